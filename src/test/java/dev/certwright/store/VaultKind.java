package dev.certwright.store;

import dev.certwright.model.PkiException;
import dev.certwright.model.VaultLocation;
import dev.certwright.testing.PostgresCluster;
import java.nio.file.Path;
import java.sql.SQLException;

/// What a vault can lie in. Tests of what holds for both run with both.
enum VaultKind {
    FILE {
        @Override
        VaultLocation fresh(Path folder) {
            return new VaultLocation.InFile(folder.resolve("vault.db"));
        }
    },
    SERVER {
        @Override
        VaultLocation fresh(Path folder) throws PkiException, SQLException {
            var cluster = PostgresCluster.shared();
            cluster.empty();
            return VaultLocation.parse(cluster.url()).orThrow();
        }
    };

    /// A place where nothing is.
    abstract VaultLocation fresh(Path folder) throws PkiException, SQLException;
}
