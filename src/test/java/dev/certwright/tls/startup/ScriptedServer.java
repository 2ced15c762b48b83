package dev.certwright.tls.startup;

import dev.certwright.model.handshake.StartupProtocol;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;

/// The server's side of each protocol up to TLS, driven by what the client says.
public record ScriptedServer(InputStream in, OutputStream out) {
    private static final HexFormat HEX = HexFormat.of();

    /// Speaks until the client may begin TLS.
    public void speak(StartupProtocol protocol) throws IOException {
        switch (protocol) {
            case DIRECT -> {}
            case SMTP -> smtp();
            case IMAP -> imap();
            case POP3 -> pop3();
            case FTP -> ftp();
            case LDAP -> ldap();
            case XMPP -> xmpp();
            case POSTGRESQL -> postgreSql();
            case MYSQL -> mySql();
        }
    }

    private void smtp() throws IOException {
        say("220 mail.example.com ESMTP\r\n");
        while (true) {
            var line = line();
            if (line.startsWith("EHLO ")) {
                say("250-mail.example.com\r\n250-PIPELINING\r\n250-STARTTLS\r\n250 8BITMIME\r\n");
            } else if (line.equals("STARTTLS")) {
                say("220 2.0.0 Ready\r\n");
                return;
            } else {
                say("500 What?\r\n");
            }
        }
    }

    private void imap() throws IOException {
        say("* OK [CAPABILITY IMAP4rev1 STARTTLS] ready\r\n");
        while (true) {
            var words = line().split(" ", 2);
            if (words[1].toUpperCase(Locale.ROOT).equals("CAPABILITY")) {
                say("* CAPABILITY IMAP4rev1 STARTTLS LOGINDISABLED\r\n" + words[0] + " OK done\r\n");
            } else if (words[1].toUpperCase(Locale.ROOT).equals("STARTTLS")) {
                say(words[0] + " OK begin\r\n");
                return;
            } else {
                say(words[0] + " BAD what\r\n");
            }
        }
    }

    private void pop3() throws IOException {
        say("+OK POP3 ready\r\n");
        while (true) {
            switch (line()) {
                case "CAPA" -> say("+OK\r\nTOP\r\nSTLS\r\nUIDL\r\n.\r\n");
                case "STLS" -> {
                    say("+OK begin\r\n");
                    return;
                }
                default -> say("-ERR what\r\n");
            }
        }
    }

    private void ftp() throws IOException {
        say("220-Welcome\r\n 220 is not the end\r\nfree text\r\n220 Service ready\r\n");
        while (true) {
            switch (line()) {
                case "FEAT" -> say("211-Features:\r\n AUTH TLS\r\n211 End\r\n");
                case "AUTH TLS" -> {
                    say("234 Proceed\r\n");
                    return;
                }
                default -> say("500 What?\r\n");
            }
        }
    }

    private void ldap() throws IOException {
        var head = octets(2);
        var content = new String(octets(head[1]), StandardCharsets.ISO_8859_1);
        boolean known = head[0] == 0x30 && content.endsWith("1.3.6.1.4.1.1466.20037");
        out.write(HEX.parseHex("300c02010178070a01" + (known ? "00" : "02") + "04000400"));
    }

    private void xmpp() throws IOException {
        until("version='1.0'>", "version=\"1.0\">", "'localhost'>");
        say("<?xml version='1.0'?><stream:stream id='a>b' from='localhost' version='1.0' "
                + "xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams'>"
                + "<stream:features><starttls xmlns='urn:ietf:params:xml:ns:xmpp-tls'><required/></starttls>"
                + "<mechanisms xmlns='urn:ietf:params:xml:ns:xmpp-sasl'><mechanism>PLAIN</mechanism></mechanisms>"
                + "</stream:features>");
        until("xmpp-tls'/>", "xmpp-tls\"/>");
        say("<proceed xmlns='urn:ietf:params:xml:ns:xmpp-tls'></proceed>");
    }

    private void postgreSql() throws IOException {
        say(HEX.formatHex(octets(8)).equals("0000000804d2162f") ? "S" : "E");
    }

    private void mySql() throws IOException {
        var greeting = HEX.formatHex(new byte[] {10})
                + HEX.formatHex("8.0.36\0".getBytes(StandardCharsets.US_ASCII))
                + "01000000" + "0102030405060708" + "00" + "ffff" + "2d" + "0200" + "ffc7" + "15" + "00".repeat(10)
                + "0102030405060708090a0b0c00"
                + HEX.formatHex("caching_sha2_password\0".getBytes(StandardCharsets.US_ASCII));
        out.write(HEX.parseHex(HEX.toHexDigits((byte) (greeting.length() / 2)) + "000000" + greeting));
        var request = octets(36);
        if (request[3] != 1 || (request[5] & 0x08) == 0) {
            throw new IOException("no SSLRequest: " + HEX.formatHex(request));
        }
    }

    private void say(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    private String line() throws IOException {
        return until("\n").strip();
    }

    /// Hears everything up to the first of these texts, and nothing behind it.
    private String until(String... ends) throws IOException {
        var heard = new ByteArrayOutputStream();
        while (true) {
            heard.write(octets(1));
            var text = heard.toString(StandardCharsets.UTF_8);
            for (var end : ends) {
                if (text.endsWith(end)) {
                    return text;
                }
            }
        }
    }

    private byte[] octets(int count) throws IOException {
        var octets = in.readNBytes(count);
        if (octets.length < count) {
            throw new EOFException();
        }
        return octets;
    }
}
