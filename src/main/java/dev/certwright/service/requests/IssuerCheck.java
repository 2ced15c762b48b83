package dev.certwright.service.requests;

import dev.certwright.model.Phrase;
import dev.certwright.model.PkiException;
import dev.certwright.model.certificate.BasicConstraints;
import dev.certwright.model.certificate.Validity;
import dev.certwright.model.inventory.Entry;
import dev.certwright.model.issuing.CertificateOrder;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

/// Whether a CA may sign what is wanted, and for how long.
record IssuerCheck(Entry issuer, Instant now) {
    /// @throws PkiException.NotAnAuthority    when it is no CA
    /// @throws PkiException.PrivateKeyMissing when its key is elsewhere
    /// @throws PkiException.InvalidInput      when it has ended
    void requireUsable() throws PkiException {
        if (!issuer.details().authority()) {
            throw new PkiException.NotAnAuthority(issuer.name());
        }
        if (!issuer.hasPrivateKey()) {
            throw new PkiException.PrivateKeyMissing(issuer.name());
        }
        if (now.isAfter(issuer.details().validity().notAfter())) {
            throw violation("violation.issuer.expired", issuer.name(), end());
        }
    }

    /// Refuses a CA that would stand deeper than the issuer allows (RFC 5280 §4.2.1.9).
    void requireRoomFor(BasicConstraints wanted) throws PkiException.InvalidInput {
        var limit = issuer.details().basicConstraints().map(BasicConstraints::pathLenConstraint);
        if (!wanted.ca() || limit.isEmpty() || limit.get().isEmpty()) {
            return;
        }
        int most = limit.get().getAsInt();
        if (most == 0) {
            throw violation("violation.issuer.leavesOnly", issuer.name());
        }
        var length = wanted.pathLenConstraint();
        if (length.isEmpty() || length.getAsInt() >= most) {
            throw violation("csr.refused.pathLength", issuer.name(), most, most - 1);
        }
    }

    /// When the certificate begins and ends. Days that were asked for are never shortened.
    Validity validity(CertificateOrder order) throws PkiException.InvalidInput {
        int days = order.days().orElse(order.profile().defaultDays());
        Validity.parseDays(Integer.toString(days)).orThrow();
        if (order.days().isPresent() && days > maxDays()) {
            throw violation("violation.days.pastIssuer", issuer.name(), end(), maxDays());
        }
        return Validity.ofDays(now, days).endingBy(issuer.details().validity().notAfter());
    }

    /// Whole days to the issuer's end, rounded up.
    private int maxDays() {
        var left = Duration.between(now, issuer.details().validity().notAfter());
        return Math.clamp(Math.ceilDiv(left.toSeconds(), Duration.ofDays(1).toSeconds()), 0, Validity.MAX_DAYS);
    }

    private String end() {
        return issuer.details()
                .validity()
                .notAfter()
                .atZone(ZoneOffset.UTC)
                .toLocalDate()
                .toString();
    }

    private static PkiException.InvalidInput violation(String key, Object... arguments) {
        return new PkiException.InvalidInput(Phrase.of(key, arguments));
    }
}
