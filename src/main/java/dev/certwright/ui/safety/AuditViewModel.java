package dev.certwright.ui.safety;

import dev.certwright.model.Phrase;
import dev.certwright.model.PkiException;
import dev.certwright.model.inventory.AuditEvent;
import dev.certwright.model.inventory.AuditVerdict;
import dev.certwright.service.safety.AuditService;
import dev.certwright.ui.common.Background;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;

/// What was done to the vault, and whether the record of it is as it was written.
public final class AuditViewModel {
    /// How many events are shown; the export has all of them.
    static final int MOST = 100_000;

    private final AuditService service;
    private final Background background;
    private final ObservableList<AuditEvent> events = FXCollections.observableArrayList();
    private final FilteredList<AuditEvent> shown = new FilteredList<>(events);
    private final StringProperty filter = new SimpleStringProperty(this, "filter", "");
    private final ReadOnlyObjectWrapper<Optional<AuditVerdict>> verdict =
            new ReadOnlyObjectWrapper<>(this, "verdict", Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Phrase>> note =
            new ReadOnlyObjectWrapper<>(this, "note", Optional.empty());

    private record Reading(List<AuditEvent> events, AuditVerdict verdict) {}

    /// Builds it and reads the log.
    ///
    /// @param words what an action is called, for the filter
    public AuditViewModel(AuditService service, Background background, Function<AuditEvent, String> words) {
        this.service = service;
        this.background = background;
        filter.subscribe(typed -> {
            var wanted = typed.strip().toLowerCase(Locale.ROOT);
            shown.setPredicate(event -> wanted.isEmpty()
                    || event.subject().toLowerCase(Locale.ROOT).contains(wanted)
                    || words.apply(event).toLowerCase(Locale.ROOT).contains(wanted));
        });
        background.run(
                _ -> new Reading(service.events(MOST), service.verify(Optional.empty())), this::show, this::failed);
    }

    private void show(Reading reading) {
        events.setAll(reading.events());
        verdict.set(Optional.of(reading.verdict()));
    }

    /// Those that match the filter, newest first.
    public ObservableList<AuditEvent> shown() {
        return FXCollections.unmodifiableObservableList(shown);
    }

    public StringProperty filterProperty() {
        return filter;
    }

    /// What the check found; empty until then.
    public ReadOnlyObjectProperty<Optional<AuditVerdict>> verdictProperty() {
        return verdict.getReadOnlyProperty();
    }

    /// What came of what was asked for last.
    public ReadOnlyObjectProperty<Optional<Phrase>> noteProperty() {
        return note.getReadOnlyProperty();
    }

    /// Where the log ends, to be noted elsewhere; empty until it is known.
    public String head() {
        return verdict.get()
                .flatMap(AuditVerdict::head)
                .map(head -> head.hash().hex())
                .orElse("");
    }

    /// Writes the whole log, as CSV where the name ends so, else as JSON.
    public void export(Path file) {
        var format = file.toString().toLowerCase(Locale.ROOT).endsWith(".csv")
                ? AuditService.Format.CSV
                : AuditService.Format.JSON;
        background.run(
                _ -> {
                    service.export(format, file, true);
                    return file;
                },
                written -> note.set(Optional.of(Phrase.of("safety.audit.exported", written.toString()))),
                this::failed);
    }

    private void failed(PkiException why) {
        note.set(Optional.of(why.phrase()));
    }
}
