package dev.certwright.cli;

import dev.certwright.model.Passphrase;
import dev.certwright.model.PassphraseStrength;
import dev.certwright.model.Phrase;
import dev.certwright.model.PkiException;
import dev.certwright.text.Messages;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// Gets the passphrase of the vault, or the password of a file: from a file or a variable, else from the person.
final class Secrets {
    private final Terminal terminal;
    private final Messages messages;
    private final GlobalOptions options;

    Secrets(Terminal terminal, Messages messages, GlobalOptions options) {
        this.terminal = terminal;
        this.messages = messages;
        this.options = options;
    }

    /// The passphrase of a vault that has one; empty when nobody can be asked.
    Optional<Passphrase> passphrase() throws PkiException {
        var given = given();
        return given.isPresent() ? given : ask("cli.passphrase.ask");
    }

    /// A passphrase for a vault that has none yet; empty when nobody can be asked.
    Optional<Passphrase> newPassphrase() throws PkiException {
        var given = given();
        return given.isPresent() ? given : askTwice("cli.passphrase.askNew", "cli.passphrase.askAgain");
    }

    /// Whether somebody said, or can be asked, a passphrase.
    boolean sayable() {
        return options.passphraseFile().isPresent()
                || terminal.variable("CERTWRIGHT_PASSPHRASE").isPresent()
                || terminal.prompt().isPresent();
    }

    /// Whether a passphrase was named on the command line itself.
    boolean passphraseNamed() {
        return options.passphraseFile().isPresent();
    }

    /// A password for a file to be written.
    Optional<Passphrase> newPassword() throws PkiException {
        return askTwice("cli.password.askNew", "cli.password.askAgain");
    }

    /// The password in a file, if one is named.
    Optional<Passphrase> password(Optional<Path> file) throws PkiException {
        return file.isPresent() ? Optional.of(SecretFile.read(file.get())) : Optional.empty();
    }

    /// The password of a file that is there; empty when nobody can be asked.
    Optional<Passphrase> passwordOf(String source) {
        return terminal.prompt().flatMap(prompt -> prompt.ask(messages.text("cli.password.askOf", source)));
    }

    private Optional<Passphrase> given() throws PkiException {
        var file = options.passphraseFile();
        if (file.isPresent()) {
            return password(file);
        }
        return terminal.variable("CERTWRIGHT_PASSPHRASE").map(text -> new Passphrase(text.toCharArray()));
    }

    private Optional<Passphrase> ask(String question) {
        return terminal.prompt().flatMap(prompt -> prompt.ask(messages.text(question)));
    }

    private Optional<Passphrase> askTwice(String question, String again) throws PkiException {
        var first = ask(question);
        if (first.isEmpty()) {
            return first;
        }
        var chosen = first.get().copy();
        boolean agreed = false;
        try {
            if (chosen.length == 0) {
                throw new PkiException.InvalidInput(Phrase.of("cli.passphrase.blank"));
            }
            var strength = PassphraseStrength.of(chosen).name().toLowerCase(Locale.ROOT);
            new Output(terminal.err()).line(messages.text("cli.passphrase.strength." + strength));
            if (!same(chosen, ask(again))) {
                throw new PkiException.InvalidInput(Phrase.of("cli.passphrase.differs"));
            }
            agreed = true;
            return first;
        } finally {
            if (!agreed) {
                first.get().close();
            }
            Arrays.fill(chosen, '\0');
        }
    }

    private static boolean same(char[] chosen, Optional<Passphrase> repeated) {
        if (repeated.isEmpty()) {
            return false;
        }
        try (var passphrase = repeated.get()) {
            var second = passphrase.copy();
            boolean same = Arrays.equals(chosen, second);
            Arrays.fill(second, '\0');
            return same;
        }
    }
}
