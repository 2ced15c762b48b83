package dev.certwright.tls.probe;

import dev.certwright.model.Bytes;
import dev.certwright.model.SecretBytes;
import dev.certwright.model.handshake.WireRecording;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.tls.SecurityParameters;
import org.bouncycastle.tls.crypto.TlsSecret;

/// Copies of a connection's secrets, under the labels of an NSS key log.
final class SecretLog implements AutoCloseable {
    private final List<WireRecording.TlsSecret> secrets = new ArrayList<>();

    /// TLS 1.2, once the master secret is there.
    void master(SecurityParameters parameters) throws IOException {
        note("CLIENT_RANDOM", parameters, parameters.getMasterSecret());
    }

    /// TLS 1.3, after ServerHello.
    void handshake(SecurityParameters parameters) throws IOException {
        note("CLIENT_HANDSHAKE_TRAFFIC_SECRET", parameters, parameters.getTrafficSecretClient());
        note("SERVER_HANDSHAKE_TRAFFIC_SECRET", parameters, parameters.getTrafficSecretServer());
    }

    /// TLS 1.3, when the handshake is complete.
    void application(SecurityParameters parameters) throws IOException {
        note("CLIENT_TRAFFIC_SECRET_0", parameters, parameters.getTrafficSecretClient());
        note("SERVER_TRAFFIC_SECRET_0", parameters, parameters.getTrafficSecretServer());
        note("EXPORTER_SECRET", parameters, parameters.getExporterMasterSecret());
    }

    /// Copies a secret; the library's own way of taking it out would destroy it.
    private void note(String label, SecurityParameters parameters, TlsSecret secret) throws IOException {
        var copy = secret.encrypt((octets, offset, length) -> Arrays.copyOfRange(octets, offset, offset + length));
        secrets.add(new WireRecording.TlsSecret(label, Bytes.of(parameters.getClientRandom()), new SecretBytes(copy)));
        Arrays.fill(copy, (byte) 0);
    }

    List<WireRecording.TlsSecret> secrets() {
        return List.copyOf(secrets);
    }

    @Override
    public void close() {
        secrets.forEach(s -> s.secret().close());
    }
}
