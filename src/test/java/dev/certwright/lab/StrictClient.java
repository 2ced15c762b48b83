package dev.certwright.lab;

import dev.certwright.testing.Program;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.OptionalInt;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

/// Programs of others that verify a server, in TLS 1.2, where their alerts pass in clear.
enum StrictClient {
    OPENSSL("OpenSSL") {
        @Override
        boolean goesOn(Materials materials, int port) throws IOException, InterruptedException {
            var outcome = Program.run(
                    materials.file("."),
                    "openssl",
                    "s_client",
                    "-tls1_2",
                    "-connect",
                    "127.0.0.1:" + port,
                    "-servername",
                    Materials.HOST,
                    "-verify_hostname",
                    Materials.HOST,
                    "-verify_return_error",
                    "-CAfile",
                    anchor(materials).toString());
            return outcome.status() == 0;
        }
    },
    CURL("curl") {
        @Override
        boolean goesOn(Materials materials, int port) throws IOException, InterruptedException {
            var outcome = Program.run(
                    materials.file("."),
                    "curl",
                    "--silent",
                    "--tls-max",
                    "1.2",
                    "--cacert",
                    anchor(materials).toString(),
                    "--resolve",
                    Materials.HOST + ":" + port + ":127.0.0.1",
                    "https://" + Materials.HOST + ":" + port + "/");
            return outcome.status() == 0;
        }
    },
    JAVA("Java") {
        @Override
        boolean goesOn(Materials materials, int port) {
            try (var plain = new Socket("127.0.0.1", port);
                    var socket = (SSLSocket)
                            context(materials).getSocketFactory().createSocket(plain, Materials.HOST, port, true)) {
                var parameters = socket.getSSLParameters();
                parameters.setEndpointIdentificationAlgorithm("HTTPS");
                parameters.setProtocols(new String[] {"TLSv1.2"});
                socket.setSSLParameters(parameters);
                socket.startHandshake();
                return true;
            } catch (IOException _) {
                return false;
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }
    };

    /// What one did.
    ///
    /// @param alert with which it refused; empty when it said nothing
    record Did(boolean goesOn, OptionalInt alert) {}

    private final String program;

    StrictClient(String program) {
        this.program = program;
    }

    String program() {
        return program;
    }

    abstract boolean goesOn(Materials materials, int port) throws IOException, InterruptedException;

    Did verify(Materials materials, int port) throws IOException, InterruptedException {
        try (var relay = new Relay(port)) {
            boolean goesOn = goesOn(materials, relay.port());
            relay.await();
            return new Did(goesOn, relay.alertOfClient());
        }
    }

    private static Path anchor(Materials materials) throws IOException {
        return materials.certificates("anchor.pem", materials.serverCa);
    }

    private static SSLContext context(Materials materials) throws GeneralSecurityException, IOException {
        var anchors = KeyStore.getInstance("PKCS12");
        anchors.load(null, null);
        anchors.setCertificateEntry(
                "anchor",
                CertificateFactory.getInstance("X.509")
                        .generateCertificate(new ByteArrayInputStream(
                                materials.serverCa.encoded().der())));
        var trust = TrustManagerFactory.getInstance("PKIX");
        trust.init(anchors);
        var context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }
}
