package dev.certwright.tls.server;

import dev.certwright.model.Bytes;
import dev.certwright.tls.server.DocumentServer.Request;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Reads one HTTP/1 request (RFC 9112) within limits of size and time that hold for whatever the other side does.
final class RequestReader {
    /// Of the head and of the body, in octets.
    static final int LIMIT = 64 << 10;

    private static final byte[] END_OF_HEAD = "\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] CONTINUE = "HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final int CHUNK = 4096;
    private static final int DRAIN_MILLIS = 500;

    private final Socket socket;
    private final long deadline;

    RequestReader(Socket socket, Duration timeLimit) {
        this.socket = socket;
        this.deadline = System.nanoTime() + timeLimit.toNanos();
    }

    /// The request cannot be answered; the status says why.
    static final class Refused extends Exception {
        private static final long serialVersionUID = 1;
        private final int status;

        Refused(int status) {
            super(Integer.toString(status));
            this.status = status;
        }

        int status() {
            return status;
        }
    }

    Request read() throws IOException, Refused {
        try {
            return readInTime();
        } catch (SocketTimeoutException _) {
            throw new Refused(408);
        }
    }

    private Request readInTime() throws IOException, Refused {
        var received = new ByteArrayOutputStream();
        int end = -1;
        while (end < 0) {
            if (received.size() > LIMIT) {
                throw new Refused(413);
            }
            int before = received.size();
            if (!more(received, CHUNK)) {
                throw new Refused(400);
            }
            end = indexOf(received.toByteArray(), END_OF_HEAD, Math.max(0, before - END_OF_HEAD.length));
        }
        var octets = received.toByteArray();
        var lines = new String(octets, 0, end, StandardCharsets.ISO_8859_1).split("\r\n", -1);
        var first = lines[0].split(" ", -1);
        if (first.length != 3 || !first[2].startsWith("HTTP/1.")) {
            throw new Refused(400);
        }
        var fields = fields(lines);
        var begun = Arrays.copyOfRange(octets, end + END_OF_HEAD.length, octets.length);
        return switch (first[0]) {
            case "GET" -> new Request("GET", first[1], Bytes.EMPTY);
            case "POST" -> new Request("POST", first[1], body(fields, begun));
            default -> throw new Refused(405);
        };
    }

    private static Map<String, String> fields(String[] lines) throws Refused {
        var fields = new HashMap<String, String>();
        for (int i = 1; i < lines.length; i++) {
            int colon = lines[i].indexOf(':');
            if (colon < 1) {
                throw new Refused(400);
            }
            var name = lines[i].substring(0, colon).toLowerCase(Locale.ROOT);
            var value = lines[i].substring(colon + 1).strip();
            if (name.equals("content-length") && fields.containsKey(name)) {
                throw new Refused(400);
            }
            fields.put(name, value);
        }
        return fields;
    }

    private Bytes body(Map<String, String> fields, byte[] begun) throws IOException, Refused {
        if (fields.containsKey("transfer-encoding") || !fields.containsKey("content-length")) {
            throw new Refused(411);
        }
        var length = Optional.of(fields.get("content-length"))
                .filter(text -> text.matches("\\d{1,9}"))
                .map(Integer::parseInt)
                .orElseThrow(() -> new Refused(400));
        if (length > LIMIT) {
            throw new Refused(413);
        }
        if (fields.getOrDefault("expect", "").equalsIgnoreCase("100-continue")) {
            socket.getOutputStream().write(CONTINUE);
            socket.getOutputStream().flush();
        }
        var body = new ByteArrayOutputStream();
        body.write(begun, 0, Math.min(begun.length, length));
        while (body.size() < length) {
            if (!more(body, length - body.size())) {
                throw new Refused(400);
            }
        }
        return Bytes.of(body.toByteArray());
    }

    /// Reads what is there, and waits for it no longer than until the deadline.
    private boolean more(ByteArrayOutputStream into, int most) throws IOException {
        long left = (deadline - System.nanoTime()) / 1_000_000;
        if (left <= 0) {
            throw new SocketTimeoutException();
        }
        socket.setSoTimeout((int) left);
        var chunk = new byte[Math.min(most, CHUNK)];
        int count = socket.getInputStream().read(chunk);
        if (count < 0) {
            return false;
        }
        into.write(chunk, 0, count);
        return true;
    }

    private static int indexOf(byte[] octets, byte[] wanted, int from) {
        for (int i = from; i + wanted.length <= octets.length; i++) {
            if (Arrays.equals(octets, i, i + wanted.length, wanted, 0, wanted.length)) {
                return i;
            }
        }
        return -1;
    }

    /// Reads what the client still sends before closing. Otherwise the connection is reset, and the client may lose
    /// the answer.
    void drain() throws IOException {
        try {
            socket.setSoTimeout(DRAIN_MILLIS);
            socket.getInputStream().readNBytes(LIMIT);
        } catch (SocketTimeoutException _) {
            // it keeps the connection open; the answer has long arrived
        }
    }
}
