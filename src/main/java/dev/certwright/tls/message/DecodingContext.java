package dev.certwright.tls.message;

/// What was negotiated before a message, and decides its structure. A renegotiation (RFC 5746) changes it as the
/// first handshake did: with its ServerHello.
///
/// @param version     the number of the version, 0 before the ServerHello
/// @param cipherSuite in the words of the IANA registry, empty before the ServerHello
public record DecodingContext(int version, String cipherSuite) {
    private static final int TLS_1_2 = 0x0303;
    private static final int TLS_1_3 = 0x0304;

    /// Before the ServerHello.
    public static DecodingContext initial() {
        return new DecodingContext(0, "");
    }

    /// After a ServerHello.
    public static DecodingContext after(ServerHello hello) {
        return new DecodingContext(hello.selectedVersion(), hello.cipherSuiteName());
    }

    /// For the messages behind this one.
    public DecodingContext then(TlsMessage message) {
        return message instanceof ServerHello hello ? after(hello) : this;
    }

    public boolean tls13() {
        return version == TLS_1_3;
    }

    /// Whether signatures stand behind their algorithm, as since TLS 1.2 (RFC 5246 §4.7).
    boolean signaturesNameTheirAlgorithm() {
        return version == 0 || version >= TLS_1_2;
    }
}
