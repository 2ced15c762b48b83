package dev.certwright.tls.probe;

import dev.certwright.model.Bytes;
import dev.certwright.model.Phrase;
import dev.certwright.model.handshake.Alert;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Hashtable;
import java.util.List;
import java.util.Optional;
import java.util.Vector;
import org.bouncycastle.tls.AlertLevel;
import org.bouncycastle.tls.CertificateRequest;
import org.bouncycastle.tls.CertificateStatusType;
import org.bouncycastle.tls.DefaultTlsClient;
import org.bouncycastle.tls.NameType;
import org.bouncycastle.tls.ProtocolName;
import org.bouncycastle.tls.ProtocolVersion;
import org.bouncycastle.tls.PskKeyExchangeMode;
import org.bouncycastle.tls.ServerName;
import org.bouncycastle.tls.SignatureAndHashAlgorithm;
import org.bouncycastle.tls.SignatureScheme;
import org.bouncycastle.tls.TlsAuthentication;
import org.bouncycastle.tls.TlsCredentialedSigner;
import org.bouncycastle.tls.TlsCredentials;
import org.bouncycastle.tls.TlsDHGroupVerifier;
import org.bouncycastle.tls.TlsExtensionsUtils;
import org.bouncycastle.tls.TlsServerCertificate;
import org.bouncycastle.tls.TlsUtils;
import org.bouncycastle.tls.crypto.TlsCryptoParameters;
import org.jspecify.annotations.Nullable;

/// A client that offers much, insists on nothing and never resumes a session, so that whatever a server does can be
/// watched to the end.
@SuppressWarnings({"rawtypes", "JdkObsolete"}) // the library's interface is of Java 1.3
final class ProbeClient extends DefaultTlsClient {
    private static final int MAX_HANDSHAKE_MESSAGE = 1024 * 1024;
    private static final int MAX_CHAIN = 100;

    /// Type and length before an OCSP response.
    private static final int STATUS_HEADER = 4;

    private final Offer offer;
    private final Optional<ClientKey> key;
    private boolean completed;
    private @Nullable Phrase note;
    private @Nullable LocalAbort abort;
    private @Nullable Bytes staple;

    ProbeClient(ProbeCrypto crypto, Offer offer, Optional<ClientKey> key) {
        super(crypto);
        this.offer = offer;
        this.key = key;
    }

    boolean completed() {
        return completed;
    }

    /// Why the credential was not sent although the server asked.
    Optional<Phrase> note() {
        return Optional.ofNullable(note);
    }

    /// The alert with which this side gave up.
    Optional<LocalAbort> abort() {
        return Optional.ofNullable(abort);
    }

    /// The OCSP response that came with the server's certificate.
    Optional<Bytes> staple() {
        return Optional.ofNullable(staple);
    }

    /// Whether a certificate is given when the server asks after the handshake.
    boolean authenticatesLate() {
        return offer.late();
    }

    @Override
    protected ProtocolVersion[] getSupportedVersions() {
        return offer.versions().toArray(ProtocolVersion[]::new);
    }

    @Override
    protected int[] getSupportedCipherSuites() {
        return offer.cipherSuites().stream().mapToInt(s -> s).toArray();
    }

    @Override
    protected Vector getSupportedGroups(Vector namedGroupRoles) {
        return vector(offer.groups());
    }

    @Override
    public Vector getEarlyKeyShareGroups() {
        return vector(offer.keyShares());
    }

    @Override
    protected @Nullable Vector getSNIServerNames() {
        return offer.serverName()
                .map(n -> vector(List.of(new ServerName(NameType.host_name, n.getBytes(StandardCharsets.US_ASCII)))))
                .orElse(null);
    }

    @Override
    protected @Nullable Vector getProtocolNames() {
        return offer.protocols().isEmpty()
                ? null
                : vector(offer.protocols().stream()
                        .map(ProtocolName::asUtf8Encoding)
                        .toList());
    }

    /// Adds psk_key_exchange_modes, without which some servers send no ticket, the first sign of acceptance; and
    /// post_handshake_auth (RFC 8446 §4.2.6).
    @Override
    public Hashtable getClientExtensions() throws IOException {
        var extensions = super.getClientExtensions();
        if (offer.versions().contains(ProtocolVersion.TLSv13)) {
            TlsExtensionsUtils.addPSKKeyExchangeModesExtension(extensions, new short[] {PskKeyExchangeMode.psk_dhe_ke});
        }
        if (offer.postHandshakeAuthentication()) {
            TlsExtensionsUtils.addPostHandshakeAuthExtension(extensions);
        }
        return extensions;
    }

    @Override
    public TlsDHGroupVerifier getDHGroupVerifier() {
        return _ -> true;
    }

    @Override
    public int getMaxHandshakeMessageSize() {
        return MAX_HANDSHAKE_MESSAGE;
    }

    @Override
    public int getMaxCertificateChainLength() {
        return MAX_CHAIN;
    }

    @Override
    public boolean requiresCloseNotify() {
        return false;
    }

    @Override
    public boolean shouldCheckSigAlgOfPeerCerts() {
        return false;
    }

    @Override
    public void notifySecureRenegotiation(boolean secureRenegotiation) {
        // A server without RFC 5746 is watched like any other.
    }

    @Override
    public void notifyHandshakeComplete() throws IOException {
        super.notifyHandshakeComplete();
        completed = true;
    }

    @Override
    public void notifyAlertRaised(short level, short description, @Nullable String message, @Nullable Throwable cause) {
        if (level == AlertLevel.fatal && abort == null) {
            var words = cause != null && cause.getMessage() != null ? cause.getMessage() : message;
            abort = new LocalAbort(new Alert(level, description), words == null ? "" : words);
        }
    }

    @Override
    public TlsAuthentication getAuthentication() {
        return new TlsAuthentication() {
            @Override
            public void notifyServerCertificate(TlsServerCertificate serverCertificate) throws IOException {
                // Judged elsewhere; here it never ends the handshake.
                staple = stapled(serverCertificate);
            }

            @Override
            public @Nullable TlsCredentials getClientCredentials(CertificateRequest request) {
                var requestContext = TlsUtils.isTLSv13(context) ? request.getCertificateRequestContext() : null;
                return signer(request, requestContext).orElse(null);
            }
        };
    }

    /// RFC 6066 §8; under TLS 1.3 it stands in an extension of the certificate (RFC 8446 §4.4.2.1).
    private static @Nullable Bytes stapled(TlsServerCertificate server) throws IOException {
        var status = server.getCertificateStatus();
        if (status != null) {
            return status.getStatusType() == CertificateStatusType.ocsp
                    ? Bytes.of(status.getOCSPResponse().getEncoded())
                    : null;
        }
        var certificate = server.getCertificate();
        var extensions = certificate.isEmpty()
                ? null
                : certificate.getCertificateEntryAt(0).getExtensions();
        byte @Nullable [] extension =
                extensions == null ? null : (byte[]) extensions.get(TlsExtensionsUtils.EXT_status_request);
        return extension == null || extension.length < STATUS_HEADER || extension[0] != CertificateStatusType.ocsp
                ? null
                : Bytes.of(Arrays.copyOfRange(extension, STATUS_HEADER, extension.length));
    }

    /// What signs the answer to a CertificateRequest that came after the handshake of TLS 1.3.
    Optional<TlsCredentialedSigner> lateSigner(CertificateRequest request) {
        return signer(request, request.getCertificateRequestContext());
    }

    private Optional<TlsCredentialedSigner> signer(CertificateRequest request, byte @Nullable [] requestContext) {
        if (key.isEmpty()) {
            return Optional.empty();
        }
        var schemes = schemes(request.getSupportedSignatureAlgorithms());
        var signer = key.get().signer(new TlsCryptoParameters(context), schemes, requestContext);
        note = signer.isEmpty() ? key.get().noCommonScheme(schemes) : null;
        return signer;
    }

    private static List<Integer> schemes(@Nullable Vector algorithms) {
        var schemes = new ArrayList<Integer>();
        if (algorithms != null) {
            for (var algorithm : algorithms) {
                schemes.add(SignatureScheme.from((SignatureAndHashAlgorithm) algorithm));
            }
        }
        return schemes;
    }

    private static <T> Vector<T> vector(Collection<T> elements) {
        return new Vector<>(elements);
    }
}
