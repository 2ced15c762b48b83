package dev.certwright.ui.keystore;

import dev.certwright.model.Cancellation;
import dev.certwright.model.Passphrase;
import dev.certwright.model.Phrase;
import dev.certwright.model.PkiException;
import dev.certwright.model.keystore.Pkcs12Report;
import dev.certwright.model.keystore.Pkcs12Structure.PasswordState;
import dev.certwright.model.keystore.StorePreset;
import dev.certwright.service.keystore.Converted;
import dev.certwright.ui.common.Background;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// What the doctor says of one key store, and the wish to have it written anew.
public final class KeystoreViewModel {
    private final Doctor doctor;
    private final Background background;
    private final List<Passphrase> passwords = new ArrayList<>();
    private final ReadOnlyObjectWrapper<Optional<Pkcs12Report>> report =
            new ReadOnlyObjectWrapper<>(this, "report", Optional.empty());
    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper(this, "running", false);
    private final ReadOnlyBooleanWrapper locked = new ReadOnlyBooleanWrapper(this, "locked", false);
    private final ReadOnlyObjectWrapper<Optional<Phrase>> failure =
            new ReadOnlyObjectWrapper<>(this, "failure", Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Phrase>> done =
            new ReadOnlyObjectWrapper<>(this, "done", Optional.empty());
    private Cancellation work = new Cancellation();

    /// Examines it at once.
    ///
    /// @param tried passwords that were entered before; copied
    public KeystoreViewModel(Doctor doctor, List<Passphrase> tried, Background background) {
        this.doctor = doctor;
        this.background = background;
        tried.forEach(p -> passwords.add(copy(p)));
        examine();
    }

    private static Passphrase copy(Passphrase passphrase) {
        var characters = passphrase.copy();
        try {
            return new Passphrase(characters);
        } finally {
            Arrays.fill(characters, '\0');
        }
    }

    public String source() {
        return doctor.source();
    }

    /// A name for the new file.
    ///
    /// @param ending what follows the old name, which loses its own ending
    public String suggested(String ending) {
        var name = doctor.source().replaceFirst("^.*[/\\\\]", "").replaceFirst("\\.[^.]{1,8}$", "");
        return (name.isEmpty() || name.equals("-") ? "keystore" : name) + ending;
    }

    public ReadOnlyObjectProperty<Optional<Pkcs12Report>> reportProperty() {
        return report.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty runningProperty() {
        return running.getReadOnlyProperty();
    }

    /// Whether a password would show more.
    public ReadOnlyBooleanProperty lockedProperty() {
        return locked.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Optional<Phrase>> failureProperty() {
        return failure.getReadOnlyProperty();
    }

    /// What was written.
    public ReadOnlyObjectProperty<Optional<Phrase>> doneProperty() {
        return done.getReadOnlyProperty();
    }

    /// Tries one more password.
    ///
    /// @param password taken over
    public void unlock(Passphrase password) {
        if (running.get()) {
            password.close();
            return;
        }
        passwords.add(password);
        examine();
    }

    private void examine() {
        var tried = List.copyOf(passwords);
        start(_ -> doctor.examine(tried), this::show);
    }

    private void show(Pkcs12Report examined) {
        report.set(Optional.of(examined));
        locked.set(examined.structure()
                .map(s -> s.password() == PasswordState.MISSING || s.password() == PasswordState.WRONG)
                .orElse(examined.kind().equals("encrypted")));
    }

    /// Writes the key store anew.
    ///
    /// @param newPassword of the new file, taken over; empty to keep the old one
    public void convert(StorePreset to, Path out, Optional<Passphrase> newPassword, boolean javaTrust) {
        if (running.get()) {
            newPassword.ifPresent(Passphrase::close);
            return;
        }
        var known = List.copyOf(passwords);
        var chosen = newPassword.or(() -> known.stream().reduce((_, last) -> last));
        if (chosen.isEmpty()) {
            failure.set(Optional.of(Phrase.of("keystore.convert.needsPassword")));
            return;
        }
        start(
                _ -> {
                    try {
                        return doctor.convert(new Doctor.Order(to, out, known, chosen.get(), javaTrust));
                    } finally {
                        newPassword.ifPresent(Passphrase::close);
                    }
                },
                this::tell);
    }

    private void tell(Converted converted) {
        done.set(Optional.of(Phrase.of(
                "keystore.convert.done",
                String.valueOf(converted.file().getFileName()),
                converted.keys(),
                converted.certificates())));
        failure.set(converted.left().stream().findFirst());
    }

    private <T> void start(Background.Work<T> task, Consumer<T> onSuccess) {
        running.set(true);
        failure.set(Optional.empty());
        done.set(Optional.empty());
        work = background.run(
                task,
                value -> {
                    running.set(false);
                    onSuccess.accept(value);
                },
                why -> {
                    running.set(false);
                    failure.set(why instanceof PkiException.Cancelled ? Optional.empty() : Optional.of(why.phrase()));
                });
    }

    /// Forgets the passwords. Work that is under way has its own.
    public void close() {
        work.cancel();
        if (!running.get()) {
            passwords.forEach(Passphrase::close);
        }
        passwords.clear();
    }
}
