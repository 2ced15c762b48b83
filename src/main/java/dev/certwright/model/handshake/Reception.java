package dev.certwright.model.handshake;

import java.util.Locale;

/// How a server took the client's certificate, or its absence, by the strongest evidence there is.
public enum Reception {
    /// The server did not ask, or the connection ended before it could judge.
    NOT_JUDGED,
    REFUSED_BY_ALERT,
    REFUSED_BY_APPLICATION,
    /// Closed without a word, right after the client's certificate.
    REFUSED_SILENTLY,
    ACCEPTED_BY_APPLICATION,
    /// The server's Finished (TLS 1.2), a session ticket or application data.
    ACCEPTED_BY_TLS,
    /// No word at all within the time given.
    NO_OBJECTION;

    public boolean refused() {
        return switch (this) {
            case REFUSED_BY_ALERT, REFUSED_BY_APPLICATION, REFUSED_SILENTLY -> true;
            case NOT_JUDGED, ACCEPTED_BY_APPLICATION, ACCEPTED_BY_TLS, NO_OBJECTION -> false;
        };
    }

    /// The stable word for programs: lower case with hyphens.
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
