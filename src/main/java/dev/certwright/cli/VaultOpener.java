package dev.certwright.cli;

import dev.certwright.model.DatabasePassword;
import dev.certwright.model.VaultLocation;
import dev.certwright.service.Services;

/// Opens the use cases over a vault.
@FunctionalInterface
public interface VaultOpener {
    /// Opens nothing yet; the first use case that needs the vault does.
    ///
    /// @param password for a database that wants one
    Services open(VaultLocation location, DatabasePassword password);
}
