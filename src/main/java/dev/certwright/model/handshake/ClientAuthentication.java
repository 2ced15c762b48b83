package dev.certwright.model.handshake;

import java.util.List;
import java.util.Locale;

/// What a server wants of client certificates, found by trying without one, with the chosen one and with one that
/// nobody can know, for each TLS version by itself.
///
/// @param versions the versions in which a connection came about, the newest first
public record ClientAuthentication(List<OfVersion> versions) {
    /// Whether and when a server asks for a certificate, and what happens without one.
    public enum Asks {
        /// Without one the handshake or the connection ends.
        REQUIRES_IN_TLS,
        /// Without one the handshake succeeds and the application refuses.
        REQUIRES_IN_APPLICATION,
        /// It goes on without one.
        REQUESTS,
        /// Only after the request of the application, for some of its addresses: by renegotiation (RFC 5246 §7.4.1.1)
        /// or post-handshake authentication (RFC 8446 §4.6.2).
        ASKS_LATE,
        DOES_NOT_ASK,
        /// Not enough was seen.
        UNKNOWN;

        /// The stable word for programs: lower case with hyphens.
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        public boolean required() {
            return this == REQUIRES_IN_TLS || this == REQUIRES_IN_APPLICATION;
        }
    }

    /// What was found for one version.
    ///
    /// @param acceptsAny   a certificate that nobody can know was taken like a good one
    /// @param rejectsYours the chosen certificate was refused although none is needed
    public record OfVersion(TlsVersion version, Asks asks, boolean acceptsAny, boolean rejectsYours) {
        /// The one stable word that matters most: the hole before the rule.
        public String word() {
            if (acceptsAny) {
                return "accepts-any-certificate";
            }
            return rejectsYours ? "rejects-yours-though-none-is-needed" : asks.word();
        }
    }

    public ClientAuthentication {
        versions = List.copyOf(versions);
    }

    public static ClientAuthentication unknown() {
        return new ClientAuthentication(List.of());
    }

    /// The same without the versions of which too little was seen.
    public ClientAuthentication decided() {
        return new ClientAuthentication(versions.stream()
                .filter(v -> v.asks() != Asks.UNKNOWN || v.acceptsAny() || v.rejectsYours())
                .toList());
    }

    /// Of the newest version.
    public Asks asks() {
        return versions.isEmpty() ? Asks.UNKNOWN : versions.getFirst().asks();
    }

    public boolean acceptsAny() {
        return versions.stream().anyMatch(OfVersion::acceptsAny);
    }

    public boolean rejectsYours() {
        return versions.stream().anyMatch(OfVersion::rejectsYours);
    }

    /// Whether the versions are treated differently, which is hardly ever meant.
    public boolean differs() {
        return versions.stream().map(OfVersion::word).distinct().count() > 1;
    }

    /// The one stable word that matters most, over all versions.
    public String word() {
        return versions.stream()
                .filter(v -> v.acceptsAny() || v.rejectsYours())
                .findFirst()
                .or(() -> versions.stream().findFirst())
                .map(OfVersion::word)
                .orElse(Asks.UNKNOWN.word());
    }
}
