package dev.certwright.ui.connection;

import dev.certwright.model.Phrase;
import dev.certwright.model.certificate.EncodedCertificate;
import dev.certwright.model.inventory.EntryId;
import java.nio.file.Path;

/// What can be picked as trusted.
public sealed interface TrustOption {
    /// In words.
    Phrase label();

    record OfSystem() implements TrustOption {
        @Override
        public Phrase label() {
            return Phrase.of("connection.trust.system");
        }
    }

    /// A CA of the vault.
    record OfVault(EntryId entry, String name) implements TrustOption {
        @Override
        public Phrase label() {
            return Phrase.of("connection.client.name", name);
        }
    }

    /// A file that was picked.
    record OfFile(Path file) implements TrustOption {
        @Override
        public Phrase label() {
            return Phrase.of("connection.file", String.valueOf(file.getFileName()));
        }
    }

    /// One that a server has shown and the person has compared.
    record Given(EncodedCertificate authority, String name) implements TrustOption {
        @Override
        public Phrase label() {
            return Phrase.of("connection.trust.compared", name);
        }
    }

    /// Opens the file dialog.
    record PickFile() implements TrustOption {
        @Override
        public Phrase label() {
            return Phrase.of("connection.pickFile");
        }
    }
}
