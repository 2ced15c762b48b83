package dev.certwright.model.certificate;

import dev.certwright.model.Phrase;
import java.time.Instant;
import java.util.Optional;

/// What one source says about the revocation of one certificate.
public sealed interface RevocationStatus {
    /// Not revoked, and signed by who may say so.
    ///
    /// @param nextUpdate when newer word is to be had; empty when that is at any time
    record Good(Instant thisUpdate, Optional<Instant> nextUpdate) implements RevocationStatus {}

    /// Revoked, and signed by who may say so.
    ///
    /// @param reason in words (RFC 5280 §5.3.1)
    record Revoked(Instant at, Phrase reason) implements RevocationStatus {}

    /// The responder does not know the certificate (RFC 6960 §2.2). Strict clients take that for revoked.
    record Unknown() implements RevocationStatus {}

    /// The word was signed for another time.
    ///
    /// @param why which time
    record OutOfDate(Phrase why) implements RevocationStatus {}

    /// The word does not come from who may say so, or is about something else: it proves nothing.
    record NotProven(Phrase why) implements RevocationStatus {}

    /// What came cannot be decoded.
    record Unreadable() implements RevocationStatus {}

    /// No word could be had.
    record Unavailable(Phrase why) implements RevocationStatus {}
}
