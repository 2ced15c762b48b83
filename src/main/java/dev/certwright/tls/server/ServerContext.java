package dev.certwright.tls.server;

import dev.certwright.model.certificate.Credential;
import dev.certwright.model.certificate.EncodedCertificate;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/// What the servers here have in common: the JDK's TLS and one small page.
final class ServerContext {
    private ServerContext() {}

    /// Shows the credential and trusts what the authorities issued.
    ///
    /// @throws GeneralSecurityException when the credential cannot be used or there is no authority
    static SSLContext of(Credential server, List<EncodedCertificate> clientAuthorities)
            throws GeneralSecurityException, IOException {
        if (clientAuthorities.isEmpty()) {
            throw new GeneralSecurityException("no authority, so no client could be accepted");
        }
        var chain = new Certificate[server.chain().size()];
        for (int i = 0; i < chain.length; i++) {
            chain[i] = decode(server.chain().get(i));
        }
        var password = new char[0];
        var keys = KeyStore.getInstance("PKCS12");
        keys.load(null, null);
        keys.setKeyEntry("server", server.privateKey(), password, chain);
        var trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        for (int i = 0; i < clientAuthorities.size(); i++) {
            trusted.setCertificateEntry("ca" + i, decode(clientAuthorities.get(i)));
        }
        var keyManagers = KeyManagerFactory.getInstance("PKIX");
        keyManagers.init(keys, password);
        var trustManagers = TrustManagerFactory.getInstance("PKIX");
        trustManagers.init(trusted);
        var context = SSLContext.getInstance("TLS");
        context.init(keyManagers.getKeyManagers(), trustManagers.getTrustManagers(), null);
        return context;
    }

    private static Certificate decode(EncodedCertificate certificate) throws GeneralSecurityException {
        return CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(certificate.der()));
    }

    /// Tells the client who it is.
    static byte[] page(X509Certificate client) {
        var name = client.getSubjectX500Principal()
                .getName()
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;");
        var body = "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>Certwright: " + name
                + "</title><h1>Mutual TLS works</h1><p>You are " + name + ".</p></html>\n";
        var octets = body.getBytes(StandardCharsets.UTF_8);
        var head = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: " + octets.length
                + "\r\nConnection: close\r\n\r\n";
        return (head + body).getBytes(StandardCharsets.UTF_8);
    }
}
