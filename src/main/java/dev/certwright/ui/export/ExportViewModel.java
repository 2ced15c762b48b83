package dev.certwright.ui.export;

import dev.certwright.model.Cancellation;
import dev.certwright.model.Parsed;
import dev.certwright.model.Passphrase;
import dev.certwright.model.PasswordGenerator;
import dev.certwright.model.Phrase;
import dev.certwright.model.PkiException;
import dev.certwright.model.inventory.Entry;
import dev.certwright.service.export.ExportService;
import dev.certwright.ui.common.Background;
import dev.certwright.ui.common.Field;
import dev.certwright.ui.common.KeyAccess;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;

/// What to write, where to, and under which password. Of several entries, a CA gives its certificate only.
public final class ExportViewModel {
    /// The life of an export.
    public sealed interface Phase {
        record Editing() implements Phase {}

        record Working() implements Phase {}

        record Failed(PkiException failure) implements Phase {}

        record Done(List<Path> files) implements Phase {}
    }

    /// A file that will be written.
    public record Target(Path file, boolean exists) {}

    private final ExportService service;
    private final KeyAccess keys;
    private final Background background;
    private final PasswordGenerator generator;
    private final List<Entry> entries;
    private final ObjectProperty<ExportForm> form;
    private final Field<Path> folder;
    private final NewPassword password = new NewPassword();
    private final BooleanProperty includeKey;
    private final ReadOnlyObjectWrapper<List<Target>> targets = new ReadOnlyObjectWrapper<>(this, "targets", List.of());
    private final ReadOnlyObjectWrapper<Phase> phase = new ReadOnlyObjectWrapper<>(this, "phase", new Phase.Editing());
    private Optional<Cancellation> running = Optional.empty();
    private long listings;
    private boolean listing;
    private boolean saveWaits;

    /// Several entries begin with a generated password, which is shown and can be replaced.
    ///
    /// @param entries at least one; a CA first when there are several
    ExportViewModel(
            ExportService service,
            KeyAccess keys,
            Background background,
            PasswordGenerator generator,
            List<Entry> entries,
            ExportForm form,
            Path folder) {
        this.service = service;
        this.keys = keys;
        this.background = background;
        this.generator = generator;
        this.entries = List.copyOf(entries);
        this.form = new SimpleObjectProperty<>(this, "form", form);
        this.folder = new Field<>(folder.toString(), ExportViewModel::parseFolder);
        includeKey = new SimpleBooleanProperty(
                this, "includeKey", !several() && !single().profile().authority());
        if (several()) {
            generatePassword();
        }
        this.form.subscribe(_ -> list());
        this.includeKey.subscribe(_ -> list());
        this.folder.parsedProperty().subscribe(_ -> list());
    }

    public List<Entry> entries() {
        return entries;
    }

    public boolean several() {
        return entries.size() > 1;
    }

    /// The forms that make sense here; several entries go into PKCS #12 files.
    public List<ExportForm> forms() {
        return several()
                ? List.of(ExportForm.PKCS12, ExportForm.PKCS12_COMPATIBLE)
                : ExportForm.of(single().hasPrivateKey());
    }

    public ObjectProperty<ExportForm> formProperty() {
        return form;
    }

    public Field<Path> folder() {
        return folder;
    }

    public NewPassword password() {
        return password;
    }

    /// Whether leaving the key out is a choice at all: a PKCS #12 file always holds it.
    public boolean keyOffered() {
        return !several() && single().hasPrivateKey() && !form.get().needsPassword();
    }

    public BooleanProperty includeKeyProperty() {
        return includeKey;
    }

    /// The files that will be written, as far as it is known.
    public ReadOnlyObjectProperty<List<Target>> targetsProperty() {
        return targets.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Phase> phaseProperty() {
        return phase.getReadOnlyProperty();
    }

    /// Whether files would be replaced, which the button then says.
    public boolean replaces() {
        return targets.get().stream().anyMatch(Target::exists);
    }

    public void generatePassword() {
        password.generated(generator.next());
    }

    /// Writes the files, unless an answer is missing, which is shown then.
    ///
    /// While it is being found out which files are there, it waits, and writes only if none is.
    ///
    /// @param seen the files as the person saw them, who agreed to replace those that exist, and no others
    public void save(List<Target> seen) {
        folder.visitedProperty().set(true);
        boolean locked = form.get().needsPassword();
        if (locked) {
            password.reveal();
        }
        if (phase.get() instanceof Phase.Working
                || folder.valueIfValid().isEmpty()
                || (locked && !password.complete())) {
            return;
        }
        if (listing) {
            saveWaits = true;
            return;
        }
        var agreed = existing(seen);
        if (!agreed.containsAll(existing(targets.get()))) {
            return;
        }
        var secret = locked ? Optional.of(password.take()) : Optional.<Passphrase>empty();
        var requests = requests(folder.value(), secret, !agreed.isEmpty());
        phase.set(new Phase.Working());
        running = Optional.of(keys.run(
                cancellation -> {
                    cancellation.check();
                    refuseOthers(requests, agreed);
                    return service.exportAll(requests);
                },
                files -> {
                    secret.ifPresent(Passphrase::close);
                    saved(files);
                },
                failure -> {
                    secret.ifPresent(Passphrase::close);
                    failed(failure);
                }));
    }

    /// Gives up, if nothing is written yet.
    public void cancel() {
        running.ifPresent(Cancellation::cancel);
    }

    private void saved(List<Path> files) {
        password.clear();
        phase.set(new Phase.Done(files));
    }

    private void failed(PkiException failure) {
        phase.set(failure instanceof PkiException.Cancelled ? new Phase.Editing() : new Phase.Failed(failure));
        list();
    }

    private List<ExportService.Request> requests(Path into, Optional<Passphrase> secret, boolean overwrite) {
        var requests = new ArrayList<ExportService.Request>();
        for (var entry : entries) {
            boolean certificateOnly = several() && entry.profile().authority();
            requests.add(
                    certificateOnly
                            ? new ExportService.Request(
                                    entry, ExportForm.PEM.format(), into, Optional.empty(), false, overwrite)
                            : new ExportService.Request(
                                    entry,
                                    form.get().format(),
                                    into,
                                    secret,
                                    form.get().needsPassword() || includeKey.get(),
                                    overwrite));
        }
        return requests;
    }

    private static Set<Path> existing(List<Target> files) {
        return files.stream().filter(Target::exists).map(Target::file).collect(Collectors.toSet());
    }

    /// A file that has come to be there meanwhile was not agreed to.
    private void refuseOthers(List<ExportService.Request> requests, Set<Path> agreed) throws PkiException {
        for (var target : find(requests)) {
            if (target.exists() && !agreed.contains(target.file())) {
                throw new PkiException.FileExists(target.file());
            }
        }
    }

    private List<Target> find(List<ExportService.Request> requests) throws PkiException {
        var found = new ArrayList<Target>();
        for (var request : requests) {
            service.files(request).forEach(file -> found.add(new Target(file, Files.exists(file))));
        }
        return List.copyOf(found);
    }

    /// What was found before says nothing about other files, so it goes first.
    private void list() {
        long mine = ++listings;
        listing = false;
        saveWaits = false;
        targets.set(List.of());
        if (folder.valueIfValid().isEmpty()) {
            return;
        }
        var requests = requests(folder.value(), Optional.empty(), false);
        listing = true;
        background.run(_ -> find(requests), found -> listed(mine, found), _ -> listed(mine, List.of()));
    }

    private void listed(long mine, List<Target> found) {
        if (mine != listings) {
            return;
        }
        boolean due = saveWaits;
        listing = false;
        saveWaits = false;
        targets.set(found);
        if (due) {
            save(List.of());
        }
    }

    private Entry single() {
        return entries.getFirst();
    }

    private static Parsed<Path> parseFolder(String text) {
        if (text.isBlank()) {
            return new Parsed.Invalid<>(Phrase.of("export.folder.blank"));
        }
        try {
            return Parsed.valid(Path.of(text.strip()));
        } catch (InvalidPathException _) {
            return new Parsed.Invalid<>(Phrase.of("export.folder.malformed", text.strip()));
        }
    }
}
