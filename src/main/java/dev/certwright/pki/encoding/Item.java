package dev.certwright.pki.encoding;

import dev.certwright.model.Bytes;
import dev.certwright.model.certificate.EncodedCertificate;
import java.security.PrivateKey;
import java.util.Optional;

/// One thing found in a file.
public sealed interface Item {
    /// A certificate.
    ///
    /// @param alias what the container calls it
    record CertificateItem(EncodedCertificate certificate, Optional<String> alias) implements Item {}

    /// A private key, decrypted.
    ///
    /// @param alias what the container calls it
    record PrivateKeyItem(PrivateKey privateKey, Optional<String> alias) implements Item {
        /// Names the algorithm only, never the key.
        @Override
        public String toString() {
            return "PrivateKeyItem[" + privateKey.getAlgorithm() + "]";
        }
    }

    /// A certification request.
    record RequestItem(Bytes der) implements Item {}

    /// A certificate revocation list.
    record RevocationListItem(Bytes der) implements Item {}
}
