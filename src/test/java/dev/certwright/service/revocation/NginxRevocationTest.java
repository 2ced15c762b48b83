package dev.certwright.service.revocation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.certwright.model.inventory.Entry;
import dev.certwright.model.inventory.RevocationReason;
import dev.certwright.service.TestBench;
import dev.certwright.service.revocation.OcspService.Options;
import dev.certwright.service.revocation.RevocationService.Publication;
import dev.certwright.testing.Program;
import dev.certwright.testing.ServerProcess;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A real nginx refuses the revoked client and serves the other one.
@Timeout(60)
class NginxRevocationTest {
    @TempDir
    private Path folder;

    private TestBench bench;
    private Entry ca;
    private Entry revoked;

    @BeforeEach
    void open() throws Exception {
        Program.assumePresent("nginx", "curl");
        bench = new TestBench(folder);
        ca = bench.rootCa("ca");
        revoked = bench.client(ca, "revoked");
        bench.credential(ca);
        bench.credential(bench.server(ca, "server", "127.0.0.1"));
        bench.credential(bench.client(ca, "other"));
        bench.credential(revoked);
    }

    @AfterEach
    void close() {
        if (bench != null) {
            bench.close();
        }
    }

    /// @param checking the lines that say how clients are checked
    private ServerProcess nginx(String checking) throws IOException {
        int port = ServerProcess.freePort();
        var configuration = Files.writeString(folder.resolve("nginx.conf"), """
                daemon off;
                master_process off;
                pid %1$s/nginx.pid;
                error_log %1$s/error.log info;
                events {}
                http {
                    access_log off;
                    client_body_temp_path %1$s/body;
                    proxy_temp_path %1$s/proxy;
                    fastcgi_temp_path %1$s/fastcgi;
                    uwsgi_temp_path %1$s/uwsgi;
                    scgi_temp_path %1$s/scgi;
                    server {
                        listen 127.0.0.1:%2$d ssl;
                        ssl_certificate %1$s/server.crt;
                        ssl_certificate_key %1$s/server.key;
                        ssl_client_certificate %1$s/ca.crt;
                        ssl_verify_client on;
                        %3$s
                        location / { return 200 "hello"; }
                    }
                }
                """.formatted(folder, port, checking));
        var program = Program.find("nginx").orElseThrow().toString();
        var log = folder.resolve("nginx.log").toString();
        return ServerProcess.start(
                List.of(program, "-p", folder.toString(), "-e", log, "-c", configuration.toString()),
                folder.resolve("nginx.out"),
                port);
    }

    /// The status of HTTP that a client gets.
    private String visit(ServerProcess server, String client) throws Exception {
        return Program.run(
                        folder,
                        "curl",
                        "-s",
                        "-o",
                        "page",
                        "-w",
                        "%{http_code}",
                        "--cacert",
                        "ca.crt",
                        "--cert",
                        client + ".crt",
                        "--key",
                        client + ".key",
                        "https://127.0.0.1:" + server.port() + "/")
                .text();
    }

    @Test
    void withThePublishedList() throws Exception {
        bench.services.revocation().revoke(revoked, RevocationReason.KEY_COMPROMISE, Optional.empty());
        bench.services
                .revocation()
                .publish(ca, new Publication(folder.resolve("ca.crl"), Duration.ofDays(7), false, false));
        try (var server = nginx("ssl_crl " + folder.resolve("ca.crl") + ";")) {
            assertEquals("200", visit(server, "other"));
            assertEquals("400", visit(server, "revoked"));
        }
    }

    @Test
    void withTheResponder() throws Exception {
        try (var responder = bench.services
                        .ocsp()
                        .start(ca, new Options(InetAddress.getLoopbackAddress(), 0, true), _ -> {});
                var server = nginx("ssl_ocsp on; ssl_ocsp_responder " + responder.url() + ";")) {
            assertEquals("200", visit(server, "revoked"));
            bench.services.revocation().revoke(revoked, RevocationReason.CERTIFICATE_HOLD, Optional.empty());
            assertEquals("200", visit(server, "other"));
            assertEquals("400", visit(server, "revoked"));
        }
    }
}
