package dev.certwright.model.handshake;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.certwright.model.Parsed;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HandshakeTargetTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "localhost|https://localhost:443/",
                "localhost:8443|https://localhost:8443/",
                "https://example.com|https://example.com:443/",
                "HTTPS://example.com:8443/a/b?c=d#e|https://example.com:8443/a/b?c=d",
                "example.com?x=/y|https://example.com:443/?x=/y",
                "127.0.0.1:8443|https://127.0.0.1:8443/",
                "[::1]:8443|https://[::1]:8443/",
                "https://[2001:db8::1]/|https://[2001:db8::1]:443/",
                "::1|https://[::1]:443/",
                "tls://mail.example.com:993|tls://mail.example.com:993",
                "bücher.example|https://xn--bcher-kva.example:443/",
                "''|violation.address.blank",
                "http://example.com:80/|violation.address.plainHttp",
                "http://|violation.address.plainHttp",
                "gopher://example.com|violation.address.scheme",
                "ftp://example.com|ftp://example.com:21",
                "SMTP://mail.example.com:587|smtp://mail.example.com:587",
                "imaps://mail.example.com|tls://mail.example.com:993",
                "postgres://db.example.com|postgresql://db.example.com:5432",
                "mqtts://[::1]/|mqtts://[::1]:8883",
                "rediss://cache|tls://cache:6379",
                "https://|violation.dns.blank",
                "https://user@example.com|violation.address.userInfo",
                "localhost:0|violation.address.port",
                "localhost:65536|violation.address.port",
                "localhost:|violation.address.port",
                "localhost:abc|violation.address.port",
                "300.1.1.1|violation.ip.malformed",
                "exa mple.com|violation.dns.space",
                "localhost/a b|violation.address.path",
                "[::1|violation.ip.malformed",
                "[::1]x|violation.ip.malformed",
                "[localhost]|violation.dns.character",
            })
    void readsAddressesAsPeopleTypeThem(String text, String expected) {
        var outcome = switch (HandshakeTarget.parse(text)) {
            case Parsed.Valid<HandshakeTarget>(var target) -> target.toString();
            case Parsed.Invalid<HandshakeTarget>(var violation) -> violation.key();
        };
        assertEquals(expected, outcome);
    }
}
