package dev.certwright.service.bulk;

import dev.certwright.model.Cancellation;
import dev.certwright.model.PkiException;
import dev.certwright.model.SecretBytes;
import dev.certwright.store.NewLeaf;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/// Some rows on their way: their keys and signatures are being made by the workers, a slice of rows by each.
final class Batch {
    /// Rows that one worker does in one go.
    private static final int SLICE = 16;

    private final List<CheckedRow> rows;
    private final List<Future<List<Made>>> slices;

    /// What a worker made of a row.
    ///
    /// @param leaf   empty for a certificate that was there
    /// @param files  for the device, if it needs some
    record Made(Optional<NewLeaf> leaf, Optional<DeviceFiles> files) {
        void wipe() {
            leaf.map(NewLeaf::pkcs8).ifPresent(SecretBytes::close);
            files.ifPresent(DeviceFiles::close);
        }
    }

    /// Makes something of a row.
    @FunctionalInterface
    interface Maker {
        Made make(CheckedRow row) throws PkiException;
    }

    private Batch(List<CheckedRow> rows, List<Future<List<Made>>> slices) {
        this.rows = rows;
        this.slices = slices;
    }

    static Batch start(List<CheckedRow> rows, Maker maker, ExecutorService workers, Cancellation cancellation) {
        var slices = new ArrayList<Future<List<Made>>>();
        for (int from = 0; from < rows.size(); from += SLICE) {
            var some = rows.subList(from, Math.min(rows.size(), from + SLICE));
            slices.add(workers.submit(() -> make(some, maker, cancellation)));
        }
        return new Batch(rows, slices);
    }

    private static List<Made> make(List<CheckedRow> rows, Maker maker, Cancellation cancellation) throws PkiException {
        var made = new ArrayList<Made>(rows.size());
        boolean done = false;
        try {
            for (var row : rows) {
                cancellation.check();
                made.add(maker.make(row));
            }
            done = true;
            return made;
        } finally {
            if (!done) {
                made.forEach(Made::wipe);
            }
        }
    }

    List<CheckedRow> rows() {
        return rows;
    }

    /// Waits for the workers.
    ///
    /// @return in the order of the rows; the caller wipes it
    List<Made> await() throws PkiException {
        var all = new ArrayList<Made>(rows.size());
        boolean done = false;
        try {
            for (var slice : slices) {
                all.addAll(slice.get());
            }
            done = true;
            return all;
        } catch (ExecutionException e) {
            throw e.getCause() instanceof PkiException known ? known : new PkiException.Unexpected(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PkiException.Cancelled();
        } finally {
            if (!done) {
                drop();
            }
        }
    }

    /// Gives up: what was made is wiped, what was not begun is not made.
    void drop() {
        for (var slice : slices) {
            if (!slice.cancel(false)) {
                try {
                    slice.get().forEach(Made::wipe);
                } catch (ExecutionException | CancellationException _) {
                    // it made nothing
                } catch (InterruptedException _) {
                    Thread.currentThread().interrupt();
                }
            }
        }
    }
}
