package dev.certwright.lab;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// What is spoken over a connection.
sealed interface Speech {
    record Http(String path) implements Speech {}

    /// TLS begins after a request in clear, and then the database is asked to let a user in.
    record PostgreSql() implements Speech {}

    /// The address as a person types it.
    default String address(String host, int port) {
        return switch (this) {
            case Http(var path) -> "https://" + host + ":" + port + path;
            case PostgreSql() -> "postgresql://" + host + ":" + port;
        };
    }

    /// What the client sends before TLS; the server answers it with one octet.
    default byte[] prelude() {
        return switch (this) {
            case Http(var _) -> new byte[0];
            case PostgreSql() ->
                ByteBuffer.allocate(8).putInt(8).putInt(80877103).array();
        };
    }

    /// The first thing the client says over TLS.
    default byte[] request() {
        return switch (this) {
            case Http(var path) ->
                ("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII);
            case PostgreSql() -> startup();
        };
    }

    /// Whether the server closes after its answer; a database waits for more.
    default boolean endsWithTheAnswer() {
        return switch (this) {
            case Http(var _) -> true;
            case PostgreSql() -> false;
        };
    }

    private static byte[] startup() {
        var words = new ByteArrayOutputStream();
        words.writeBytes("user\0postgres\0database\0postgres\0\0".getBytes(StandardCharsets.US_ASCII));
        return ByteBuffer.allocate(8 + words.size())
                .putInt(8 + words.size())
                .putInt(3 << 16)
                .put(words.toByteArray())
                .array();
    }
}
