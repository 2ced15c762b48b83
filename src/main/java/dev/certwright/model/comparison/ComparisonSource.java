package dev.certwright.model.comparison;

import dev.certwright.model.certificate.EncodedCertificate;
import dev.certwright.model.handshake.HandshakeTarget;
import java.nio.file.Path;

/// Where one of the two certificates comes from.
public sealed interface ComparisonSource {
    /// What to call it.
    String label();

    /// The certificate in a file: the one of its private key, else the one that issued none of the others.
    record OfFile(Path file) implements ComparisonSource {
        @Override
        public String label() {
            return String.valueOf(file.getFileName());
        }
    }

    /// An entry of the vault.
    record OfVault(String name) implements ComparisonSource {
        @Override
        public String label() {
            return name;
        }
    }

    /// What a server sends first.
    record OfServer(HandshakeTarget target) implements ComparisonSource {
        @Override
        public String label() {
            return target.authority();
        }
    }

    /// A certificate that is open already.
    record OfCertificate(EncodedCertificate certificate, String label) implements ComparisonSource {}
}
