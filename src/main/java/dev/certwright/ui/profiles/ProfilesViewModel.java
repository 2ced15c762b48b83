package dev.certwright.ui.profiles;

import dev.certwright.model.Phrase;
import dev.certwright.model.PkiException;
import dev.certwright.model.issuing.IssuingProfile;
import dev.certwright.service.profiles.ProfileService;
import dev.certwright.ui.common.Background;
import java.nio.file.Path;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The profiles there are, one of them selected, and what became of the last thing done.
public final class ProfilesViewModel {
    private final ProfileService service;
    private final Background background;
    private final ObservableList<IssuingProfile> profiles = FXCollections.observableArrayList();
    private final ObjectProperty<Optional<IssuingProfile>> selected =
            new SimpleObjectProperty<>(this, "selected", Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Phrase>> failure =
            new ReadOnlyObjectWrapper<>(this, "failure", Optional.empty());
    private final BooleanBinding removable = Bindings.createBooleanBinding(
            () -> selected.get().filter(one -> !one.builtIn()).isPresent(), selected);

    public ProfilesViewModel(ProfileService service, Background background) {
        this.service = service;
        this.background = background;
    }

    /// All of them, those of the program first.
    public ObservableList<IssuingProfile> profiles() {
        return FXCollections.unmodifiableObservableList(profiles);
    }

    public ObjectProperty<Optional<IssuingProfile>> selectedProperty() {
        return selected;
    }

    /// What went wrong last, if it did.
    public ReadOnlyObjectProperty<Optional<Phrase>> failureProperty() {
        return failure.getReadOnlyProperty();
    }

    /// Whether the selected one is the person's own.
    public BooleanBinding removable() {
        return removable;
    }

    /// The selected one as JSON; empty when none is.
    public String json() {
        return selected.get().map(service::json).orElse("");
    }

    /// Reads the list anew.
    public void refresh() {
        refresh(Optional.empty());
    }

    private void refresh(Optional<IssuingProfile> then) {
        background.run(
                _ -> service.all(),
                all -> {
                    profiles.setAll(all);
                    selected.set(then);
                },
                this::fail);
    }

    /// Takes a profile from a file; one of the same name stays.
    public void importFrom(Path file) {
        failure.set(Optional.empty());
        background.run(_ -> service.save(service.read(file), false), saved -> refresh(Optional.of(saved)), this::fail);
    }

    /// Writes the selected one to a file, which the person has agreed to replace.
    public void exportTo(Path file) {
        failure.set(Optional.empty());
        selected.get()
                .ifPresent(profile -> background.run(
                        _ -> {
                            service.exportTo(profile, file, true);
                            return profile;
                        },
                        _ -> {},
                        this::fail));
    }

    /// Removes the selected one.
    public void remove() {
        failure.set(Optional.empty());
        selected.get()
                .ifPresent(profile -> background.run(
                        _ -> {
                            service.remove(profile.name());
                            return profile;
                        },
                        _ -> refresh(),
                        this::fail));
    }

    private void fail(PkiException cause) {
        failure.set(Optional.of(cause.phrase()));
    }
}
