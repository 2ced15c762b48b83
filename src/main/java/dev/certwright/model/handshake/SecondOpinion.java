package dev.certwright.model.handshake;

import dev.certwright.model.Phrase;
import java.util.List;
import java.util.Optional;

/// The same connection made by a Java program: how it fares, and what it does differently.
///
/// @param connected       the handshake came to its end and the server did not refuse right after
/// @param certificateSent whether the client's certificate was shown
/// @param alert           the alert with which either side ended it
/// @param says            how it went, in a sentence
/// @param differences     to the test of this program, each in a sentence
public record SecondOpinion(
        boolean connected,
        Optional<TlsVersion> version,
        Optional<String> cipherSuite,
        boolean certificateSent,
        Optional<Alert> alert,
        Phrase says,
        List<Phrase> differences) {
    public SecondOpinion {
        differences = List.copyOf(differences);
    }
}
