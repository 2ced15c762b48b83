package dev.certwright.model.certificate;

import dev.certwright.model.name.DistinguishedName;
import java.time.Instant;
import java.util.Optional;

/// What a certificate revocation list says (RFC 5280 §5).
///
/// @param revoked how many certificates it lists
public record RevocationListDetails(
        DistinguishedName issuer,
        Instant thisUpdate,
        Optional<Instant> nextUpdate,
        String signatureAlgorithm,
        int revoked) {}
