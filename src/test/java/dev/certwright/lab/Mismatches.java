package dev.certwright.lab;

import dev.certwright.model.handshake.TlsVersion;
import dev.certwright.testing.ServerProcess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Client and server that have too little in common, or never meet.
record Mismatches(Materials materials) {
    List<Situation> all() {
        return List.of(
                openssl("only TLS 1.2 at the server", "D03", "-tls1_2").in(TlsVersion.TLS_1_3),
                openssl("only TLS 1.3 at the server", "D03", "-tls1_3").in(TlsVersion.TLS_1_2),
                openssl("no common cipher suite, 1.2", "D04", "-tls1_2", "-cipher", "ECDHE-ECDSA-AES256-CCM8")
                        .in(TlsVersion.TLS_1_2),
                openssl("no common group", "D04", "-tls1_3", "-groups", "ffdhe8192")
                        .in(TlsVersion.TLS_1_3),
                openssl("no common ALPN", "D06", "-alpn", "acme-tls/1"),
                openssl("only RSA keys of clients", "D32", clients("-client_sigalgs", "RSA-PSS+SHA256"))
                        .with(materials.client(Fault.GOOD_EC).orElseThrow()),
                Situation.of(
                        "SNI unknown to nginx",
                        "nginx",
                        materials,
                        (m, folder) -> {
                            int port = ServerProcess.freePort();
                            return NginxServers.start(folder, port, """
                            server { listen 127.0.0.1:%1$d ssl default_server; ssl_reject_handshake on;
                                ssl_protocols TLSv1.2 TLSv1.3; }
                            server { listen 127.0.0.1:%1$d ssl; server_name other.example;
                                ssl_certificate %2$s; ssl_certificate_key %3$s; }
                            """.formatted(port, m.chain(), m.key()));
                        },
                        "D05"),
                Situation.of(
                        "plain HTTP",
                        "nginx",
                        materials,
                        (_, folder) -> {
                            int port = ServerProcess.freePort();
                            return NginxServers.start(folder, port, "server { listen 127.0.0.1:%d; }".formatted(port));
                        },
                        "D02"),
                Situation.of("SSH", "", materials, (_, _) -> greeting("SSH-2.0-OpenSSH_9.2\r\n"), "D02"),
                Situation.of("SMTP", "", materials, (_, _) -> greeting("220 mail.example ESMTP\r\n"), "D02"),
                Situation.of("closed at once", "", materials, (_, _) -> greeting(""), "D07"),
                Situation.of(
                        "port closed", "", materials, (_, _) -> new Running(ServerProcess.freePort(), () -> {}), "D01"),
                Situation.of("name without address", "", materials, (_, _) -> new Running(443, () -> {}), "D01")
                        .at("https://no-such-name.invalid:%d/"));
    }

    private String[] clients(String... options) {
        var all = new ArrayList<>(
                List.of("-CAfile", materials.clientAuthority().toString(), "-Verify", "3", "-verify_return_error"));
        all.addAll(List.of(options));
        return all.toArray(String[]::new);
    }

    private Situation openssl(String name, String cause, String... options) {
        return Situation.of(
                name, "openssl", materials, (m, folder) -> OpenSslServers.start(m, folder, List.of(options)), cause);
    }

    /// A server that says something, or nothing, and closes when the client has spoken.
    private static Running greeting(String words) throws IOException {
        var listening = new ServerSocket(0, 5, InetAddress.getByName("127.0.0.1"));
        Thread.ofVirtual().start(() -> {
            while (!listening.isClosed()) {
                try (Socket socket = listening.accept()) {
                    socket.getOutputStream().write(words.getBytes(StandardCharsets.US_ASCII));
                    socket.getInputStream().read(new byte[8192]);
                } catch (IOException _) {
                    // the client has gone, or the test has ended
                }
            }
        });
        return new Running(listening.getLocalPort(), listening);
    }
}
