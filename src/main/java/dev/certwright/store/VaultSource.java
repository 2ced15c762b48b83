package dev.certwright.store;

import dev.certwright.model.PkiException;

/// Opens the vault when it is first needed, so that what needs none neither waits for it nor makes one.
@FunctionalInterface
public interface VaultSource {
    Vault get() throws PkiException;

    /// Whether there is a vault already, so that [#get] makes none.
    default boolean there() {
        return true;
    }

    /// Puts another file in the place of the vault.
    @FunctionalInterface
    interface Replacement {
        void run() throws PkiException;
    }

    /// Closes the vault, lets it be replaced, and opens it at the next [#get].
    default void replace(Replacement replacement) throws PkiException {
        replacement.run();
    }
}
