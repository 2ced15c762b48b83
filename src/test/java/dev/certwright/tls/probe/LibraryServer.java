package dev.certwright.tls.probe;

import dev.certwright.model.Bytes;
import dev.certwright.model.PkiException;
import dev.certwright.model.certificate.Credential;
import dev.certwright.model.handshake.TlsVersion;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.List;
import java.util.Vector;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.tls.Certificate;
import org.bouncycastle.tls.CertificateRequest;
import org.bouncycastle.tls.CipherSuite;
import org.bouncycastle.tls.ClientCertificateType;
import org.bouncycastle.tls.ContentType;
import org.bouncycastle.tls.DefaultTlsServer;
import org.bouncycastle.tls.HandshakeType;
import org.bouncycastle.tls.ProtocolVersion;
import org.bouncycastle.tls.SignatureScheme;
import org.bouncycastle.tls.TlsCredentials;
import org.bouncycastle.tls.TlsServerProtocol;
import org.bouncycastle.tls.TlsUtils;
import org.bouncycastle.tls.crypto.TlsCryptoParameters;

/// The TLS library's own server, for what no other server at hand can or would do. It asks for a certificate.
public final class LibraryServer extends DefaultTlsServer implements ServerPeer {
    private final ClientKey key;
    private final List<Integer> groups;
    private final List<Integer> schemes;
    private final Protocol protocol = new Protocol();
    private TlsVersion version = TlsVersion.TLS_1_3;
    private List<X500Name> authorities = List.of();
    private boolean wrongFinished;
    private boolean accepted;
    private boolean completed;

    private LibraryServer(ProbeCrypto crypto, ClientKey key, List<Integer> groups, List<Integer> schemes) {
        super(crypto);
        this.key = key;
        this.groups = groups;
        this.schemes = schemes;
    }

    /// @param schemes with which it signs and lets the client sign
    public static LibraryServer with(Credential credential, List<Integer> groups, Integer... schemes)
            throws PkiException {
        var crypto = new ProbeCrypto(new SecureRandom());
        return new LibraryServer(crypto, ClientKey.of(crypto, credential), groups, List.of(schemes));
    }

    LibraryServer speaking(TlsVersion one) {
        version = one;
        return this;
    }

    LibraryServer naming(List<X500Name> issuers) {
        authorities = issuers;
        return this;
    }

    LibraryServer withWrongFinished() {
        wrongFinished = true;
        return this;
    }

    /// Lets it write what it should not.
    private final class Protocol extends TlsServerProtocol {
        void say(short type, byte[] octets) throws IOException {
            safeWriteRecord(type, octets, 0, octets.length);
        }

        void updateKey() throws IOException {
            send13KeyUpdate(true);
        }

        private void sayWrongFinished() throws IOException {
            int length = version == TlsVersion.TLS_1_2
                    ? 12
                    : getContext().getSecurityParametersHandshake().getPRFHashLength();
            var message = new byte[4 + length];
            message[0] = HandshakeType.finished;
            message[3] = (byte) length;
            say(ContentType.handshake, message);
        }

        @Override
        protected void sendFinishedMessage() throws IOException {
            if (wrongFinished) {
                sayWrongFinished();
            } else {
                super.sendFinishedMessage();
            }
        }

        @Override
        protected void send13FinishedMessage() throws IOException {
            if (wrongFinished) {
                sayWrongFinished();
            } else {
                super.send13FinishedMessage();
            }
        }
    }

    /// Encrypts a record.
    Bytes record(int type, byte[] octets) throws IOException {
        protocol.say((short) type, octets);
        return written();
    }

    /// Makes a KeyUpdate that wants one in return.
    Bytes keyUpdate() throws IOException {
        protocol.updateKey();
        return written();
    }

    private Bytes written() {
        var answer = new byte[protocol.getAvailableOutputBytes()];
        protocol.readOutput(answer, 0, answer.length);
        return Bytes.of(answer);
    }

    @Override
    public Bytes answer(Bytes octets) {
        try {
            if (!accepted) {
                accepted = true;
                protocol.accept(this);
            }
            protocol.offerInput(octets.toArray());
        } catch (IOException _) {
            // The alert tells.
        }
        return written();
    }

    @Override
    public boolean closed() {
        return protocol.isClosed();
    }

    boolean completed() {
        return completed;
    }

    @Override
    public void notifyHandshakeComplete() throws IOException {
        super.notifyHandshakeComplete();
        completed = true;
    }

    @Override
    protected ProtocolVersion[] getSupportedVersions() {
        return version == TlsVersion.TLS_1_3 ? ProtocolVersion.TLSv13.only() : ProtocolVersion.TLSv12.only();
    }

    @Override
    protected int[] getSupportedCipherSuites() {
        return new int[] {CipherSuite.TLS_AES_128_GCM_SHA256, CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256};
    }

    @Override
    public int[] getSupportedGroups() {
        return groups.stream().mapToInt(g -> g).toArray();
    }

    @Override
    public TlsCredentials getCredentials() {
        var requestContext = version == TlsVersion.TLS_1_3 ? TlsUtils.EMPTY_BYTES : null;
        return key.signer(new TlsCryptoParameters(context), schemes, requestContext)
                .orElseThrow();
    }

    @Override
    public CertificateRequest getCertificateRequest() throws IOException {
        var algorithms = new Vector<>(schemes.stream()
                .map(SignatureScheme::getSignatureAndHashAlgorithm)
                .toList());
        var issuers = authorities.isEmpty() ? null : new Vector<>(authorities);
        return switch (version) {
            case TLS_1_2 -> new CertificateRequest(new short[] {ClientCertificateType.ecdsa_sign}, algorithms, issuers);
            case TLS_1_3 -> new CertificateRequest(TlsUtils.EMPTY_BYTES, algorithms, null, issuers);
        };
    }

    @Override
    public void notifyClientCertificate(Certificate clientCertificate) {
        // What counts is that its signature is verified.
    }
}
