package dev.certwright.pki.encoding;

import dev.certwright.model.PkiException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The passwords that may open the parts of one file, tried one after the other.
final class Passwords {
    /// Opens something with one password, or throws [PkiException.WrongPassword].
    @FunctionalInterface
    interface Attempt<T> {
        T with(PasswordForm password) throws PkiException;
    }

    private final String source;
    private final List<char[]> given;

    /// @param given stay the caller's to wipe
    Passwords(String source, List<char[]> given) {
        this.source = source;
        this.given = List.copyOf(given);
    }

    String source() {
        return source;
    }

    /// Opens something with the first password that fits.
    ///
    /// @throws PkiException.PasswordRequired when none was given
    /// @throws PkiException.WrongPassword    when none fits
    <T> T open(Attempt<T> attempt) throws PkiException {
        return open(attempt, false);
    }

    /// Likewise, and tries an empty password and none at all, too: containers are often made so.
    <T> T openAlsoWithout(Attempt<T> attempt) throws PkiException {
        return open(attempt, true);
    }

    private <T> T open(Attempt<T> attempt, boolean alsoWithout) throws PkiException {
        PkiException.@Nullable WrongPassword wrong = null;
        for (var password : given) {
            try (var form = PasswordForm.of(password)) {
                return attempt.with(form);
            } catch (PkiException.WrongPassword e) {
                wrong = e;
            }
        }
        if (alsoWithout) {
            for (var form : List.of(PasswordForm.of(new char[0]), PasswordForm.absent())) {
                try {
                    return attempt.with(form);
                } catch (PkiException.WrongPassword _) {
                    // nobody claimed that it was right
                }
            }
        }
        throw wrong == null ? new PkiException.PasswordRequired(source) : wrong;
    }
}
