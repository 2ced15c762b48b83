package dev.certwright.ui.inspection;

import dev.certwright.model.PkiException;
import dev.certwright.service.inspection.Inspected;
import java.util.Optional;

/// How far a file is open.
public sealed interface FileState {
    /// Being read.
    ///
    /// @param before what was seen of it before, when it is read again with another password
    record Opening(Optional<Inspected> before) implements FileState {}

    /// Open, though parts of it may be closed.
    ///
    /// @param refused whether the password that was entered last opened nothing
    record Opened(Inspected content, boolean refused) implements FileState {}

    /// Not open.
    ///
    /// @param patient whether this came of an attempt that was allowed to take long
    record Failed(PkiException cause, boolean patient) implements FileState {
        /// Whether a password may help.
        boolean asksForPassword() {
            return cause instanceof PkiException.PasswordRequired || cause instanceof PkiException.WrongPassword;
        }

        /// Whether patience may help.
        boolean asksForPatience() {
            return cause instanceof PkiException.TooExpensive && !patient;
        }
    }

    /// Whether there is something that a password may open.
    default boolean closed() {
        return switch (this) {
            case Opening _ -> false;
            case Opened(var content, var _) -> OpenFile.locked(content) > 0;
            case Failed failed -> failed.asksForPassword();
        };
    }

    /// What is known of the content.
    default Optional<Inspected> seen() {
        return switch (this) {
            case Opening(var before) -> before;
            case Opened(var content, var _) -> Optional.of(content);
            case Failed _ -> Optional.empty();
        };
    }
}
