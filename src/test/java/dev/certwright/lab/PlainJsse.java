package dev.certwright.lab;

import dev.certwright.model.certificate.Credential;
import dev.certwright.model.handshake.TlsVersion;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedKeyManager;
import javax.net.ssl.X509ExtendedTrustManager;

/// The Java platform's blocking client, made to show its certificate whatever the server announces: whom we compare
/// with.
final class PlainJsse {
    private static final int PATIENCE = 5_000;

    private PlainJsse() {}

    /// Whether it tells of the alert with which the server refuses.
    static boolean hearsAlert(int port, Optional<Credential> credential, TlsVersion version, Speech speech) {
        try (var plain = new Socket("127.0.0.1", port)) {
            plain.setSoTimeout(PATIENCE);
            if (speech.prelude().length > 0) {
                plain.getOutputStream().write(speech.prelude());
                plain.getInputStream().read();
            }
            try (var socket = (SSLSocket)
                    context(credential).getSocketFactory().createSocket(plain, Materials.HOST, port, true)) {
                socket.setEnabledProtocols(new String[] {version == TlsVersion.TLS_1_2 ? "TLSv1.2" : "TLSv1.3"});
                socket.startHandshake();
                socket.getOutputStream().write(speech.request());
                socket.getInputStream().readAllBytes();
            }
            return false;
        } catch (IOException e) {
            return String.valueOf(e.getMessage()).contains("Received fatal alert");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static SSLContext context(Optional<Credential> credential) throws GeneralSecurityException {
        var context = SSLContext.getInstance("TLS");
        var keys = credential.isEmpty() ? new KeyManager[0] : new KeyManager[] {new Stubborn(credential.get())};
        context.init(keys, new TrustManager[] {new Trusting()}, null);
        return context;
    }

    /// Shows its certificate always.
    private static final class Stubborn extends X509ExtendedKeyManager {
        private final X509Certificate[] chain;
        private final PrivateKey key;

        Stubborn(Credential credential) throws GeneralSecurityException {
            var factory = CertificateFactory.getInstance("X.509");
            var all = new ArrayList<X509Certificate>();
            for (var certificate : credential.chain()) {
                all.add((X509Certificate) factory.generateCertificate(new ByteArrayInputStream(certificate.der())));
            }
            chain = all.toArray(X509Certificate[]::new);
            key = credential.privateKey();
        }

        @Override
        public String chooseClientAlias(String[] types, Principal[] issuers, Socket socket) {
            return List.of(types).contains(key.getAlgorithm()) ? "own" : null;
        }

        @Override
        public String chooseEngineClientAlias(String[] types, Principal[] issuers, SSLEngine engine) {
            return "own";
        }

        @Override
        public String[] getClientAliases(String type, Principal[] issuers) {
            return new String[] {"own"};
        }

        @Override
        public String[] getServerAliases(String type, Principal[] issuers) {
            return new String[0];
        }

        @Override
        public String chooseServerAlias(String type, Principal[] issuers, Socket socket) {
            return null;
        }

        @Override
        public X509Certificate[] getCertificateChain(String alias) {
            return chain.clone();
        }

        @Override
        public PrivateKey getPrivateKey(String alias) {
            return key;
        }
    }

    /// Believes every server.
    private static final class Trusting extends X509ExtendedTrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
