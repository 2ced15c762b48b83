package dev.certwright.pki.path;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.certwright.model.name.GeneralName;
import dev.certwright.model.name.IpAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The rules of RFC 9525 §6.3 and §6.4, with the examples given there.
class ServerIdentityTest {
    @ParameterizedTest
    @CsvSource({
        "www.example.com, www.example.com, true",
        "WWW.Example.COM, www.example.com, true",
        "www.example.com., www.example.com, true",
        "foo.example.com, *.example.com, true",
        "bar.foo.example.com, *.example.com, false",
        "example.com, *.example.com, false",
        "foo.example.com, *.EXAMPLE.com, true",
        "baz1.example.net, baz*.example.net, false",
        "foobaz.example.net, *baz.example.net, false",
        "a.b.example.com, *.*.example.com, false",
        "a.b.example.com, a.*.example.com, false",
        "example.com, *.com, false",
        "localhost, *, false",
        "example.co.uk, *.co.uk, false",
        "www.example.co.uk, *.example.co.uk, true",
        "example.com.tw, *.COM.TW, false",
        "www.co.example, *.co.example, true",
        "www.example.uk, *.example.uk, true",
        "bücher.example, xn--bcher-kva.example, true",
        "bücher.example, *.example, false",
        "xn--bcher-kva.example.org, *.example.org, true",
        "example.com, example.com.evil.org, false",
        "127.0.0.1, 127.0.0.1, false",
        "exa mple.com, exa mple.com, false",
    })
    void comparesHostsWithDnsNames(String host, String presented, boolean matches) {
        assertEquals(matches, new ServerIdentity(host).matches(new GeneralName.Dns(presented)));
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, 127.0.0.1, true",
        "127.0.0.1, 127.0.0.2, false",
        "[::1], ::1, true",
        "2001:DB8:0::1, 2001:db8::1, true",
        "::ffff:127.0.0.1, 127.0.0.1, false",
        "localhost, 127.0.0.1, false",
    })
    void comparesAddressesByTheirOctets(String host, String presented, boolean matches) throws Exception {
        var address = new GeneralName.Ip(IpAddress.parse(presented).orThrow());
        assertEquals(matches, new ServerIdentity(host).matches(address));
    }

    @Test
    void ignoresNamesOfOtherKinds() {
        var identity = new ServerIdentity("example.com");
        assertFalse(identity.matches(new GeneralName.Uri("https://example.com")));
    }

    @Test
    void findsTheFirstNameThatMatches() {
        var names = List.<GeneralName>of(new GeneralName.Dns("localhost"), new GeneralName.Dns("*.example.com"));
        assertEquals(
                "*.example.com",
                new ServerIdentity("www.example.com")
                        .findIn(names)
                        .orElseThrow()
                        .value());
    }

    @ParameterizedTest
    @CsvSource({"'', false", "300.1.1.1, false", "a..b, false", "localhost, true", "::1, true"})
    void knowsWhatCannotBeAHost(String host, boolean wellFormed) {
        assertEquals(wellFormed, new ServerIdentity(host).wellFormed());
    }
}
