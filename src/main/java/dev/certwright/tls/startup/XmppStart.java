package dev.certwright.tls.startup;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/// STARTTLS of XMPP for clients (RFC 6120 §5). Only tags are looked at; what XMPP forbids (RFC 6120 §11.1), such as a
/// document type, ends the conversation.
final class XmppStart {
    private static final String NAMESPACE = "urn:ietf:params:xml:ns:xmpp-tls";

    private final String domain;

    /// @param domain of the service
    XmppStart(String domain) {
        this.domain = domain;
    }

    /// @param name   without its prefix
    /// @param opens  whether it begins an element
    /// @param closes whether it ends one
    private record Tag(String name, boolean opens, boolean closes, String source) {
        static Tag of(String source) {
            boolean closing = source.startsWith("</");
            var name = source.substring(closing ? 2 : 1).split("[\\s/>]", 2)[0];
            return new Tag(name.substring(name.indexOf(':') + 1), !closing, closing || source.endsWith("/>"), source);
        }
    }

    void play(PlainTalk talk) throws IOException, Unfinished {
        say(
                talk,
                "<?xml version='1.0'?><stream:stream xmlns='jabber:client' "
                        + "xmlns:stream='http://etherx.jabber.org/streams' version='1.0' to='" + escaped(domain)
                        + "'>");
        var header = tag(talk, false);
        if (header.name.equals("?xml")) {
            header = tag(talk, false);
        }
        if (!header.name.equals("stream") || header.closes) {
            throw talk.notThisProtocol();
        }
        talk.heard();
        if (!offersTls(talk)) {
            throw Unfinished.refused("startup.notOffered", "starttls");
        }
        say(talk, "<starttls xmlns='" + NAMESPACE + "'/>");
        var answer = tag(talk, false);
        boolean whole = answer.closes || tag(talk, true).closes;
        talk.heard();
        if (!answer.name.equals("proceed") || !whole) {
            throw Unfinished.refused("startup.refused", answer.source);
        }
    }

    /// Hears the features of the stream.
    private static boolean offersTls(PlainTalk talk) throws IOException, Unfinished {
        var features = tag(talk, false);
        if (features.name.equals("error")) {
            throw Unfinished.refused("startup.turnedAway", tag(talk, true).name);
        }
        if (!features.name.equals("features")) {
            throw talk.notThisProtocol();
        }
        boolean offered = false;
        for (int depth = features.closes ? 0 : 1; depth > 0; ) {
            var tag = tag(talk, true);
            offered |= depth == 1 && tag.name.equals("starttls") && tag.source.contains(NAMESPACE);
            depth += (tag.opens ? 1 : 0) - (tag.closes ? 1 : 0);
        }
        talk.heard();
        return offered;
    }

    /// Hears up to the end of the next tag.
    ///
    /// @param withText whether something other than white space may come before it
    private static Tag tag(PlainTalk talk, boolean withText) throws IOException, Unfinished {
        int octet = talk.octet();
        while (octet != '<') {
            if (!withText && !Character.isWhitespace(octet)) {
                throw talk.notThisProtocol();
            }
            octet = talk.octet();
        }
        var source = new ByteArrayOutputStream();
        for (int quote = 0; octet != '>' || quote != 0; octet = talk.octet()) {
            source.write(octet);
            if (octet == '\'' || octet == '"') {
                quote = quote == 0 ? octet : quote == octet ? 0 : quote;
            } else if (octet == '!' && source.size() == 2) {
                throw talk.notThisProtocol();
            }
        }
        return Tag.of(source.toString(StandardCharsets.UTF_8) + ">");
    }

    /// Without the end of a line, which a server could take for the beginning of TLS.
    private static void say(PlainTalk talk, String text) {
        talk.say(text.getBytes(StandardCharsets.UTF_8), text);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("'", "&apos;");
    }
}
