package dev.certwright.tls.startup;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/// The databases that go over to TLS on the same port.
final class DatabaseStart {
    /// More than any greeting or refusal holds.
    private static final int MAX_MESSAGE = 8192;

    private static final int SSL_REQUEST = 80_877_103;

    private static final int CLIENT_LONG_PASSWORD = 0x1;
    private static final int CLIENT_PROTOCOL_41 = 0x200;
    private static final int CLIENT_SSL = 0x800;
    private static final int CLIENT_SECURE_CONNECTION = 0x8000;
    private static final int CLIENT_PLUGIN_AUTH = 0x80000;
    private static final int UTF8MB4 = 45;
    private static final int MAX_PACKET = 1 << 24;

    private DatabaseStart() {}

    /// SSLRequest of the PostgreSQL protocol 3.0, chapter “Message Flow”.
    static void postgreSql(PlainTalk talk) throws IOException, Unfinished {
        talk.say(ByteBuffer.allocate(8).putInt(8).putInt(SSL_REQUEST).array(), "SSLRequest");
        switch (talk.octet()) {
            case 'S' -> talk.heard("S");
            case 'N' -> {
                talk.heard("N");
                throw Unfinished.refused("startup.notOffered", "SSLRequest");
            }
            case 'E' -> {
                var message = errorOf(talk);
                talk.heard("ErrorResponse " + message);
                throw Unfinished.refused("startup.turnedAway", message);
            }
            default -> throw talk.notThisProtocol();
        }
    }

    /// A server that cannot even fork speaks version 2 of the protocol: no length, only a text that ends with a zero.
    private static String errorOf(PlainTalk talk) throws IOException, Unfinished {
        var begin = talk.octets(4);
        int length = ByteBuffer.wrap(begin).getInt();
        if (length >= 4 && length <= MAX_MESSAGE) {
            return PostgreSqlError.parse(talk.octets(length - 4)).toString();
        }
        var text = new ByteArrayOutputStream();
        text.writeBytes(begin);
        for (int octet = talk.octet(); octet != 0; octet = talk.octet()) {
            text.write(octet);
        }
        return text.toString(StandardCharsets.UTF_8).strip();
    }

    /// Connection phase of the MySQL protocol: Protocol::HandshakeV10, then Protocol::SSLRequest. MariaDB is alike.
    static void mySql(PlainTalk talk) throws IOException, Unfinished {
        var header =
                ByteBuffer.wrap(talk.octets(4)).order(ByteOrder.LITTLE_ENDIAN).getInt();
        int length = header & 0xff_ffff;
        int sequence = header >>> 24;
        if (sequence != 0 || length < 3 || length > MAX_MESSAGE) {
            throw talk.notThisProtocol();
        }
        var greeting = ByteBuffer.wrap(talk.octets(length)).order(ByteOrder.LITTLE_ENDIAN);
        int version = greeting.get() & 0xff;
        if (version == 0xff) {
            var refusal = (greeting.getShort() & 0xffff) + " " + StandardCharsets.UTF_8.decode(greeting);
            talk.heard("ERR " + refusal);
            throw Unfinished.refused("startup.turnedAway", refusal);
        }
        var serverVersion = untilZero(greeting);
        // The thread's number, the first part of the challenge and a zero come between.
        int flags = greeting.position() + 4 + 8 + 1;
        if (version != 10 || flags + 2 > length) {
            throw talk.notThisProtocol();
        }
        boolean offered = (greeting.getShort(flags) & CLIENT_SSL) != 0;
        talk.heard("HandshakeV10 " + serverVersion + (offered ? " CLIENT_SSL" : ""));
        if (!offered) {
            throw Unfinished.refused("startup.notOffered", "CLIENT_SSL");
        }
        talk.say(sslRequest(), "SSLRequest");
    }

    private static byte[] sslRequest() {
        return ByteBuffer.allocate(36)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt((1 << 24) | 32)
                .putInt(CLIENT_LONG_PASSWORD
                        | CLIENT_PROTOCOL_41
                        | CLIENT_SSL
                        | CLIENT_SECURE_CONNECTION
                        | CLIENT_PLUGIN_AUTH)
                .putInt(MAX_PACKET)
                .put((byte) UTF8MB4)
                .array();
    }

    private static String untilZero(ByteBuffer in) {
        var text = new ByteArrayOutputStream();
        while (in.hasRemaining()) {
            byte octet = in.get();
            if (octet == 0) {
                break;
            }
            text.write(octet);
        }
        return text.toString(StandardCharsets.UTF_8);
    }
}
