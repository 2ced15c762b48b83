package dev.certwright.model.inventory;

import java.time.Instant;

/// That a CA of this vault has revoked a certificate.
///
/// @param at in whole seconds
public record Revocation(Instant at, RevocationReason reason) {
    /// Whether it can be taken back.
    public boolean onHold() {
        return reason == RevocationReason.CERTIFICATE_HOLD;
    }
}
