package dev.certwright.tls.message;

/// What was negotiated before a message, and decides its structure.
///
/// @param tls13       whether TLS 1.3 was chosen
/// @param cipherSuite in the words of the IANA registry, empty before the ServerHello
public record DecodingContext(boolean tls13, String cipherSuite) {
    /// Before the ServerHello.
    public static DecodingContext initial() {
        return new DecodingContext(false, "");
    }

    /// After a ServerHello.
    public static DecodingContext after(ServerHello hello) {
        return new DecodingContext(hello.selectedVersion() == 0x0304, hello.cipherSuiteName());
    }
}
