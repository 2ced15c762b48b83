package dev.certwright.ui.export;

import dev.certwright.model.Passphrase;
import dev.certwright.model.Phrase;
import java.util.Arrays;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.ObjectBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// A new password, typed twice or generated.
public final class NewPassword {
    /// Java's keytool takes no shorter one.
    static final int MIN_LENGTH = 6;

    private final StringProperty text = new SimpleStringProperty(this, "text", "");
    private final StringProperty again = new SimpleStringProperty(this, "again", "");
    private final BooleanProperty shown = new SimpleBooleanProperty(this, "shown", false);
    private final BooleanProperty textVisited = new SimpleBooleanProperty(this, "textVisited", false);
    private final BooleanProperty againVisited = new SimpleBooleanProperty(this, "againVisited", false);
    private final ObjectBinding<Optional<Phrase>> problem =
            Bindings.createObjectBinding(() -> textVisited.get() ? textProblem() : Optional.empty(), text, textVisited);
    private final ObjectBinding<Optional<Phrase>> againProblem = Bindings.createObjectBinding(
            () -> againVisited.get() ? findAgainProblem() : Optional.empty(), text, again, againVisited, shown);

    public StringProperty textProperty() {
        return text;
    }

    public StringProperty againProperty() {
        return again;
    }

    /// Whether the password is shown, which makes typing it twice needless.
    public BooleanProperty shownProperty() {
        return shown;
    }

    public BooleanProperty textVisitedProperty() {
        return textVisited;
    }

    public BooleanProperty againVisitedProperty() {
        return againVisited;
    }

    public ObjectBinding<Optional<Phrase>> problem() {
        return problem;
    }

    public ObjectBinding<Optional<Phrase>> againProblem() {
        return againProblem;
    }

    boolean complete() {
        return textProblem().isEmpty() && findAgainProblem().isEmpty();
    }

    void reveal() {
        textVisited.set(true);
        againVisited.set(true);
    }

    void generated(String password) {
        shown.set(true);
        text.set(password);
        again.set(password);
    }

    /// The password for use; whoever takes it closes it.
    Passphrase take() {
        var characters = text.get().toCharArray();
        try {
            return new Passphrase(characters);
        } finally {
            Arrays.fill(characters, '\0');
        }
    }

    void clear() {
        text.set("");
        again.set("");
    }

    private Optional<Phrase> textProblem() {
        if (text.get().isEmpty()) {
            return Optional.of(Phrase.of("export.password.blank"));
        }
        return text.get().length() < MIN_LENGTH
                ? Optional.of(Phrase.of("export.password.short", MIN_LENGTH))
                : Optional.empty();
    }

    private Optional<Phrase> findAgainProblem() {
        return shown.get() || text.get().equals(again.get())
                ? Optional.empty()
                : Optional.of(Phrase.of("export.password.differs"));
    }
}
