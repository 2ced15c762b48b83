package dev.certwright.tls.probe;

import java.io.IOException;
import java.util.Arrays;
import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.CertificateRequest;
import org.bouncycastle.tls.ContentType;
import org.bouncycastle.tls.HandshakeMessageInput;
import org.bouncycastle.tls.HandshakeType;
import org.bouncycastle.tls.RenegotiationPolicy;
import org.bouncycastle.tls.ServerHello;
import org.bouncycastle.tls.TlsClientProtocol;
import org.bouncycastle.tls.TlsFatalAlert;
import org.bouncycastle.tls.TlsUtils;

/// The client's side of TLS; every record passes the recorder before encryption or after decryption.
final class RecordingProtocol extends TlsClientProtocol {
    /// Length of its record.
    private static final int LONE_CHANGE_CIPHER_SPEC = 6;

    /// How often a server may ask for a certificate after the handshake.
    private static final int MAX_LATE_REQUESTS = 3;

    private final MessageRecorder recorder;
    private final ProbeClient client;
    private final SecretLog secrets = new SecretLog();
    private int lateRequests;

    RecordingProtocol(MessageRecorder recorder, ProbeClient client) {
        this.recorder = recorder;
        this.client = client;
    }

    /// Makes the ClientHello.
    void begin() throws IOException {
        connect(client);
    }

    @Override
    protected void writeRecord(short type, byte[] buffer, int offset, int length) throws IOException {
        int before = getAvailableOutputBytes();
        super.writeRecord(type, buffer, offset, length);
        if (getAvailableOutputBytes() > before) {
            int outerType = outputBuffer.getBuffer().readUint8(before);
            recorder.encrypted(type, Arrays.copyOfRange(buffer, offset, offset + length), outerType);
        }
    }

    @Override
    protected void processRecord(short type, byte[] buffer, int offset, int length) throws IOException {
        recorder.received(type, Arrays.copyOfRange(buffer, offset, offset + length));
        if (recorder.full()) {
            throw new TlsFatalAlert(AlertDescription.internal_error, MessageRecorder.FULL);
        }
        super.processRecord(type, buffer, offset, length);
    }

    @Override
    protected void sendChangeCipherSpec() throws IOException {
        secrets.master(getContext().getSecurityParametersHandshake());
        super.sendChangeCipherSpec();
    }

    @Override
    protected void process13ServerHelloCoda(ServerHello serverHello, boolean afterRetry) throws IOException {
        super.process13ServerHelloCoda(serverHello, afterRetry);
        secrets.handshake(getContext().getSecurityParametersHandshake());
    }

    @Override
    protected void completeHandshake() throws IOException {
        if (TlsUtils.isTLSv13(getContext())) {
            secrets.application(getContext().getSecurityParametersHandshake());
        }
        super.completeHandshake();
    }

    /// Renegotiation (RFC 5746) is how a server of TLS 1.2 asks for a certificate late.
    @Override
    protected int getRenegotiationPolicy() {
        if (connection_state != CS_END) {
            // under way already (RFC 5246 §7.4.1.1)
            return RenegotiationPolicy.IGNORE;
        }
        var connection = getContext().getSecurityParametersConnection();
        boolean accept = client.authenticatesLate()
                && connection != null
                && connection.isSecureRenegotiation()
                && lateRequests++ < MAX_LATE_REQUESTS;
        return accept ? RenegotiationPolicy.ACCEPT : RenegotiationPolicy.DENY;
    }

    @Override
    protected void handle13HandshakeMessage(short type, HandshakeMessageInput message) throws IOException {
        if (type == HandshakeType.certificate_request && connection_state == CS_END && client.authenticatesLate()) {
            authenticateLate(message);
        } else {
            super.handle13HandshakeMessage(type, message);
        }
    }

    private void authenticateLate(HandshakeMessageInput message) throws IOException {
        if (lateRequests++ >= MAX_LATE_REQUESTS) {
            throw new TlsFatalAlert(AlertDescription.internal_error, "certificate requests without end");
        }
        var request = CertificateRequest.parse(getContext(), message);
        assertEmpty(message);
        var answer = new LateAnswer(getContext(), recorder.messages());
        for (var octets : answer.to(request, client.lateSigner(request))) {
            for (int start = 0; start < octets.length; start += getApplicationDataLimit()) {
                int length = Math.min(octets.length - start, getApplicationDataLimit());
                safeWriteRecord(ContentType.handshake, octets, start, length);
            }
        }
    }

    /// Ends the connection with an alert.
    void giveUp(String why) {
        var alert = new TlsFatalAlert(AlertDescription.internal_error, why);
        try {
            handleException(alert.getAlertDescription(), why, alert);
        } catch (IOException e) {
            System.getLogger(RecordingProtocol.class.getName())
                    .log(System.Logger.Level.DEBUG, "the alert could not be made", e);
        }
    }

    /// What is to be sent now, in one piece; empty when nothing is. A change_cipher_spec alone is kept back, since it
    /// only opens a flight.
    byte[] takeOutput() {
        if (getAvailableOutputBytes() == LONE_CHANGE_CIPHER_SPEC
                && outputBuffer.getBuffer().readUint8(0) == ContentType.change_cipher_spec) {
            return new byte[0];
        }
        var output = new byte[getAvailableOutputBytes()];
        readOutput(output, 0, output.length);
        recorder.sent();
        return output;
    }

    /// Application data that came.
    byte[] takeInput() {
        var input = new byte[getAvailableInputBytes()];
        readInput(input, 0, input.length);
        return input;
    }

    /// Of this connection, so far.
    SecretLog secrets() {
        return secrets;
    }
}
