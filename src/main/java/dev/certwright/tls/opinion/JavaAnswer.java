package dev.certwright.tls.opinion;

import dev.certwright.model.handshake.Alert;
import dev.certwright.model.handshake.TlsVersion;
import java.util.List;
import java.util.Optional;

/// How the JDK fared.
///
/// @param connected       the handshake came to its end and the server did not refuse right after
/// @param certificateSent whether the JDK chose to show the client's certificate
/// @param received        the alert with which the server ended it
/// @param sent            the alert with which the JDK ended it
/// @param words           what its exception says; empty when connected or when the server closed without a word
/// @param groups          the key agreement groups it offers, in the words of the IANA registry
public record JavaAnswer(
        boolean connected,
        Optional<TlsVersion> version,
        Optional<String> cipherSuite,
        boolean certificateSent,
        Optional<Alert> received,
        Optional<Alert> sent,
        String words,
        List<String> groups) {
    public JavaAnswer {
        groups = List.copyOf(groups);
    }
}
