package dev.certwright.lab;

import dev.certwright.model.certificate.Credential;
import dev.certwright.model.handshake.TlsVersion;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.security.SecureRandom;
import java.util.Optional;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.bouncycastle.tls.Certificate;
import org.bouncycastle.tls.CertificateEntry;
import org.bouncycastle.tls.CertificateRequest;
import org.bouncycastle.tls.DefaultTlsClient;
import org.bouncycastle.tls.ProtocolVersion;
import org.bouncycastle.tls.SignatureScheme;
import org.bouncycastle.tls.TlsAuthentication;
import org.bouncycastle.tls.TlsClientProtocol;
import org.bouncycastle.tls.TlsCredentials;
import org.bouncycastle.tls.TlsFatalAlertReceived;
import org.bouncycastle.tls.TlsServerCertificate;
import org.bouncycastle.tls.crypto.TlsCertificate;
import org.bouncycastle.tls.crypto.TlsCryptoParameters;
import org.bouncycastle.tls.crypto.impl.bc.BcDefaultTlsCredentialedSigner;
import org.bouncycastle.tls.crypto.impl.bc.BcTlsCrypto;

/// Bouncy Castle's blocking client as its manual shows it: whom we compare with, and, behind a [Relay], an independent
/// witness of what a server says.
final class PlainBouncyCastle {
    private static final int PATIENCE = 5_000;

    private PlainBouncyCastle() {}

    /// Writes record by record, as it does when nothing is done about it.
    static Word ask(int port, Optional<Credential> credential, TlsVersion version, Speech speech) throws IOException {
        return ask(port, credential, version, speech, false);
    }

    /// @param flightByFlight whether what is written waits until the next read: nginx closes at random when a flight
    ///                       comes in pieces and the certificate has a wrong signature
    static Word ask(
            int port, Optional<Credential> credential, TlsVersion version, Speech speech, boolean flightByFlight)
            throws IOException {
        var answer = new ByteArrayOutputStream();
        try (var socket = new Socket("127.0.0.1", port)) {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(PATIENCE);
            if (speech.prelude().length > 0) {
                socket.getOutputStream().write(speech.prelude());
                socket.getInputStream().read();
            }
            var out = new BufferedOutputStream(socket.getOutputStream(), 1 << 16);
            var protocol = flightByFlight
                    ? new TlsClientProtocol(new FlushingInput(socket.getInputStream(), out), unflushed(out))
                    : new TlsClientProtocol(socket.getInputStream(), socket.getOutputStream());
            protocol.connect(new Client(credential, version));
            out.flush();
            protocol.getOutputStream().write(speech.request());
            out.flush();
            var octets = new byte[4096];
            int n;
            do {
                n = protocol.getInputStream().read(octets);
                answer.write(octets, 0, Math.max(0, n));
            } while (n > 0 && speech.endsWithTheAnswer());
        } catch (TlsFatalAlertReceived e) {
            return new Word.Alert(e.getAlertDescription());
        } catch (IOException _) {
            // closed, or what had to be written could not be
        }
        return Word.of(speech, answer.toByteArray());
    }

    /// Bouncy Castle flushes after every record; here the next read does.
    private static OutputStream unflushed(OutputStream out) {
        return new FilterOutputStream(out) {
            @Override
            public void write(byte[] octets, int from, int length) throws IOException {
                out.write(octets, from, length);
            }

            @Override
            public void flush() {}
        };
    }

    /// Sends what has been written before it waits for an answer.
    private static final class FlushingInput extends FilterInputStream {
        private final OutputStream out;

        FlushingInput(InputStream in, OutputStream out) {
            super(in);
            this.out = out;
        }

        @Override
        public int read(byte[] octets, int from, int length) throws IOException {
            out.flush();
            return super.read(octets, from, length);
        }
    }

    private static final class Client extends DefaultTlsClient {
        private final Optional<Credential> credential;
        private final TlsVersion version;

        Client(Optional<Credential> credential, TlsVersion version) {
            super(new BcTlsCrypto(new SecureRandom()));
            this.credential = credential;
            this.version = version;
        }

        @Override
        protected ProtocolVersion[] getSupportedVersions() {
            return new ProtocolVersion[] {
                version == TlsVersion.TLS_1_2 ? ProtocolVersion.TLSv12 : ProtocolVersion.TLSv13
            };
        }

        @Override
        public TlsAuthentication getAuthentication() {
            return new TlsAuthentication() {
                @Override
                public void notifyServerCertificate(TlsServerCertificate certificate) {}

                @Override
                public TlsCredentials getClientCredentials(CertificateRequest request) throws IOException {
                    return credential.isEmpty() ? null : signer(request, credential.get());
                }
            };
        }

        private TlsCredentials signer(CertificateRequest request, Credential own) throws IOException {
            var crypto = (BcTlsCrypto) getCrypto();
            var entries = new CertificateEntry[own.chain().size()];
            var chain = new TlsCertificate[entries.length];
            for (int i = 0; i < entries.length; i++) {
                chain[i] = crypto.createCertificate(own.chain().get(i).der());
                entries[i] = new CertificateEntry(chain[i], null);
            }
            boolean tls13 = version == TlsVersion.TLS_1_3;
            int scheme = own.privateKey().getAlgorithm().equals("RSA")
                    ? SignatureScheme.rsa_pss_rsae_sha256
                    : SignatureScheme.ecdsa_secp256r1_sha256;
            return new BcDefaultTlsCredentialedSigner(
                    new TlsCryptoParameters(context),
                    crypto,
                    PrivateKeyFactory.createKey(own.privateKey().getEncoded()),
                    tls13 ? new Certificate(request.getCertificateRequestContext(), entries) : new Certificate(chain),
                    SignatureScheme.getSignatureAndHashAlgorithm(scheme));
        }
    }
}
