package dev.certwright.cli;

import dev.certwright.model.PkiException;
import dev.certwright.text.Messages;

/// What to say about a failure at the command line: as everywhere, but where the remedy is an option, it names the
/// option.
final class FailureText {
    private FailureText() {}

    static String of(PkiException failure, Messages messages) {
        if (failure instanceof PkiException.ProtectionUndecided) {
            return messages.text("cli.failure.protectionUndecided");
        }
        if (failure instanceof PkiException.VaultLocked) {
            return messages.text("cli.failure.vaultLocked");
        }
        if (failure instanceof PkiException.PasswordRequired) {
            return messages.text("cli.failure.passwordRequired", messages.of(failure));
        }
        return messages.of(failure);
    }
}
