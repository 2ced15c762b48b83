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
}
