package dev.certwright.ui.passphrase;

import dev.certwright.model.Passphrase;
import dev.certwright.model.PassphraseStrength;
import dev.certwright.model.Phrase;
import dev.certwright.model.PkiException;
import dev.certwright.ui.common.Background;
import java.util.Arrays;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;

/// Lets a person choose how private keys are protected: by a passphrase, typed twice, or knowingly by none.
public final class ProtectionViewModel {
    /// Applies the decision; called on a worker.
    @FunctionalInterface
    public interface Decision {
        /// Applies it.
        ///
        /// @param current     what the person gave as the present passphrase, if there is one
        /// @param replacement empty for none
        void apply(Optional<Passphrase> current, Optional<Passphrase> replacement) throws PkiException;
    }

    private final boolean asksForCurrent;
    private final Decision decision;
    private final Background background;
    private final Runnable decided;
    private final BooleanProperty without = new SimpleBooleanProperty(this, "without", false);
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper(this, "busy", false);
    private final ReadOnlyObjectWrapper<Optional<PassphraseStrength>> strength =
            new ReadOnlyObjectWrapper<>(this, "strength", Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Phrase>> problem =
            new ReadOnlyObjectWrapper<>(this, "problem", Optional.empty());

    /// Builds it.
    ///
    /// @param asksForCurrent whether there is a passphrase already, which must be given
    /// @param decided        runs once the decision was applied
    public ProtectionViewModel(boolean asksForCurrent, Decision decision, Background background, Runnable decided) {
        this.asksForCurrent = asksForCurrent;
        this.decision = decision;
        this.background = background;
        this.decided = decided;
        without.subscribe(_ -> problem.set(Optional.empty()));
    }

    public boolean asksForCurrent() {
        return asksForCurrent;
    }

    /// Whether the person wants no passphrase.
    public BooleanProperty withoutProperty() {
        return without;
    }

    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /// How strong the passphrase is so far; empty before the first character.
    public ReadOnlyObjectProperty<Optional<PassphraseStrength>> strengthProperty() {
        return strength.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Optional<Phrase>> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /// Hears what was typed so far; the characters are wiped.
    public void typed(char[] soFar) {
        strength.set(soFar.length == 0 ? Optional.empty() : Optional.of(PassphraseStrength.of(soFar)));
        Arrays.fill(soFar, '\0');
    }

    /// Decides. The characters are wiped.
    public void decide(char[] current, char[] first, char[] second) {
        var refusal = refusal(first, second);
        problem.set(refusal);
        if (refusal.isEmpty()) {
            apply(
                    asksForCurrent ? Optional.of(new Passphrase(current)) : Optional.empty(),
                    without.get() ? Optional.empty() : Optional.of(new Passphrase(first)));
        }
        Arrays.fill(current, '\0');
        Arrays.fill(first, '\0');
        Arrays.fill(second, '\0');
    }

    private Optional<Phrase> refusal(char[] first, char[] second) {
        if (without.get()) {
            return Optional.empty();
        }
        if (first.length == 0) {
            return Optional.of(Phrase.of("passphrase.blank"));
        }
        return Arrays.equals(first, second) ? Optional.empty() : Optional.of(Phrase.of("passphrase.differ"));
    }

    private void apply(Optional<Passphrase> current, Optional<Passphrase> replacement) {
        busy.set(true);
        background.run(
                _ -> {
                    try {
                        decision.apply(current, replacement);
                        return true;
                    } finally {
                        current.ifPresent(Passphrase::close);
                        replacement.ifPresent(Passphrase::close);
                    }
                },
                _ -> decided.run(),
                failure -> {
                    busy.set(false);
                    problem.set(Optional.of(failure.phrase()));
                });
    }
}
