package dev.certwright.ui.connection;

import dev.certwright.model.Phrase;
import java.util.Locale;
import java.util.Set;

/// Which texts explain a message.
final class MessageNotes {
    private static final Set<String> KNOWN = Set.of(
            "Alert",
            "ApplicationData",
            "Certificate",
            "CertificateRequest",
            "CertificateStatus",
            "CertificateVerify",
            "ChangeCipherSpec",
            "ClientHello",
            "ClientKeyExchange",
            "EncryptedExtensions",
            "Finished",
            "HelloRequest",
            "HelloRetryRequest",
            "KeyUpdate",
            "NewSessionTicket",
            "ServerHello",
            "ServerHelloDone",
            "ServerKeyExchange");

    private MessageNotes() {}

    static Set<String> known() {
        return KNOWN;
    }

    /// What it is for, in plain words.
    static Phrase text(String name) {
        return Phrase.of(key(name) + ".text");
    }

    /// Where it is written down.
    static Phrase source(String name) {
        return Phrase.of(key(name) + ".source");
    }

    private static String key(String name) {
        return "connection.explain."
                + (KNOWN.contains(name)
                        ? name.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT)
                        : "unknown");
    }
}
