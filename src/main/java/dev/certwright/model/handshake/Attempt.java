package dev.certwright.model.handshake;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// One connection of a test, in short. A test makes several to find out what the server wants.
///
/// @param offered   the versions the client offered
/// @param version   the one that was chosen; empty when none was
/// @param completed whether the handshake came to its end on the client's side
/// @param asked     whether a CertificateRequest came
/// @param late      whether it came only after the request of the application
/// @param answer    what the client answered to it
/// @param alert     the alert with which the server ended the connection
/// @param said      what the application answered
public record Attempt(
        Purpose purpose,
        Set<TlsVersion> offered,
        Optional<TlsVersion> version,
        boolean completed,
        boolean asked,
        boolean late,
        ClientAnswer answer,
        Reception reception,
        Optional<Alert> alert,
        Optional<ApplicationAnswer> said,
        Duration duration) {
    /// Which certificate was shown, and so why the connection was made.
    public enum Purpose {
        /// The one the person chose, or none if that was the choice.
        CHOSEN,
        WITHOUT,
        /// Self-signed and made for this moment; a server that takes it takes any.
        THROW_AWAY;

        /// The stable word for programs: lower case with hyphens.
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    public Attempt {
        offered = Set.copyOf(offered);
    }
}
