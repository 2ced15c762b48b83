package dev.certwright.model.name;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import dev.certwright.model.Parsed;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GeneralNameTest {
    private static String typed(Parsed<GeneralName> parsed) {
        return switch (parsed) {
            case Parsed.Valid<GeneralName>(var name) -> name.typed();
            case Parsed.Invalid<GeneralName>(var violation) -> violation.key();
        };
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "localhost|DNS:localhost",
                "*.example.com|DNS:*.example.com",
                "DNS: www.example.com|DNS:www.example.com",
                "bücher.example|DNS:xn--bcher-kva.example",
                "127.0.0.1|IP:127.0.0.1",
                "IP:10.0.0.1|IP:10.0.0.1",
                "::1|IP:::1",
                "2001:0DB8:0:0::1|IP:2001:db8::1",
                "[::1]|IP:::1",
                "::ffff:192.0.2.1|IP:::ffff:c000:201",
                "1:2:3:4:5:6:7::|IP:1:2:3:4:5:6:7:0",
                "spiffe://example.org/a|URI:spiffe://example.org/a",
                "URI:urn:uuid:1|URI:urn:uuid:1",
                "a@example.com|email:a@example.com",
                "email:a@example.com|email:a@example.com",
                "exa mple.com|violation.dns.space",
                "*.*.example.com|violation.dns.wildcard",
                "w*.example.com|violation.dns.wildcard",
                "*|violation.dns.wildcard",
                "300.1.1.1|violation.ip.malformed",
                "1.2.3|violation.ip.malformed",
                "10.0.0.0/8|violation.ip.network",
                "fe80::1%eth0|violation.ip.zone",
                "1::2::3|violation.ip.malformed",
                "a..example|violation.dns.emptyLabel",
                "-a.example|violation.dns.hyphen",
                "a_b.example|violation.dns.character",
                "example.123|violation.dns.numeric",
                "http://|violation.uri.malformed",
                "@example.com|violation.email.malformed",
                "''|violation.generalName.blank",
            })
    void recognisesEachKindAndSaysWhatIsWrong(String text, String expected) {
        assertEquals(expected, typed(GeneralName.parse(text)));
    }

    private static List<String> list(String text) {
        return NameList.parse(text).stream().map(piece -> typed(piece.name())).toList();
    }

    @Test
    void splitsWhateverIsPasted() {
        assertEquals(
                List.of("DNS:localhost", "DNS:*.example.com", "IP:127.0.0.1"),
                list("DNS:localhost, DNS:*.example.com, IP:127.0.0.1"));
        assertEquals(List.of("DNS:localhost", "IP:127.0.0.1", "IP:::1"), list("localhost 127.0.0.1 ::1"));
        assertEquals(List.of("DNS:a.example", "DNS:b.example"), list(" a.example\r\n\nb.example;; "));
        assertEquals(List.of("DNS:a.example", "IP:10.0.0.1"), list("DNS: a.example IP Address: 10.0.0.1"));
        assertEquals(List.of("violation.dns.space", "DNS:b.example"), list("exa mple.com, b.example"));
        assertEquals(List.of(), list(" ,\n"));
    }

    @Test
    void takesFiveThousandNames() {
        var many = IntStream.range(0, 5_000)
                .mapToObj(i -> "h" + i + ".example.com")
                .collect(Collectors.joining(" "));
        var pieces = assertTimeout(Duration.ofSeconds(5), () -> NameList.parse(many));
        assertEquals(5_000, pieces.size());
        pieces.forEach(piece -> assertInstanceOf(Parsed.Valid.class, piece.name()));
    }
}
