package dev.certwright.tls.proxy;

import dev.certwright.model.handshake.ProxyCredentials;
import dev.certwright.model.handshake.ProxyServer;
import dev.certwright.tls.startup.PlainTalk;
import dev.certwright.tls.startup.Unfinished;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Pattern;

/// The HTTP method CONNECT (RFC 9110 §9.3.6).
///
/// @param host without brackets
record ConnectRequest(ProxyServer.HttpConnect proxy, String host, int port) {
    private static final Pattern STATUS_LINE = Pattern.compile("HTTP/1\\.[01] ([1-5][0-9]{2})( .*)?", Pattern.DOTALL);

    void play(PlainTalk talk) throws IOException, Unfinished {
        sayRequest(talk);
        var statusLine = talk.line();
        var status = STATUS_LINE.matcher(statusLine);
        while (status.matches() && status.group(1).startsWith("1")) {
            skipHeader(talk);
            statusLine = talk.line();
            status = STATUS_LINE.matcher(statusLine);
        }
        if (!status.matches()) {
            throw talk.notThisProtocol();
        }
        int code = Integer.parseInt(status.group(1));
        if (code < 200 || code > 299) {
            throw refusal(code, statusLine);
        }
        skipHeader(talk);
    }

    private Unfinished refusal(int code, String statusLine) {
        return switch (code) {
            case 407 ->
                proxy.credentials().isPresent()
                        ? Unfinished.refused("startup.proxy.credentialsRefused", statusLine)
                        : Unfinished.refused("startup.proxy.credentialsNeeded", statusLine);
            case 403 -> Unfinished.refused("startup.proxy.forbidden", statusLine);
            case 502, 503, 504 -> Unfinished.refused("startup.proxy.unreachable", statusLine);
            default -> Unfinished.refused("startup.proxy.refused", statusLine);
        };
    }

    private static void skipHeader(PlainTalk talk) throws IOException, Unfinished {
        String line;
        do {
            line = talk.line();
        } while (!line.isEmpty());
    }

    /// Says the whole request in one piece.
    private void sayRequest(PlainTalk talk) {
        var authority = (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
        var requestLine = "CONNECT " + authority + " HTTP/1.1";
        var begin = (requestLine + "\r\nHost: " + authority + "\r\n").getBytes(StandardCharsets.US_ASCII);
        var credentials = proxy.credentials().map(ConnectRequest::basic).orElse(new byte[0]);
        var request = ByteBuffer.allocate(begin.length + credentials.length + 2)
                .put(begin)
                .put(credentials)
                .put(new byte[] {'\r', '\n'})
                .array();
        try {
            talk.say(request, credentials.length == 0 ? requestLine : requestLine + ", Proxy-Authorization: Basic …");
        } finally {
            Arrays.fill(credentials, (byte) 0);
            Arrays.fill(request, (byte) 0);
        }
    }

    /// The header field of the Basic scheme with the end of its line, RFC 7617 §2.
    private static byte[] basic(ProxyCredentials credentials) {
        var user = credentials.user().getBytes(StandardCharsets.UTF_8);
        var password = credentials.password().utf8();
        var pair = ByteBuffer.allocate(user.length + 1 + password.length)
                .put(user)
                .put((byte) ':')
                .put(password)
                .array();
        var encoded = Base64.getEncoder().encode(pair);
        var name = "Proxy-Authorization: Basic ".getBytes(StandardCharsets.US_ASCII);
        var line = ByteBuffer.allocate(name.length + encoded.length + 2)
                .put(name)
                .put(encoded)
                .put(new byte[] {'\r', '\n'})
                .array();
        for (var secret : new byte[][] {password, pair, encoded}) {
            Arrays.fill(secret, (byte) 0);
        }
        return line;
    }
}
