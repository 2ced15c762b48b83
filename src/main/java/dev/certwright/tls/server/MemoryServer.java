package dev.certwright.tls.server;

import dev.certwright.model.Bytes;
import dev.certwright.model.PkiException;
import dev.certwright.model.certificate.Credential;
import dev.certwright.model.certificate.EncodedCertificate;
import dev.certwright.tls.probe.ServerPeer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/// The server of [LocalServer] without a network, for one connection: what the JDK makes of client and server
/// certificates can be seen before either is in use. It speaks TLS 1.2 and 1.3.
public final class MemoryServer implements ServerPeer {
    private static final int MAX_REQUEST_OCTETS = 16_384;
    private static final System.Logger LOG = System.getLogger(MemoryServer.class.getName());

    private final SSLEngine engine;
    private final ByteArrayOutputStream outgoing = new ByteArrayOutputStream();
    private final StringBuilder request = new StringBuilder();
    private ByteBuffer incoming = ByteBuffer.allocate(0);
    private @Nullable String refusal;

    private MemoryServer(SSLEngine engine) {
        this.engine = engine;
    }

    /// Waits for its one client.
    ///
    /// @param server            what the server shows
    /// @param clientAuthorities whose certificates it accepts; at least one
    /// @throws PkiException.ServerStartFailed when the credential cannot be used
    public static MemoryServer with(Credential server, List<EncodedCertificate> clientAuthorities)
            throws PkiException.ServerStartFailed {
        try {
            var engine = ServerContext.of(server, clientAuthorities).createSSLEngine();
            engine.setUseClientMode(false);
            engine.setNeedClientAuth(true);
            engine.setEnabledProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
            return new MemoryServer(engine);
        } catch (IOException | GeneralSecurityException e) {
            throw new PkiException.ServerStartFailed(e);
        }
    }

    @Override
    public Bytes answer(Bytes octets) {
        var more = ByteBuffer.allocate(incoming.remaining() + octets.length());
        incoming = more.put(incoming).put(octets.toArray()).flip();
        try {
            while (step()) {
                answerRequest();
            }
        } catch (SSLException e) {
            LOG.log(System.Logger.Level.DEBUG, "a client was refused", e);
            refusal = refusal == null ? String.valueOf(e.getMessage()) : refusal;
            sayWhy();
        }
        var answer = Bytes.of(outgoing.toByteArray());
        outgoing.reset();
        return answer;
    }

    /// Does what is due next.
    ///
    /// @return whether something was
    private boolean step() throws SSLException {
        return switch (engine.getHandshakeStatus()) {
            case NEED_TASK -> {
                for (var task = engine.getDelegatedTask(); task != null; task = engine.getDelegatedTask()) {
                    task.run();
                }
                yield true;
            }
            case NEED_WRAP -> wrap(new byte[0]) > 0;
            case NEED_UNWRAP, NEED_UNWRAP_AGAIN, NOT_HANDSHAKING, FINISHED -> unwrap() > 0;
        };
    }

    private int wrap(byte[] plain) throws SSLException {
        var packet = ByteBuffer.allocate(engine.getSession().getPacketBufferSize() + plain.length);
        int produced = engine.wrap(ByteBuffer.wrap(plain), packet).bytesProduced();
        outgoing.write(packet.array(), 0, produced);
        return produced;
    }

    private int unwrap() throws SSLException {
        if (!incoming.hasRemaining() || engine.isInboundDone()) {
            return 0;
        }
        var plain = ByteBuffer.allocate(engine.getSession().getApplicationBufferSize());
        int consumed = engine.unwrap(incoming, plain).bytesConsumed();
        if (request.length() < MAX_REQUEST_OCTETS) {
            request.append(StandardCharsets.ISO_8859_1.decode(plain.flip()));
        }
        return consumed;
    }

    private void answerRequest() throws SSLException {
        if (request.indexOf("\r\n\r\n") >= 0 && !engine.isOutboundDone()) {
            request.setLength(0);
            var client = (X509Certificate) engine.getSession().getPeerCertificates()[0];
            wrap(ServerContext.page(client));
            engine.closeOutbound();
        }
    }

    /// Takes the alert out of the engine.
    private void sayWhy() {
        engine.closeOutbound();
        try {
            while (engine.getHandshakeStatus() == HandshakeStatus.NEED_WRAP && wrap(new byte[0]) > 0) {
                // until all is said
            }
        } catch (SSLException e) {
            LOG.log(System.Logger.Level.DEBUG, "the alert could not be made", e);
        }
    }

    @Override
    public boolean closed() {
        return engine.isOutboundDone();
    }

    /// Why the client was refused, in the words of the JDK, as a server's log would show them.
    public Optional<String> refusal() {
        return Optional.ofNullable(refusal);
    }
}
