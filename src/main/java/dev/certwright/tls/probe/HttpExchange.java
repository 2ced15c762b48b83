package dev.certwright.tls.probe;

import dev.certwright.model.handshake.HandshakeTarget;
import dev.certwright.model.handshake.HttpAnswer;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/// One HTTP request and as much of its answer as tells how the server took it (RFC 9112).
final class HttpExchange {
    private static final int MAX_ANSWER = 32 * 1024;
    private static final int MAX_TITLE = 200;
    private static final Pattern STATUS_LINE = Pattern.compile("HTTP/\\d(?:\\.\\d)? (\\d{3})(?: ([^\\r\\n]*))?\\r?\\n");
    private static final Pattern LENGTH = Pattern.compile("(?im)^Content-Length:[ \\t]*(\\d{1,9})[ \\t]*\\r?$");
    private static final Pattern TITLE = Pattern.compile("(?is)<title[^>]{0,100}>(.{0,1000}?)</title>");

    private final ByteArrayOutputStream received = new ByteArrayOutputStream();

    static byte[] request(HandshakeTarget target, String path) {
        var authority = target.authority();
        var host = target.port() == 443 ? authority.substring(0, authority.length() - ":443".length()) : authority;
        return ("GET " + path + " HTTP/1.1\r\nHost: " + host
                        + "\r\nUser-Agent: Certwright\r\nAccept: */*\r\nConnection: close\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    void received(byte[] octets) {
        if (received.size() < MAX_ANSWER) {
            received.writeBytes(octets);
        }
    }

    /// Whether nothing more is worth waiting for.
    boolean complete() {
        if (received.size() >= MAX_ANSWER) {
            return true;
        }
        var text = text();
        int body = bodyStart(text);
        if (body < 0) {
            return false;
        }
        var length = LENGTH.matcher(text.substring(0, body));
        return TITLE.matcher(text.substring(body)).find()
                || (length.find() && text.length() - body >= Integer.parseInt(length.group(1)))
                || text.endsWith("\r\n0\r\n\r\n");
    }

    /// The answer; empty when none came or it is not HTTP.
    Optional<HttpAnswer> answer() {
        var text = text();
        var status = STATUS_LINE.matcher(text);
        if (!status.lookingAt()) {
            return Optional.empty();
        }
        var reason = Optional.ofNullable(status.group(2)).orElse("").strip();
        int body = Math.max(0, bodyStart(text));
        var title = TITLE.matcher(text.substring(body));
        return Optional.of(
                new HttpAnswer(Integer.parseInt(status.group(1)), reason, title.find() ? plain(title.group(1)) : ""));
    }

    /// One character an octet, so that lengths are those of the wire.
    private String text() {
        return received.toString(StandardCharsets.ISO_8859_1);
    }

    private static int bodyStart(String text) {
        int end = text.indexOf("\r\n\r\n");
        return end < 0 ? -1 : end + 4;
    }

    private static String plain(String html) {
        var text = new String(html.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8)
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&amp;", "&")
                .replaceAll("[\\s\\p{Cntrl}]+", " ")
                .strip();
        return text.length() > MAX_TITLE ? text.substring(0, MAX_TITLE) + "…" : text;
    }
}
