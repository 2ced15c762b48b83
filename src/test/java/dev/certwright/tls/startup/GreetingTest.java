package dev.certwright.tls.startup;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.certwright.model.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// First octets as the documents of the protocols and well-known servers have them.
class GreetingTest {
    private static Optional<Greeting> guess(String text) {
        return Greeting.guess(Bytes.of(text.getBytes(StandardCharsets.ISO_8859_1)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "220 mail.example.com ESMTP Postfix | SMTP",
                "220 foo.com Simple Mail Transfer Service Ready | SMTP",
                "220-mail.example.com here | SMTP",
                "220 [192.0.2.1] here | SMTP",
                "220 (vsFTPd 3.0.3) | FTP",
                "220 Service ready for new user. | FTP",
                "220 ftp.example.com FTP server ready | FTP",
                "220---------- Welcome to Pure-FTPd ---------- | FTP",
                "554 5.7.1 SMTP service not available | SMTP",
                "* OK [CAPABILITY IMAP4rev1] Dovecot ready. | IMAP",
                "+OK Dovecot ready. | POP3",
                "SSH-2.0-OpenSSH_9.2p1 | SSH",
                "HTTP/1.1 400 Bad Request | HTTP",
                "RFB 003.008 | VNC",
                "-ERR Protocol error: unauthenticated multibulk length | REDIS",
                "<?xml version='1.0'?><stream:stream id='1'> | XMPP",
            })
    void namesWhoIsThere(String first, Greeting who) {
        assertEquals(Optional.of(who), guess(first + "\r\n"));
    }

    @Test
    void namesWhoSpeaksInOctets() {
        assertEquals(Optional.of(Greeting.MYSQL), guess("J\0\0\0\n8.0.36\0"));
        assertEquals(Optional.of(Greeting.MYSQL), guess("E\0\0\0\u00ffj\u0004Host '192.0.2.1' is not allowed"));
        assertEquals(Optional.of(Greeting.AMQP), guess("AMQP\0\0\t\1"));
        assertEquals(Optional.of(Greeting.TLS), guess("\25\3\1\0\2\2\106"));
        assertEquals(
                Optional.of(Greeting.LDAP),
                guess("0\u0024\2\1\0x\u001f\n\1\2\4\0\4\0\u008a\u00161.3.6.1.4.1.1466.20036"));
    }

    @Test
    void doesNotGuessAtRandom() {
        assertEquals(Optional.empty(), guess(""));
        assertEquals(Optional.empty(), guess("hello"));
        assertEquals(Optional.empty(), guess("\0\0\0\0\0\0\0"));
    }
}
