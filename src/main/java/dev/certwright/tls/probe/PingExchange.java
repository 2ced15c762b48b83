package dev.certwright.tls.probe;

import dev.certwright.model.Bytes;
import dev.certwright.model.handshake.ApplicationAnswer;
import dev.certwright.tls.startup.ApplicationPing;
import dev.certwright.tls.startup.ApplicationPing.Reading;
import java.io.ByteArrayOutputStream;
import java.util.Optional;

/// The first question of a protocol other than HTTP, and its answer.
final class PingExchange implements Dialogue {
    private static final int MAX_ANSWER = 128 * 1024;

    private final ApplicationPing ping;
    private final ByteArrayOutputStream received = new ByteArrayOutputStream();
    private Reading reading = new Reading.Incomplete();

    PingExchange(ApplicationPing ping) {
        this.ping = ping;
    }

    @Override
    public Optional<byte[]> question() {
        return Optional.of(ping.request().toArray());
    }

    @Override
    public void received(byte[] octets) {
        if (octets.length > 0 && !complete()) {
            received.writeBytes(octets);
            reading = ping.read(Bytes.of(received.toByteArray()));
        }
    }

    @Override
    public boolean complete() {
        return !(reading instanceof Reading.Incomplete) || received.size() >= MAX_ANSWER;
    }

    @Override
    public Optional<ApplicationAnswer> answer() {
        return reading instanceof Reading.Answered(var answer) ? Optional.of(answer) : Optional.empty();
    }
}
