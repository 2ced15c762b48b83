package dev.certwright.service.bulk;

import dev.certwright.model.Cancellation;
import dev.certwright.model.PkiException;
import dev.certwright.model.inventory.EntryId;
import dev.certwright.model.inventory.FileStem;
import dev.certwright.model.key.KeySpec;
import dev.certwright.service.bulk.BulkProgress.Stage;
import dev.certwright.service.bulk.table.Rows;
import dev.certwright.store.Vault;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/// One run: workers on all cores make certificates of some rows while those of the rows before are stored and packed.
///
/// Never are more than a few batches on their way, so the memory needed does not depend on how many rows there are.
/// A batch is sized so that it takes a fraction of a second, whatever the kind of key, and is one transaction: whoever
/// cancels, or meets a failure, loses at most the batches on their way, and readers of the vault wait for one at most.
final class Production {
    /// Batches that are being made while another one is stored.
    private static final int AHEAD = 3;

    private static final int SMALLEST = 16;
    private static final int LARGEST = 1_000;
    private static final int MILLIS_OF_A_BATCH = 300;

    private final Vault vault;
    private final EntryId authority;
    private final Batch.Maker maker;
    private final Optional<Delivery> delivery;
    private final InstantSource clock;
    private final Consumer<BulkProgress> observer;
    private final int begin;
    private final Instant start;
    private long rows;
    private long issued;

    /// @param key of most rows, which says how long the first ones take
    Production(
            Vault vault,
            EntryId authority,
            Batch.Maker maker,
            Optional<Delivery> delivery,
            KeySpec key,
            InstantSource clock,
            Consumer<BulkProgress> observer) {
        this.vault = vault;
        this.authority = authority;
        this.maker = maker;
        this.delivery = delivery;
        this.clock = clock;
        this.observer = observer;
        this.begin = key instanceof KeySpec.Rsa ? SMALLEST : SMALLEST * 16;
        this.start = clock.instant();
    }

    /// How many were issued and stored so far.
    long issued() {
        return issued;
    }

    Duration took() {
        return Duration.between(start, clock.instant());
    }

    /// Does all rows.
    ///
    /// @param total that are expected, for telling how long it takes
    void run(Rows source, RowChecks checks, long total, Cancellation cancellation) throws PkiException {
        var onTheirWay = new ArrayDeque<Batch>();
        var workers = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors(), Production::worker);
        try {
            while (fill(onTheirWay, source, checks, workers, cancellation)) {
                cancellation.check();
                finish(onTheirWay.removeFirst());
                observer.accept(new BulkProgress(Stage.ISSUING, rows, total, issued, took()));
            }
        } finally {
            workers.shutdown();
            onTheirWay.forEach(Batch::drop);
        }
    }

    private static Thread worker(Runnable work) {
        var thread = new Thread(work, "bulk issuing");
        thread.setDaemon(true);
        return thread;
    }

    /// @return whether there is something to do
    private boolean fill(
            ArrayDeque<Batch> onTheirWay,
            Rows source,
            RowChecks checks,
            ExecutorService workers,
            Cancellation cancellation)
            throws PkiException {
        while (onTheirWay.size() < AHEAD) {
            var next = checks.next(source, size());
            if (next.isEmpty()) {
                break;
            }
            var needed = needed(next);
            long passedOver =
                    next.stream().filter(CheckedRow.Issued.class::isInstance).count()
                            - needed.stream()
                                    .filter(CheckedRow.Issued.class::isInstance)
                                    .count();
            rows += passedOver;
            if (!needed.isEmpty()) {
                onTheirWay.add(Batch.start(needed, maker, workers, cancellation));
            }
        }
        return !onTheirWay.isEmpty();
    }

    /// As many as take a fraction of a second at the pace so far.
    private int size() {
        long millis = Math.max(1, took().toMillis());
        return issued == 0 ? begin : Math.clamp(issued * MILLIS_OF_A_BATCH / millis, SMALLEST, LARGEST);
    }

    /// Without those of which nothing is to be made.
    private List<CheckedRow> needed(List<CheckedRow> checked) {
        return checked.stream().filter(this::needed).toList();
    }

    private boolean needed(CheckedRow row) {
        return switch (row) {
            case CheckedRow.Ready _ -> true;
            case CheckedRow.Issued _ -> delivery.isPresent() && !delivery.get().has(FileStem.of(row.name()));
            case CheckedRow.Refused _ -> false;
        };
    }

    private void finish(Batch batch) throws PkiException {
        var made = batch.await();
        try {
            var leaves = made.stream().flatMap(m -> m.leaf().stream()).toList();
            if (!leaves.isEmpty()) {
                vault.bulk().add(authority, leaves);
                issued += leaves.size();
            }
            rows += made.size();
            if (delivery.isPresent()) {
                delivery.get()
                        .put(made.stream().flatMap(m -> m.files().stream()).toList());
            }
        } finally {
            made.forEach(Batch.Made::wipe);
        }
    }
}
