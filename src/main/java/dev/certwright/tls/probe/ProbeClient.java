package dev.certwright.tls.probe;

import dev.certwright.model.Phrase;
import dev.certwright.model.handshake.Alert;
import dev.certwright.model.handshake.HandshakeTarget;
import dev.certwright.model.handshake.TlsVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Hashtable;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.Vector;
import org.bouncycastle.tls.AlertLevel;
import org.bouncycastle.tls.CertificateRequest;
import org.bouncycastle.tls.DefaultTlsClient;
import org.bouncycastle.tls.NameType;
import org.bouncycastle.tls.ProtocolName;
import org.bouncycastle.tls.ProtocolVersion;
import org.bouncycastle.tls.PskKeyExchangeMode;
import org.bouncycastle.tls.ServerName;
import org.bouncycastle.tls.SignatureAndHashAlgorithm;
import org.bouncycastle.tls.SignatureScheme;
import org.bouncycastle.tls.TlsAuthentication;
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

    private final ProbeCrypto crypto;
    private final HandshakeTarget target;
    private final Set<TlsVersion> versions;
    private final Optional<ClientKey> key;
    private boolean completed;
    private @Nullable Phrase note;
    private @Nullable LocalAbort abort;

    ProbeClient(ProbeCrypto crypto, HandshakeTarget target, Set<TlsVersion> versions, Optional<ClientKey> key) {
        super(crypto);
        this.crypto = crypto;
        this.target = target;
        this.versions = versions;
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

    @Override
    protected ProtocolVersion[] getSupportedVersions() {
        var supported = new ArrayList<ProtocolVersion>();
        if (versions.contains(TlsVersion.TLS_1_3)) {
            supported.add(ProtocolVersion.TLSv13);
        }
        if (versions.contains(TlsVersion.TLS_1_2)) {
            supported.add(ProtocolVersion.TLSv12);
        }
        return supported.toArray(ProtocolVersion[]::new);
    }

    @Override
    protected int[] getSupportedCipherSuites() {
        return TlsUtils.getSupportedCipherSuites(crypto, Offer.cipherSuites());
    }

    @Override
    protected Vector getSupportedGroups(Vector namedGroupRoles) {
        boolean tls13 = versions.contains(TlsVersion.TLS_1_3);
        return vector(Offer.GROUPS.stream()
                .filter(crypto::offers)
                .filter(g -> tls13 || !Offer.onlyTls13(g))
                .toList());
    }

    @Override
    public Vector getEarlyKeyShareGroups() {
        return vector(Offer.EARLY_KEY_SHARES.stream().filter(crypto::offers).toList());
    }

    @Override
    protected @Nullable Vector getSNIServerNames() {
        return target.hostIsAddress()
                ? null
                : vector(
                        List.of(new ServerName(NameType.host_name, target.host().getBytes(StandardCharsets.US_ASCII))));
    }

    @Override
    protected @Nullable Vector getProtocolNames() {
        return switch (target.application()) {
            case HandshakeTarget.Application.Http _ -> vector(List.of(ProtocolName.HTTP_1_1));
            case HandshakeTarget.Application.Silent _,
                    HandshakeTarget.Application.PostgreSql _,
                    HandshakeTarget.Application.Mqtt _ -> null;
        };
    }

    /// Adds psk_key_exchange_modes: without it some servers send no ticket, which is the first sign of acceptance.
    @Override
    public Hashtable getClientExtensions() throws IOException {
        var extensions = super.getClientExtensions();
        if (versions.contains(TlsVersion.TLS_1_3)) {
            TlsExtensionsUtils.addPSKKeyExchangeModesExtension(extensions, new short[] {PskKeyExchangeMode.psk_dhe_ke});
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
            public void notifyServerCertificate(TlsServerCertificate serverCertificate) {
                // Judged elsewhere; here it never ends the handshake.
            }

            @Override
            public @Nullable TlsCredentials getClientCredentials(CertificateRequest request) {
                return key.isEmpty() ? null : credentials(key.get(), request);
            }
        };
    }

    private @Nullable TlsCredentials credentials(ClientKey clientKey, CertificateRequest request) {
        var schemes = schemes(request.getSupportedSignatureAlgorithms());
        var requestContext = TlsUtils.isTLSv13(context) ? request.getCertificateRequestContext() : null;
        var signer = clientKey.signer(new TlsCryptoParameters(context), schemes, requestContext);
        if (signer.isEmpty()) {
            note = clientKey.noCommonScheme(schemes);
        }
        return signer.orElse(null);
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
