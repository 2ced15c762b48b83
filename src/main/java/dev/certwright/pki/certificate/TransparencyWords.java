package dev.certwright.pki.certificate;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Puts signed certificate timestamps into words (RFC 6962 §3.2, §3.3).
final class TransparencyWords {
    private static final int LOG_ID = 32;
    private static final int SHORTEST = 1 + LOG_ID + 8 + 2 + 2 + 2;

    private TransparencyWords() {}

    /// A list inside an OCTET STRING, as certificates and OCSP responses carry it.
    static List<String> timestamps(DerElement list) throws IOException {
        var content = ByteBuffer.wrap(list.expect(DerElement.OCTET_STRING).content());
        if (vector(content).remaining() == 0 && content.hasRemaining()) {
            throw new IOException("octets follow the list");
        }
        content.rewind();
        var timestamps = vector(content);
        var lines = new ArrayList<String>();
        while (timestamps.hasRemaining()) {
            lines.addAll(timestamp(vector(timestamps)));
        }
        return lines;
    }

    private static ByteBuffer vector(ByteBuffer buffer) throws IOException {
        if (buffer.remaining() < 2) {
            throw new IOException("a length is missing");
        }
        int length = buffer.getShort() & 0xffff;
        if (length > buffer.remaining()) {
            throw new IOException("cut short");
        }
        var vector = buffer.slice(buffer.position(), length);
        buffer.position(buffer.position() + length);
        return vector;
    }

    private static List<String> timestamp(ByteBuffer sct) throws IOException {
        if (sct.remaining() < SHORTEST) {
            throw new IOException("cut short");
        }
        int version = sct.get();
        if (version != 0) {
            return List.of("SCT v" + (version + 1));
        }
        var log = new byte[LOG_ID];
        sct.get(log);
        var moment = Instant.ofEpochMilli(sct.getLong());
        var extensions = vector(sct);
        if (sct.remaining() < 4) {
            throw new IOException("cut short");
        }
        var algorithm = algorithm(sct.get() & 0xff, sct.get() & 0xff);
        vector(sct);
        var lines = new ArrayList<String>();
        lines.add("SCT v1: " + ValueText.momentWithMillis(moment));
        lines.add("  log: " + ValueText.hex(log));
        lines.add("  signature: " + algorithm);
        if (extensions.hasRemaining()) {
            var octets = new byte[extensions.remaining()];
            extensions.get(octets);
            lines.add("  extensions: " + ValueText.hex(octets));
        }
        return lines;
    }

    /// RFC 5246 §7.4.1.4.1.
    private static String algorithm(int hash, int signature) {
        var digest = switch (hash) {
            case 0 -> "none";
            case 1 -> "MD5";
            case 2 -> "SHA1";
            case 3 -> "SHA224";
            case 4 -> "SHA256";
            case 5 -> "SHA384";
            case 6 -> "SHA512";
            default -> "hash " + hash;
        };
        return switch (signature) {
            case 1 -> "RSA with " + digest;
            case 2 -> "DSA with " + digest;
            case 3 -> "ecdsa-with-" + digest;
            default -> digest + ", signature " + signature;
        };
    }
}
