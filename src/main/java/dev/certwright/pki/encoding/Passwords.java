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
    private final WorkBudget budget;

    /// @param given stay the caller's to wipe
    Passwords(String source, List<char[]> given) {
        this(source, given, new WorkBudget(source));
    }

    /// @param given stay the caller's to wipe
    Passwords(String source, List<char[]> given, WorkBudget budget) {
        this.source = source;
        this.given = List.copyOf(given);
        this.budget = budget;
    }

    /// One for everything that is in the file.
    WorkBudget budget() {
        return budget;
    }

    boolean none() {
        return given.isEmpty();
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

    private static List<PasswordForm> forms(char[] password) {
        for (char character : password) {
            if (character > 127) {
                return List.of(PasswordForm.of(password), PasswordForm.octetwise(password));
            }
        }
        return List.of(PasswordForm.of(password));
    }

    private <T> T open(Attempt<T> attempt, boolean alsoWithout) throws PkiException {
        PkiException.@Nullable WrongPassword wrong = null;
        for (var password : given) {
            for (var form : forms(password)) {
                try (form) {
                    return attempt.with(form);
                } catch (PkiException.WrongPassword e) {
                    wrong = e;
                }
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
