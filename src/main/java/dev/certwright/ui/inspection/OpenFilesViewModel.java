package dev.certwright.ui.inspection;

import dev.certwright.model.Bytes;
import dev.certwright.model.Cancellation;
import dev.certwright.model.Passphrase;
import dev.certwright.model.Phrase;
import dev.certwright.model.PkiException;
import dev.certwright.service.inspection.Inspected;
import dev.certwright.ui.common.Background;
import dev.certwright.ui.common.Notices;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntConsumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// What is open. A few files are read at a time; passwords that opened one are tried on all.
public final class OpenFilesViewModel implements AutoCloseable {
    private static final int AT_ONCE = 4;

    private final Inspecting inspecting;
    private final Background background;
    private final Notices notices;
    private final WindowPasswords passwords = new WindowPasswords();
    private final ObservableList<OpenFile> files = FXCollections.observableArrayList();
    private final ObservableList<OpenFile> outward = FXCollections.unmodifiableObservableList(files);
    private final ReadOnlyIntegerWrapper skipped = new ReadOnlyIntegerWrapper(this, "skipped", 0);
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper(this, "busy", false);
    private final Deque<Job> waiting = new ArrayDeque<>();
    private final Set<Integer> running = new HashSet<>();
    private final Map<Integer, Cancellation> cancellations = new HashMap<>();
    private IntConsumer onAdded = _ -> {};
    private boolean starting;
    private int lastId;

    /// A file to read.
    private record Job(int file, boolean patient, Optional<Passphrase> candidate) {}

    public OpenFilesViewModel(Inspecting inspecting, Background background, Notices notices) {
        this.inspecting = inspecting;
        this.background = background;
        this.notices = notices;
    }

    /// In the order in which they were opened.
    public ObservableList<OpenFile> files() {
        return outward;
    }

    /// How many files of folders were left out because there is nothing in them to show.
    public ReadOnlyIntegerProperty skippedProperty() {
        return skipped.getReadOnlyProperty();
    }

    /// Whether something is being read.
    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /// Those that opened something. They stay here and are wiped with the window.
    List<Passphrase> passwords() {
        return passwords.with(Optional.empty());
    }

    /// Hears of the first file of each batch.
    void onAdded(IntConsumer listener) {
        onAdded = listener;
    }

    Optional<OpenFile> find(int id) {
        return files.stream().filter(f -> f.id() == id).findFirst();
    }

    /// Opens files, and all files in folders. One that is open already is read again.
    public void open(List<Path> dropped) {
        background.run(
                cancellation -> FolderContent.of(dropped, cancellation),
                content -> {
                    if (!content.complete()) {
                        notices.failed(new PkiException.InvalidInput(
                                Phrase.of("inspection.tooManyFiles", FolderContent.MOST)));
                    }
                    add(content.origins());
                },
                notices::failed);
    }

    /// Opens octets that are no file.
    ///
    /// @param name what to call them
    public void open(String name, Bytes octets) {
        add(new Origin.OfOctets(octets), name);
    }

    /// Fetches what a server sends.
    public void fetch(String address) {
        add(new Origin.OfAddress(address), address);
    }

    private void add(List<Origin.OfPath> origins) {
        int first = -1;
        for (var origin : origins) {
            var name = String.valueOf(origin.path().getFileName());
            int id = open(origin).map(OpenFile::id).orElseGet(() -> append(origin, name));
            first = first < 0 ? id : first;
            enqueue(new Job(id, false, Optional.empty()), false);
        }
        announce(first);
    }

    private void add(Origin origin, String name) {
        int id = append(origin, name);
        enqueue(new Job(id, false, Optional.empty()), false);
        announce(id);
    }

    private Optional<OpenFile> open(Origin.OfPath origin) {
        return files.stream()
                .filter(f -> f.origin() instanceof Origin.OfPath(var path, var _) && path.equals(origin.path()))
                .findFirst();
    }

    private int append(Origin origin, String name) {
        files.add(new OpenFile(++lastId, name, origin, new FileState.Opening(Optional.empty())));
        return lastId;
    }

    private void announce(int first) {
        if (first >= 0) {
            onAdded.accept(first);
        }
        start();
    }

    /// Reads a file once more.
    public void tryAgain(int id) {
        again(new Job(id, false, Optional.empty()));
    }

    /// Reads a file that takes long.
    public void openAnyway(int id) {
        again(new Job(id, true, Optional.empty()));
    }

    /// Tries a password on a file and on what is closed in it.
    ///
    /// @param typed copied; wiping it stays with the caller
    public void unlock(int id, char[] typed) {
        boolean patient = find(id).filter(f -> f.state() instanceof FileState.Failed(var _, var before) && before)
                .isPresent();
        again(new Job(id, patient, Optional.of(new Passphrase(typed))));
    }

    private void again(Job job) {
        enqueue(job, true);
        start();
    }

    /// Stops reading a file.
    public void cancel(int id) {
        waiting.stream().filter(job -> job.file() == id).toList().forEach(job -> {
            waiting.remove(job);
            job.candidate().ifPresent(Passphrase::close);
            update(id, restored(id, new PkiException.Cancelled(), job.patient()));
        });
        Optional.ofNullable(cancellations.get(id)).ifPresent(Cancellation::cancel);
    }

    public void close(int id) {
        cancel(id);
        files.removeIf(f -> f.id() == id);
    }

    public void closeAll() {
        List.copyOf(files).forEach(f -> cancel(f.id()));
        files.clear();
        skipped.set(0);
    }

    private void enqueue(Job job, boolean first) {
        find(job.file()).ifPresent(file -> {
            if (first) {
                waiting.addFirst(job);
            } else {
                waiting.addLast(job);
            }
            update(job.file(), new FileState.Opening(file.state().seen()));
        });
    }

    private void start() {
        if (starting) {
            return;
        }
        starting = true;
        while (running.size() < AT_ONCE && !waiting.isEmpty()) {
            run(waiting.removeFirst());
        }
        starting = false;
        busy.set(!running.isEmpty());
    }

    private void run(Job job) {
        var file = find(job.file());
        if (file.isEmpty() || !running.add(job.file())) {
            job.candidate().ifPresent(Passphrase::close);
            return;
        }
        var known = passwords.with(job.candidate());
        var cancellation = background.run(
                cancelled -> file.get().read(inspecting, known, job.patient(), cancelled),
                content -> ended(job, () -> succeeded(job, content)),
                cause -> ended(job, () -> failed(job, cause)));
        if (running.contains(job.file())) {
            cancellations.put(job.file(), cancellation);
        }
    }

    private void ended(Job job, Runnable outcome) {
        running.remove(job.file());
        cancellations.remove(job.file());
        if (find(job.file()).isPresent()) {
            outcome.run();
        } else {
            job.candidate().ifPresent(Passphrase::close);
        }
        start();
    }

    private void succeeded(Job job, Inspected content) {
        var before = find(job.file()).flatMap(f -> f.state().seen());
        boolean better = before.isEmpty() || OpenFile.locked(content) < OpenFile.locked(before.get());
        update(job.file(), new FileState.Opened(content, job.candidate().isPresent() && !better));
        job.candidate().ifPresent(password -> {
            if (better) {
                passwords.keep(password);
                tryOnOthers(job.file());
            } else {
                password.close();
            }
        });
    }

    private void failed(Job job, PkiException cause) {
        boolean useless = cause instanceof PkiException.WrongPassword || cause instanceof PkiException.Cancelled;
        job.candidate().ifPresent(useless ? Passphrase::close : passwords::keep);
        boolean nothing = cause instanceof PkiException.Unrecognized
                && find(job.file()).filter(OpenFile::found).isPresent();
        if (nothing) {
            files.removeIf(f -> f.id() == job.file());
            skipped.set(skipped.get() + 1);
        } else {
            update(job.file(), restored(job.file(), cause, job.patient()));
        }
    }

    /// What was seen of a file before stays in sight when another attempt fails.
    private FileState restored(int id, PkiException cause, boolean patient) {
        return find(id).flatMap(f -> f.state().seen())
                .<FileState>map(content -> new FileState.Opened(content, !(cause instanceof PkiException.Cancelled)))
                .orElse(new FileState.Failed(cause, patient));
    }

    /// A password that opened one file may well open others.
    private void tryOnOthers(int except) {
        for (var file : List.copyOf(files)) {
            if (file.state().closed() && file.id() != except) {
                enqueue(new Job(file.id(), false, Optional.empty()), false);
            }
        }
    }

    private void update(int id, FileState state) {
        for (int i = 0; i < files.size(); i++) {
            if (files.get(i).id() == id) {
                files.set(i, files.get(i).with(state));
            }
        }
    }

    /// Forgets everything and wipes the passwords.
    @Override
    public void close() {
        closeAll();
        passwords.close();
    }
}
