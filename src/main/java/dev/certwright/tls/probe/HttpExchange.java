package dev.certwright.tls.probe;

import dev.certwright.model.Phrase;
import dev.certwright.model.PkiException;
import dev.certwright.model.handshake.ApplicationAnswer;
import dev.certwright.model.handshake.HandshakeTarget;
import dev.certwright.model.handshake.HttpAnswer;
import dev.certwright.model.handshake.HttpRequest;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// One HTTP request and as much of its answer as tells how the server took it (RFC 9112).
final class HttpExchange implements Dialogue {
    private static final int MAX_ANSWER = 32 * 1024;
    private static final int MAX_TITLE = 200;
    private static final Pattern STATUS_LINE = Pattern.compile("HTTP/\\d(?:\\.\\d)? (\\d{3})(?: ([^\\r\\n]*))?\\r?\\n");
    private static final Pattern LENGTH = Pattern.compile("(?im)^Content-Length:[ \\t]*(\\d{1,9})[ \\t]*\\r?$");
    private static final Pattern TITLE = Pattern.compile("(?is)<title[^>]{0,100}>(.{0,1000}?)</title>");

    private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]{1,100}");
    private static final Pattern HEADER =
            Pattern.compile("([!#$%&'*+.^_`|~0-9A-Za-z-]{1,100}):[\\x20-\\x7e\\t]{0,8000}");

    private final ByteArrayOutputStream received = new ByteArrayOutputStream();
    private final byte[] question;

    private HttpExchange(byte[] question) {
        this.question = question;
    }

    /// Puts a request together; a header given takes the place of ours of the same name.
    ///
    /// @throws PkiException.InvalidInput when the method or a header is not one (RFC 9110 §5.6.2, §5.5)
    static HttpExchange of(HandshakeTarget target, String path, HttpRequest request) throws PkiException.InvalidInput {
        if (!TOKEN.matcher(request.method()).matches()) {
            throw new PkiException.InvalidInput(Phrase.of("probe.badMethod", shown(request.method())));
        }
        var authority = target.authority();
        var host = target.port() == 443 ? authority.substring(0, authority.length() - ":443".length()) : authority;
        var headers = new LinkedHashMap<String, List<String>>();
        for (var ours : List.of("Host: " + host, "User-Agent: Certwright", "Accept: */*", "Connection: close")) {
            headers.put(name(ours), List.of(ours));
        }
        for (var given : request.headers()) {
            if (!HEADER.matcher(given).matches()) {
                throw new PkiException.InvalidInput(Phrase.of("probe.badHeader", shown(given)));
            }
            headers.remove(name(given));
        }
        for (var given : request.headers()) {
            headers.merge(
                    name(given),
                    List.of(given),
                    (a, b) -> Stream.concat(a.stream(), b.stream()).toList());
        }
        var lines = headers.values().stream().flatMap(List::stream).collect(Collectors.joining("\r\n"));
        return new HttpExchange((request.method() + " " + path + " HTTP/1.1\r\n" + lines + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
    }

    private static String name(String header) {
        return header.substring(0, header.indexOf(':')).toLowerCase(Locale.ROOT);
    }

    private static String shown(String text) {
        var visible = text.replaceAll("\\p{Cntrl}", "·");
        return visible.length() > 60 ? visible.substring(0, 60) + "…" : visible;
    }

    @Override
    public Optional<byte[]> question() {
        return Optional.of(question.clone());
    }

    @Override
    public void received(byte[] octets) {
        if (received.size() < MAX_ANSWER) {
            received.writeBytes(octets);
        }
    }

    @Override
    public boolean complete() {
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

    @Override
    public Optional<ApplicationAnswer> answer() {
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
