package dev.certwright.ui.connection;

import dev.certwright.model.Phrase;
import dev.certwright.model.inventory.EntryId;
import java.nio.file.Path;
import java.util.Optional;

/// What can be picked as the client's certificate.
public sealed interface ClientOption {
    /// In words.
    Phrase label();

    /// One of the vault.
    ///
    /// @param issuer its name, when the issuer is in the vault
    record OfVault(EntryId entry, String name, Optional<String> issuer) implements ClientOption {
        @Override
        public Phrase label() {
            return issuer.map(i -> Phrase.of("connection.client.vault", name, i))
                    .orElse(Phrase.of("connection.client.name", name));
        }
    }

    /// A file that was picked.
    record OfFile(Path file) implements ClientOption {
        @Override
        public Phrase label() {
            return Phrase.of("connection.file", String.valueOf(file.getFileName()));
        }
    }

    /// Opens the file dialog.
    record PickFile() implements ClientOption {
        @Override
        public Phrase label() {
            return Phrase.of("connection.pickFile");
        }
    }

    record None() implements ClientOption {
        @Override
        public Phrase label() {
            return Phrase.of("connection.client.none");
        }
    }
}
