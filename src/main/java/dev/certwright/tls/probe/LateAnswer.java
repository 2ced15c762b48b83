package dev.certwright.tls.probe;

import dev.certwright.model.handshake.Direction;
import dev.certwright.model.handshake.HandshakeMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.Certificate;
import org.bouncycastle.tls.CertificateEntry;
import org.bouncycastle.tls.CertificateRequest;
import org.bouncycastle.tls.DigitallySigned;
import org.bouncycastle.tls.HandshakeType;
import org.bouncycastle.tls.SecurityParameters;
import org.bouncycastle.tls.SignatureScheme;
import org.bouncycastle.tls.TlsContext;
import org.bouncycastle.tls.TlsCredentialedSigner;
import org.bouncycastle.tls.TlsFatalAlert;
import org.bouncycastle.tls.TlsUtils;
import org.bouncycastle.tls.crypto.TlsCryptoUtils;
import org.bouncycastle.tls.crypto.TlsHash;

/// What a client says to a CertificateRequest that comes after the handshake (RFC 8446 §4.6.2): Certificate,
/// CertificateVerify and Finished over the transcript of the handshake and these messages themselves (§4.4).
final class LateAnswer {
    private static final int HANDSHAKE = 22;
    private static final byte[] SIGNED_BEFORE =
            (" ".repeat(64) + "TLS 1.3, client CertificateVerify\0").getBytes(StandardCharsets.US_ASCII);

    private final TlsContext context;
    private final SecurityParameters parameters;
    private final TlsHash transcript;

    /// @param passed every message of the connection so far, the CertificateRequest last
    LateAnswer(TlsContext context, List<HandshakeMessage> passed) throws IOException {
        this.context = context;
        this.parameters = context.getSecurityParametersConnection();
        this.transcript = newHash();
        var handshake =
                passed.stream().filter(m -> m.contentType() == HANDSHAKE).toList();
        addHandshake(handshake);
        add(handshake.getLast());
    }

    private TlsHash newHash() {
        return context.getCrypto().createHash(parameters.getPRFCryptoHashAlgorithm());
    }

    /// Adds ClientHello to the client's Finished. After a HelloRetryRequest a digest stands for the first ClientHello
    /// (§4.4.1).
    private void addHandshake(List<HandshakeMessage> handshake) throws IOException {
        for (int i = 0; i < handshake.size(); i++) {
            var message = handshake.get(i);
            if (i == 0 && handshake.get(1).name().equals("HelloRetryRequest")) {
                var first = newHash();
                update(first, message.raw().toArray());
                var digest = first.calculateHash();
                update(transcript, new byte[] {(byte) HandshakeType.message_hash, 0, 0, (byte) digest.length});
                update(transcript, digest);
            } else {
                add(message);
            }
            if (message.name().equals("Finished") && message.direction() == Direction.CLIENT_TO_SERVER) {
                return;
            }
        }
        throw new TlsFatalAlert(AlertDescription.unexpected_message, "asked before the client's Finished");
    }

    private void add(HandshakeMessage message) {
        update(transcript, message.raw().toArray());
    }

    /// Makes the messages, each with its header.
    ///
    /// @param signer empty for an empty Certificate
    List<byte[]> to(CertificateRequest request, Optional<TlsCredentialedSigner> signer) throws IOException {
        var certificate = signer.isPresent()
                ? signer.get().getCertificate()
                : new Certificate(request.getCertificateRequestContext(), new CertificateEntry[0]);
        var encoded = new ByteArrayOutputStream();
        certificate.encode(context, encoded, null);
        var first = said(HandshakeType.certificate, encoded.toByteArray());
        if (signer.isEmpty()) {
            return List.of(first, finished());
        }
        var verify = new ByteArrayOutputStream();
        new DigitallySigned(signer.get().getSignatureAndHashAlgorithm(), signature(signer.get())).encode(verify);
        var second = said(HandshakeType.certificate_verify, verify.toByteArray());
        return List.of(first, second, finished());
    }

    private byte[] signature(TlsCredentialedSigner signer) throws IOException {
        var digest = transcript.cloneHash().calculateHash();
        var stream = signer.getStreamSigner();
        if (stream != null) {
            stream.getOutputStream().write(SIGNED_BEFORE);
            stream.getOutputStream().write(digest);
            return stream.getSignature();
        }
        int algorithm = SignatureScheme.getCryptoHashAlgorithm(signer.getSignatureAndHashAlgorithm());
        var hash = context.getCrypto().createHash(algorithm);
        update(hash, SIGNED_BEFORE);
        update(hash, digest);
        return signer.generateRawSignature(hash.calculateHash());
    }

    private byte[] finished() throws IOException {
        int algorithm = parameters.getPRFCryptoHashAlgorithm();
        var key = TlsCryptoUtils.hkdfExpandLabel(
                parameters.getTrafficSecretClient(),
                algorithm,
                "finished",
                TlsUtils.EMPTY_BYTES,
                parameters.getPRFHashLength());
        var digest = transcript.cloneHash().calculateHash();
        return said(HandshakeType.finished, key.calculateHMAC(algorithm, digest, 0, digest.length));
    }

    /// Puts the header before a message and adds it to the transcript.
    private byte[] said(short type, byte[] body) throws IOException {
        var message = new ByteArrayOutputStream();
        TlsUtils.writeUint8(type, message);
        TlsUtils.writeUint24(body.length, message);
        message.write(body);
        update(transcript, message.toByteArray());
        return message.toByteArray();
    }

    private static void update(TlsHash hash, byte[] octets) {
        hash.update(octets, 0, octets.length);
    }
}
