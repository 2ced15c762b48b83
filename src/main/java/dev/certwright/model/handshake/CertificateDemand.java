package dev.certwright.model.handshake;

import dev.certwright.model.name.DistinguishedName;
import java.util.List;

/// What the server's CertificateRequest asks for (RFC 8446 §4.3.2, RFC 5246 §7.4.4).
///
/// @param authorities         the issuers it says it accepts; empty means any
/// @param signatureAlgorithms in the words of the IANA registry, for example `ecdsa_secp256r1_sha256`
public record CertificateDemand(List<DistinguishedName> authorities, List<String> signatureAlgorithms) {
    public CertificateDemand {
        authorities = List.copyOf(authorities);
        signatureAlgorithms = List.copyOf(signatureAlgorithms);
    }
}
