package dev.certwright.model.certificate;

import dev.certwright.model.name.DistinguishedName;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What a certificate revocation list says (RFC 5280 §5).
///
/// @param revoked    how many certificates it lists
/// @param entries    the first of them, in encoded order; as many as [#MOST_ENTRIES] at most
/// @param extensions of the list, in encoded order
public record RevocationListDetails(
        DistinguishedName issuer,
        Instant thisUpdate,
        Optional<Instant> nextUpdate,
        String signatureAlgorithm,
        int revoked,
        List<Entry> entries,
        List<ExtensionDetails> extensions) {
    /// How many entries are kept: enough to look through, and bounded for lists with millions.
    public static final int MOST_ENTRIES = 10_000;

    /// A revoked certificate (RFC 5280 §5.1.2.6, §5.3).
    ///
    /// @param reason     the name in RFC 5280 §5.3.1, for example `keyCompromise`; empty when none is given
    /// @param extensions all of them, the reason among them
    /// @param where      all of it in the encoding of the list
    public record Entry(
            SerialNumber serialNumber,
            Instant revocationDate,
            Optional<String> reason,
            List<ExtensionDetails> extensions,
            OctetRange where) {}
}
