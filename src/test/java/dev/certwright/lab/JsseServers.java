package dev.certwright.lab;

import static dev.certwright.model.handshake.ClientAuthentication.Asks.DOES_NOT_ASK;
import static dev.certwright.model.handshake.ClientAuthentication.Asks.REQUESTS;
import static dev.certwright.model.handshake.ClientAuthentication.Asks.REQUIRES_IN_TLS;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.cert.CertStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import javax.net.ssl.CertPathTrustManagerParameters;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

/// The TLS of the Java platform.
final class JsseServers {
    private JsseServers() {}

    static Configuration need() {
        return Configuration.of(
                "JSSE need, CRL",
                "",
                REQUIRES_IN_TLS,
                Duty.everything(),
                (m, _) -> start(m, s -> s.setNeedClientAuth(true)));
    }

    static List<Configuration> all() {
        return List.of(
                need(),
                Configuration.of(
                        "JSSE want, CRL",
                        "",
                        REQUESTS,
                        Duty.everything(),
                        (m, _) -> start(m, s -> s.setWantClientAuth(true))),
                Configuration.of("JSSE, not asking", "", DOES_NOT_ASK, Duty.nothing(), (m, _) -> start(m, _ -> {}))
                        .only(Fault.NONE, Fault.GOOD_EC));
    }

    private interface Setting {
        void apply(SSLServerSocket socket);
    }

    private static Running start(Materials materials, Setting setting) throws IOException {
        try {
            var listening = (SSLServerSocket) context(materials)
                    .getServerSocketFactory()
                    .createServerSocket(0, 10, InetAddress.getByName("127.0.0.1"));
            setting.apply(listening);
            Thread.ofVirtual().start(() -> serve(listening));
            return new Running(listening.getLocalPort(), listening);
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }

    private static void serve(SSLServerSocket listening) {
        while (!listening.isClosed()) {
            try {
                var socket = (SSLSocket) listening.accept();
                Thread.ofVirtual().start(() -> answer(socket));
            } catch (IOException _) {
                // closed by the test
            }
        }
    }

    private static void answer(SSLSocket socket) {
        try (socket) {
            socket.setSoTimeout(10_000);
            if (socket.getInputStream().read(new byte[4096]) > 0) {
                socket.getOutputStream()
                        .write("HTTP/1.1 200 OK\r\nContent-Length: 17\r\nConnection: close\r\n\r\n<title>in</title>"
                                .getBytes(StandardCharsets.US_ASCII));
            }
        } catch (IOException _) {
            // a refused client
        }
    }

    private static SSLContext context(Materials materials) throws GeneralSecurityException, IOException {
        var factory = CertificateFactory.getInstance("X.509");
        Certificate[] chain;
        try (var in = Files.newInputStream(materials.chain())) {
            chain = factory.generateCertificates(in).toArray(Certificate[]::new);
        }
        var own = KeyStore.getInstance("PKCS12");
        own.load(null, null);
        own.setKeyEntry("own", key(materials.key()), new char[0], chain);
        var keys = KeyManagerFactory.getInstance("PKIX");
        keys.init(own, new char[0]);
        var context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust(materials, factory).getTrustManagers(), null);
        return context;
    }

    private static java.security.PrivateKey key(Path file) throws GeneralSecurityException, IOException {
        var text = Files.readString(file).replaceAll("-----[^-]+-----", "");
        return KeyFactory.getInstance("EC")
                .generatePrivate(new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(text)));
    }

    private static TrustManagerFactory trust(Materials materials, CertificateFactory factory)
            throws GeneralSecurityException, IOException {
        X509Certificate authority;
        try (var in = Files.newInputStream(materials.clientAuthority())) {
            authority = (X509Certificate) factory.generateCertificate(in);
        }
        var parameters = new PKIXBuilderParameters(Set.of(new TrustAnchor(authority, null)), new X509CertSelector());
        try (var in = Files.newInputStream(materials.list())) {
            var lists = new CollectionCertStoreParameters(factory.generateCRLs(in));
            parameters.addCertStore(CertStore.getInstance("Collection", lists));
        }
        parameters.setRevocationEnabled(true);
        var trust = TrustManagerFactory.getInstance("PKIX");
        trust.init(new CertPathTrustManagerParameters(parameters));
        return trust;
    }
}
