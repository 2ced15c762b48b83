package dev.certwright.ui.adopt;

import dev.certwright.model.Cancellation;
import dev.certwright.model.Passphrase;
import dev.certwright.model.Phrase;
import dev.certwright.model.PkiException;
import dev.certwright.model.inventory.EntryId;
import dev.certwright.service.importing.AdoptionPlan;
import dev.certwright.service.importing.AdoptionService;
import dev.certwright.ui.common.Background;
import dev.certwright.ui.common.KeyAccess;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// What would come over from another CA, and taking it over. Needs javafx.base only.
public final class AdoptViewModel {
    private final AdoptionService service;
    private final KeyAccess keys;
    private final Background background;
    private final Consumer<EntryId> adopted;
    private final BooleanProperty trustOnly = new SimpleBooleanProperty(this, "trustOnly", false);
    private final ObservableList<AdoptLine> lines = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<List<Phrase>> said = new ReadOnlyObjectWrapper<>(this, "said", List.of());
    private final ReadOnlyObjectWrapper<Optional<String>> locked =
            new ReadOnlyObjectWrapper<>(this, "locked", Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Phrase>> failure =
            new ReadOnlyObjectWrapper<>(this, "failure", Optional.empty());
    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper(this, "running", false);
    private final ReadOnlyBooleanWrapper ready = new ReadOnlyBooleanWrapper(this, "ready", false);
    private final ReadOnlyDoubleWrapper done = new ReadOnlyDoubleWrapper(this, "done", -1);
    private Optional<List<Path>> sources = Optional.empty();
    private Optional<AdoptionPlan> plan = Optional.empty();
    private Cancellation work = new Cancellation();

    /// @param adopted hears of the first new entry
    AdoptViewModel(AdoptionService service, KeyAccess keys, Background background, Consumer<EntryId> adopted) {
        this.service = service;
        this.keys = keys;
        this.background = background;
        this.adopted = adopted;
        trustOnly.subscribe((_, _) -> sources.ifPresent(this::open));
    }

    /// Whether only certificates of CAs come over: no keys, nothing that they issued.
    public BooleanProperty trustOnlyProperty() {
        return trustOnly;
    }

    /// What needs attention first, then CAs, certificates and the rest.
    ObservableList<AdoptLine> lines() {
        return FXCollections.unmodifiableObservableList(lines);
    }

    /// What was found, or what came of it.
    public ReadOnlyObjectProperty<List<Phrase>> saidProperty() {
        return said.getReadOnlyProperty();
    }

    /// The first file that a password would open.
    public ReadOnlyObjectProperty<Optional<String>> lockedProperty() {
        return locked.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Optional<Phrase>> failureProperty() {
        return failure.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty runningProperty() {
        return running.getReadOnlyProperty();
    }

    /// Whether there is a plan that changes something.
    public ReadOnlyBooleanProperty readyProperty() {
        return ready.getReadOnlyProperty();
    }

    /// From 0 to 1; negative while that is not known.
    public ReadOnlyDoubleProperty doneProperty() {
        return done.getReadOnlyProperty();
    }

    /// Looks at files and folders that belong together. Nothing is changed.
    public void open(List<Path> chosen) {
        sources = Optional.of(chosen);
        var request = new AdoptionService.Request(chosen, List.of(), trustOnly.get(), Optional.empty());
        begin();
        work = background.run(
                cancellation -> service.plan(request, (_, at, total) -> progress(at, total), cancellation),
                this::planned,
                why -> {
                    lines.clear();
                    plan = Optional.empty();
                    ready.set(false);
                    locked.set(Optional.empty());
                    failed(why);
                });
    }

    /// Tries a password on all that is locked. The passphrase is closed here.
    public void unlock(Passphrase password) {
        plan.ifPresentOrElse(
                before -> {
                    begin();
                    work = background.run(
                            cancellation -> {
                                try (password) {
                                    var after = service.unlock(before, List.of(password), cancellation);
                                    if (after.locked().size() == before.locked().size()) {
                                        throw new PkiException.WrongPassword(
                                                before.locked().getFirst(), null);
                                    }
                                    return after;
                                }
                            },
                            this::planned,
                            this::failed);
                },
                password::close);
    }

    private void begin() {
        failure.set(Optional.empty());
        done.set(-1);
        running.set(true);
    }

    private void progress(int at, int total) {
        background.ui().execute(() -> done.set(total == 0 ? -1 : at / (double) total));
    }

    private void planned(AdoptionPlan found) {
        running.set(false);
        plan = Optional.of(found);
        ready.set(found.changes());
        locked.set(found.locked().stream().findFirst());
        lines.setAll(found.rows().stream()
                .sorted(Comparator.comparing(row -> !row.problem()))
                .map(AdoptLine::of)
                .toList());
        var sentences = new ArrayList<Phrase>();
        sentences.add(Phrase.of("adopt.sheet.found", Phrase.of("adopt.source." + AdoptLine.word(found.sourceKind()))));
        found.counts()
                .forEach((state, count) -> sentences.add(Phrase.of("adopt.count." + AdoptLine.word(state), count)));
        if (!found.changes()) {
            sentences.add(Phrase.of("adopt.sheet.allKnown"));
        }
        said.set(sentences);
    }

    /// Takes over what the plan says, all of it or nothing; what is locked stays out.
    public void adopt() {
        plan.filter(AdoptionPlan::changes).ifPresent(chosen -> {
            begin();
            Background.Work<AdoptionService.Adopted> taking =
                    cancellation -> service.adopt(chosen, (_, at, total) -> progress(at, total), cancellation);
            work = chosen.holdsPrivateKey()
                    ? keys.run(taking, this::taken, this::failed)
                    : background.run(taking, this::taken, this::failed);
        });
    }

    private void taken(AdoptionService.Adopted result) {
        running.set(false);
        ready.set(false);
        plan = Optional.empty();
        locked.set(Optional.empty());
        lines.clear();
        said.set(List.of(Phrase.of("adopt.sheet.done", result.added().size())));
        result.added().stream().findFirst().ifPresent(adopted);
    }

    private void failed(PkiException why) {
        running.set(false);
        if (!(why instanceof PkiException.Cancelled)) {
            failure.set(Optional.of(why.phrase()));
        }
    }

    /// Stops; nothing was changed then.
    public void cancel() {
        work.cancel();
    }
}
