package dev.certwright.tls.startup;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// The protocols that speak in lines.
final class LineStart {
    /// The first line of a reply of SMTP (RFC 5321 §4.2) or FTP (RFC 959 §4.2).
    private static final Pattern REPLY = Pattern.compile("[1-5][0-9]{2}([ -].*)?", Pattern.DOTALL);

    private LineStart() {}

    /// RFC 3207 §4.
    static void smtp(PlainTalk talk) throws IOException, Unfinished {
        greeting(talk);
        talk.sayLine("EHLO [127.0.0.1]");
        var abilities = reply(talk);
        if (!abilities.getFirst().startsWith("250") || abilities.stream().noneMatch(LineStart::offersTls)) {
            throw Unfinished.refused("startup.notOffered", "STARTTLS");
        }
        talk.sayLine("STARTTLS");
        expect("220", reply(talk));
    }

    /// RFC 4217 §4: the client need not ask beforehand whether the server can.
    static void ftp(PlainTalk talk) throws IOException, Unfinished {
        greeting(talk);
        talk.sayLine("AUTH TLS");
        expect("234", reply(talk));
    }

    private static void greeting(PlainTalk talk) throws IOException, Unfinished {
        var greeting = reply(talk);
        // "120 ready in some minutes" comes before the greeting of an FTP server.
        if (greeting.getFirst().startsWith("120")) {
            greeting = reply(talk);
        }
        if (!greeting.getFirst().startsWith("220")) {
            throw Unfinished.refused("startup.turnedAway", greeting.getFirst());
        }
    }

    private static void expect(String code, List<String> reply) throws Unfinished {
        if (!reply.getFirst().startsWith(code)) {
            throw Unfinished.refused("startup.refused", reply.getFirst());
        }
    }

    /// Hears a reply: the last of its lines has a space, or nothing, behind the code of the first.
    private static List<String> reply(PlainTalk talk) throws IOException, Unfinished {
        var first = talk.line();
        if (!REPLY.matcher(first).matches()) {
            throw talk.notThisProtocol();
        }
        var code = first.substring(0, 3);
        var lines = new ArrayList<String>();
        for (var line = first; ; line = talk.line()) {
            boolean last = line.equals(code) || line.startsWith(code + " ");
            lines.add(line);
            if (last) {
                return lines;
            }
        }
    }

    private static boolean offersTls(String line) {
        return line.length() > 4
                && line.substring(4).strip().toUpperCase(Locale.ROOT).equals("STARTTLS");
    }

    /// RFC 3501 §6.2.1.
    static void imap(PlainTalk talk) throws IOException, Unfinished {
        var greeting = talk.line();
        var kind = greeting.toUpperCase(Locale.ROOT);
        if (kind.startsWith("* PREAUTH")) {
            throw Unfinished.refused("startup.preauth");
        }
        if (kind.startsWith("* BYE")) {
            throw Unfinished.refused("startup.turnedAway", greeting);
        }
        if (!kind.startsWith("* OK")) {
            throw talk.notThisProtocol();
        }
        talk.sayLine("a1 CAPABILITY");
        var offered = new ArrayList<String>();
        tagged(talk, "a1", offered);
        if (offered.stream().noneMatch(l -> (l + " ").contains(" STARTTLS "))) {
            throw Unfinished.refused("startup.notOffered", "STARTTLS");
        }
        talk.sayLine("a2 STARTTLS");
        var done = tagged(talk, "a2", new ArrayList<>());
        if (!done.toUpperCase(Locale.ROOT).startsWith("A2 OK")) {
            throw Unfinished.refused("startup.refused", done);
        }
    }

    /// Hears lines up to the one with the tag.
    ///
    /// @param capabilities is given the lines that list them, in upper case
    private static String tagged(PlainTalk talk, String tag, List<String> capabilities) throws IOException, Unfinished {
        while (true) {
            var line = talk.line();
            if (line.startsWith(tag + " ")) {
                return line;
            }
            if (!line.startsWith("* ") && !line.startsWith("+ ")) {
                throw talk.notThisProtocol();
            }
            var upper = line.toUpperCase(Locale.ROOT);
            if (upper.startsWith("* CAPABILITY ")) {
                capabilities.add(upper);
            } else if (upper.startsWith("* BYE")) {
                throw Unfinished.refused("startup.turnedAway", line);
            }
        }
    }

    /// RFC 2595 §4; the abilities are asked for by RFC 2449, which not every server knows.
    static void pop3(PlainTalk talk) throws IOException, Unfinished {
        var greeting = talk.line();
        if (greeting.startsWith("-ERR")) {
            throw Unfinished.refused("startup.turnedAway", greeting);
        }
        if (!greeting.startsWith("+OK")) {
            throw talk.notThisProtocol();
        }
        talk.sayLine("CAPA");
        if (talk.line().startsWith("+OK")) {
            boolean offered = false;
            for (var line = talk.line(); !line.equals("."); line = talk.line()) {
                offered |= line.strip().toUpperCase(Locale.ROOT).equals("STLS");
            }
            if (!offered) {
                throw Unfinished.refused("startup.notOffered", "STLS");
            }
        }
        talk.sayLine("STLS");
        var answer = talk.line();
        if (!answer.startsWith("+OK")) {
            throw Unfinished.refused("startup.refused", answer);
        }
    }
}
