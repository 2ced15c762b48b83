package dev.certwright.tls.startup;

import dev.certwright.model.Bytes;
import dev.certwright.model.handshake.ApplicationAnswer;
import dev.certwright.model.handshake.MqttAnswer;
import dev.certwright.model.handshake.PostgreSqlAnswer;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// The smallest first question of a protocol that has no request to make up, asked on the encrypted connection to see
/// whether the server goes along. It logs nobody in.
public enum ApplicationPing {
    /// StartupMessage of the protocol 3.0, for the user `certwright` and the database `postgres`.
    POSTGRESQL,
    /// CONNECT of MQTT 3.1.1 (§3.1) with a clean session.
    MQTT;

    private static final int PROTOCOL_3_0 = 196_608;
    private static final int MAX_MESSAGE = 65_536;

    /// What the octets of an answer come to.
    public sealed interface Reading {
        /// More are needed.
        record Incomplete() implements Reading {}

        /// They are of no known form, and more would not help.
        record Unintelligible() implements Reading {}

        record Answered(ApplicationAnswer answer) implements Reading {}
    }

    /// What to send.
    public Bytes request() {
        return switch (this) {
            case POSTGRESQL -> {
                var parameters = "user\0certwright\0database\0postgres\0application_name\0certwright\0\0"
                        .getBytes(StandardCharsets.US_ASCII);
                yield Bytes.of(ByteBuffer.allocate(8 + parameters.length)
                        .putInt(8 + parameters.length)
                        .putInt(PROTOCOL_3_0)
                        .put(parameters)
                        .array());
            }
            case MQTT -> {
                var content = new ByteArrayOutputStream();
                // The protocol's name, its level, “clean session”, and a keep-alive of 60 seconds.
                content.writeBytes(new byte[] {0, 4, 'M', 'Q', 'T', 'T', 4, 2, 0, 60});
                content.writeBytes(new byte[] {0, 10});
                content.writeBytes("certwright".getBytes(StandardCharsets.US_ASCII));
                yield Bytes.of(ByteBuffer.allocate(2 + content.size())
                        .put((byte) 0x10)
                        .put((byte) content.size())
                        .put(content.toByteArray())
                        .array());
            }
        };
    }

    /// Reads the answer.
    ///
    /// @param soFar everything received since the request
    public Reading read(Bytes soFar) {
        var octets = soFar.toArray();
        return switch (this) {
            case POSTGRESQL -> postgreSql(octets);
            case MQTT -> mqtt(octets);
        };
    }

    private static Reading postgreSql(byte[] octets) {
        for (int at = 0; ; ) {
            if (octets.length == at) {
                return new Reading.Incomplete();
            }
            int type = octets[at] & 0xff;
            if (type != 'R' && type != 'E' && type != 'N' && type != 'v') {
                return new Reading.Unintelligible();
            }
            if (octets.length < at + 5) {
                return new Reading.Incomplete();
            }
            int length = ByteBuffer.wrap(octets).getInt(at + 1);
            if (length < (type == 'R' ? 8 : 4) || length > MAX_MESSAGE) {
                return new Reading.Unintelligible();
            }
            if (octets.length < at + 1 + length) {
                return new Reading.Incomplete();
            }
            if (type == 'R') {
                int request = ByteBuffer.wrap(octets).getInt(at + 5);
                return new Reading.Answered(new PostgreSqlAnswer(true, authentication(request), ""));
            }
            if (type == 'E') {
                var error = PostgreSqlError.parse(Arrays.copyOfRange(octets, at + 5, at + 1 + length));
                return new Reading.Answered(new PostgreSqlAnswer(false, error.sqlState(), error.message()));
            }
            // A notice, or NegotiateProtocolVersion.
            at += 1 + length;
        }
    }

    /// The names in the chapter “Message Formats”.
    private static String authentication(int request) {
        return switch (request) {
            case 0 -> "AuthenticationOk";
            case 3 -> "AuthenticationCleartextPassword";
            case 5 -> "AuthenticationMD5Password";
            case 7 -> "AuthenticationGSS";
            case 9 -> "AuthenticationSSPI";
            case 10 -> "AuthenticationSASL";
            default -> "Authentication " + request;
        };
    }

    /// CONNACK of MQTT 3.1.1 (§3.2); one of version 5 has its reason code in the same place.
    private static Reading mqtt(byte[] octets) {
        if (octets.length > 0 && octets[0] != 0x20) {
            return new Reading.Unintelligible();
        }
        int lengthEnd = 1;
        while (lengthEnd < octets.length && octets[lengthEnd] < 0) {
            lengthEnd++;
        }
        if (lengthEnd > 4 || (lengthEnd == 1 && octets.length > 1 && octets[1] < 2)) {
            return new Reading.Unintelligible();
        }
        if (octets.length < lengthEnd + 3) {
            return new Reading.Incomplete();
        }
        return new Reading.Answered(new MqttAnswer(octets[lengthEnd + 2] & 0xff));
    }
}
