package dev.certwright.pki.encoding;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Values as config(5) describes them.
class OpenSslConfigurationTest {
    @Test
    void theFolderItselfIsLeftOut() {
        var configuration = OpenSslConfiguration.read("""
                        where = certs
                        [ ca ]
                        default_ca = mine # a comment
                        [ mine ]
                        dir = /root/ca
                        database = $dir/db/list
                        certificate = ${dir}/$where/ca.pem
                        private_key = $(dir)/$other::name
                        serial = $ENV::PKI/serial
                        [ other ]
                        name = secret/ca.key
                        """).orElseThrow();

        assertEquals(Optional.of("db/list"), configuration.file("database"));
        assertEquals(Optional.of("certs/ca.pem"), configuration.file("certificate"));
        assertEquals(Optional.of("secret/ca.key"), configuration.file("private_key"));
        assertEquals(Optional.of("serial"), configuration.file("serial"));
        assertEquals(Optional.empty(), configuration.file("crl"));
    }

    @Test
    void valuesThatNameEachOtherEnd() {
        var configuration = OpenSslConfiguration.read("""
                        [ca]
                        default_ca = d
                        [d]
                        database = x$a
                        a = $b$b
                        b = $a$a
                        """).orElseThrow();

        assertEquals(Optional.of("x"), configuration.file("database"));
    }

    @Test
    void aConfigurationWithoutACaIsNone() {
        assertEquals(Optional.empty(), OpenSslConfiguration.read("[req]\nprompt = no\n"));
        assertEquals(Optional.empty(), OpenSslConfiguration.read("[ca]\ndefault_ca = missing\n"));
    }
}
