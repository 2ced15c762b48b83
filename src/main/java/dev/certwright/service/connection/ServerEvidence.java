package dev.certwright.service.connection;

import dev.certwright.model.Bytes;
import dev.certwright.model.certificate.EncodedCertificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Everything that [ServerChecks] judges by.
///
/// @param chain   as the server sent it; not empty
/// @param staple  the OCSP response it sent along
/// @param host    what the certificate must be valid for
/// @param anchors the authorities that are trusted
/// @param others  certificates at hand among which a missing issuer may be, for example all of the vault
/// @param at      the moment the judgement is for
public record ServerEvidence(
        List<EncodedCertificate> chain,
        Optional<Bytes> staple,
        String host,
        List<EncodedCertificate> anchors,
        List<EncodedCertificate> others,
        Instant at) {
    public ServerEvidence {
        chain = List.copyOf(chain);
        anchors = List.copyOf(anchors);
        others = List.copyOf(others);
        if (chain.isEmpty()) {
            throw new IllegalArgumentException("no certificate");
        }
    }
}
