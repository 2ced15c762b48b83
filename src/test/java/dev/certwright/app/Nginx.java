package dev.certwright.app;

import dev.certwright.testing.Program;
import dev.certwright.testing.ServerProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// A real nginx on the loopback address that demands a client certificate, in a folder of its own.
final class Nginx implements AutoCloseable {
    private final ServerProcess process;

    private Nginx(ServerProcess process) {
        this.process = process;
    }

    int port() {
        return process.port();
    }

    /// Starts it and waits until it listens.
    ///
    /// @param chain    its certificate and those above it, in PEM
    /// @param clientCa who may issue client certificates
    static Nginx start(Path folder, Path chain, Path key, Path clientCa) throws IOException {
        Program.assumePresent("nginx");
        int port = ServerProcess.freePort();
        var log = folder.resolve("nginx.log");
        Files.createDirectories(folder.resolve("html"));
        Files.writeString(folder.resolve("html").resolve("index.html"), "<title>Hello</title>");
        var configuration =
                Files.writeString(folder.resolve("nginx.conf"), """
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
                        root %1$s/html;
                        ssl_protocols TLSv1.2 TLSv1.3;
                        ssl_certificate %3$s;
                        ssl_certificate_key %4$s;
                        ssl_client_certificate %5$s;
                        ssl_verify_client on;
                    }
                }
                """.formatted(folder, port, chain, key, clientCa));
        var command = List.of(
                Program.find("nginx").orElseThrow().toString(),
                "-p",
                folder.toString(),
                "-e",
                log.toString(),
                "-c",
                configuration.toString());
        return new Nginx(ServerProcess.start(command, folder.resolve("nginx.out"), port));
    }

    @Override
    public void close() {
        process.close();
    }
}
