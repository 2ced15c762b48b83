package dev.certwright.tls.startup;

import dev.certwright.model.Bytes;
import dev.certwright.model.handshake.StartupProtocol;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Who is there, by the first octets it said in the clear.
public enum Greeting {
    SMTP(StartupProtocol.SMTP, "SMTP"),
    IMAP(StartupProtocol.IMAP, "IMAP"),
    POP3(StartupProtocol.POP3, "POP3"),
    FTP(StartupProtocol.FTP, "FTP"),
    LDAP(StartupProtocol.LDAP, "LDAP"),
    XMPP(StartupProtocol.XMPP, "XMPP"),
    MYSQL(StartupProtocol.MYSQL, "MySQL"),
    /// TLS that begins at once.
    TLS(StartupProtocol.DIRECT, "TLS"),
    HTTP("HTTP"),
    SSH("SSH"),
    VNC("VNC"),
    REDIS("Redis"),
    AMQP("AMQP");

    /// The notice of disconnection of a server that was sent a ClientHello, RFC 4511 §4.4.1.
    private static final String LDAP_NOTICE = "1.3.6.1.4.1.1466.20036";

    private static final Pattern REPLY = Pattern.compile("(220|421|554)[ -].*", Pattern.DOTALL);

    /// The greeting of SMTP begins with the server's domain, RFC 5321 §4.2; that of FTP is free.
    private static final Pattern DOMAIN_FIRST = Pattern.compile(
            "... ?-?([\\w-]+\\.)+[\\w-]+\\.?(\\s.*)?|...[ -]\\[[0-9A-Fa-f.:IPv]+](\\s.*)?", Pattern.DOTALL);

    private final Optional<StartupProtocol> startup;
    private final String word;

    Greeting(StartupProtocol startup, String word) {
        this.startup = Optional.of(startup);
        this.word = word;
    }

    Greeting(String word) {
        this.startup = Optional.empty();
        this.word = word;
    }

    /// How to begin instead; empty when this program knows no way to TLS with it.
    public Optional<StartupProtocol> startup() {
        return startup;
    }

    /// The name of the protocol, the same in every language.
    public String word() {
        return word;
    }

    /// Recognizes the protocol; empty when the octets say nothing certain.
    public static Optional<Greeting> guess(Bytes firstOctets) {
        var text = new String(firstOctets.toArray(), StandardCharsets.ISO_8859_1);
        if (REPLY.matcher(text).matches()) {
            return Optional.of(smtpOrFtp(text));
        }
        return Arrays.stream(values()).filter(g -> g.begins(text)).findFirst();
    }

    private static Greeting smtpOrFtp(String text) {
        var upper = text.toUpperCase(Locale.ROOT);
        if (upper.contains("SMTP") || upper.contains("LMTP")) {
            return SMTP;
        }
        return !upper.contains("FTP") && DOMAIN_FIRST.matcher(text).matches() ? SMTP : FTP;
    }

    private boolean begins(String text) {
        return switch (this) {
            case SMTP, FTP -> false;
            case IMAP -> text.startsWith("* OK") || text.startsWith("* PREAUTH") || text.startsWith("* BYE");
            case POP3 -> text.startsWith("+OK");
            case LDAP -> text.startsWith("0") && text.contains(LDAP_NOTICE);
            case XMPP -> text.startsWith("<stream:") || (text.startsWith("<?xml") && text.contains("<stream:"));
            // A packet with the number 0: the greeting of version 10, or an error instead of one.
            case MYSQL ->
                text.length() > 5
                        && text.charAt(2) == 0
                        && text.charAt(3) == 0
                        && (text.charAt(4) == 10 || text.charAt(4) == 0xff);
            case TLS -> text.length() > 2 && text.charAt(0) >= 20 && text.charAt(0) <= 23 && text.charAt(1) == 3;
            case HTTP ->
                text.startsWith("HTTP/") || text.toLowerCase(Locale.ROOT).startsWith("<!doctype html");
            case SSH -> text.startsWith("SSH-");
            case VNC -> text.startsWith("RFB ");
            case REDIS -> text.startsWith("-ERR ") || text.startsWith("-DENIED ");
            case AMQP -> text.startsWith("AMQP");
        };
    }
}
