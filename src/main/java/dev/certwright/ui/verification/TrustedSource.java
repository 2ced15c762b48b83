package dev.certwright.ui.verification;

import dev.certwright.model.Phrase;
import dev.certwright.model.certificate.EncodedCertificate;
import dev.certwright.model.handshake.TrustChoice;
import dev.certwright.model.inventory.EntryId;
import java.nio.file.Path;
import java.util.List;

/// What can be picked as trusted.
public sealed interface TrustedSource {
    /// In words.
    Phrase label();

    TrustChoice choice();

    /// What the platform trusts.
    record OfSystem() implements TrustedSource {
        @Override
        public Phrase label() {
            return Phrase.of("verification.trust.system");
        }

        @Override
        public TrustChoice choice() {
            return new TrustChoice.OfSystem();
        }
    }

    /// A CA of the vault.
    record OfVault(EntryId entry, String name) implements TrustedSource {
        @Override
        public Phrase label() {
            return Phrase.of("verification.trust.vault", name);
        }

        @Override
        public TrustChoice choice() {
            return new TrustChoice.OfVault(entry);
        }
    }

    /// The roots among the certificates that are open.
    record OfOpen(List<EncodedCertificate> roots) implements TrustedSource {
        public OfOpen {
            roots = List.copyOf(roots);
        }

        @Override
        public Phrase label() {
            return Phrase.of("verification.trust.open", roots.size());
        }

        @Override
        public TrustChoice choice() {
            return new TrustChoice.Given(roots);
        }
    }

    /// Every certificate in a file that was picked.
    record OfFile(Path file) implements TrustedSource {
        @Override
        public Phrase label() {
            return Phrase.of("verification.trust.file", String.valueOf(file.getFileName()));
        }

        @Override
        public TrustChoice choice() {
            return new TrustChoice.OfFile(file);
        }
    }
}
