package dev.certwright.lab;

import static dev.certwright.model.handshake.ClientAuthentication.Asks.DOES_NOT_ASK;
import static dev.certwright.model.handshake.ClientAuthentication.Asks.REQUESTS;
import static dev.certwright.model.handshake.ClientAuthentication.Asks.REQUIRES_IN_APPLICATION;

import dev.certwright.model.handshake.ClientAuthentication.Asks;
import dev.certwright.testing.Program;
import dev.certwright.testing.ServerProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// nginx completes every handshake and refuses with a page.
final class NginxServers {
    private NginxServers() {}

    static Configuration required() {
        return of("nginx on, crl", REQUIRES_IN_APPLICATION, Duty.everything(), """
                ssl_client_certificate %1$s; ssl_crl %2$s; ssl_verify_client on; ssl_verify_depth 3;""");
    }

    static List<Configuration> all() {
        return List.of(
                required(),
                of("nginx optional, crl", REQUESTS, Duty.everything(), """
                        ssl_client_certificate %1$s; ssl_crl %2$s; ssl_verify_client optional; ssl_verify_depth 3;"""),
                of("nginx optional_no_ca", REQUESTS, EnumSet.of(Duty.SIGNATURE, Duty.DATES, Duty.USAGE), """
                        ssl_client_certificate %1$s; ssl_verify_client optional_no_ca; ssl_verify_depth 3;"""),
                of("nginx on, expired crl", REQUIRES_IN_APPLICATION, OpenSslServers.withUnusableList(), """
                                ssl_client_certificate %1$s; ssl_crl %3$s; ssl_verify_client on;""")
                        .only(Fault.GOOD_EC, Fault.GOOD_RSA),
                of("nginx on, 495 and 496 made 403", REQUIRES_IN_APPLICATION, Duty.everything(), """
                        ssl_client_certificate %1$s; ssl_crl %2$s; ssl_verify_client on; ssl_verify_depth 3;
                        error_page 495 496 =403 /refused; location = /refused { return 403 "<title>no</title>"; }"""),
                of("nginx optional, the site says 403", REQUIRES_IN_APPLICATION, Duty.everything(), """
                        ssl_client_certificate %1$s; ssl_crl %2$s; ssl_verify_client optional; ssl_verify_depth 3;
                        if ($ssl_client_verify != SUCCESS) { return 403; }"""),
                of("nginx off", DOES_NOT_ASK, Duty.nothing(), "").only(Fault.NONE, Fault.GOOD_EC));
    }

    private static Configuration of(String name, Asks asking, Set<Duty> duties, String directives) {
        return Configuration.of(
                        name,
                        "nginx",
                        asking,
                        duties,
                        (m, f) -> start(m, f, directives.formatted(m.clientAuthority(), m.list(), m.expiredList())))
                .refusingBy(Manner.PAGE, Manner.PAGE);
    }

    static Running start(Materials materials, Path folder, String directives) throws IOException {
        int port = ServerProcess.freePort();
        return start(folder, port, """
                server {
                    listen 127.0.0.1:%d ssl;
                    ssl_protocols TLSv1.2 TLSv1.3;
                    ssl_certificate %s;
                    ssl_certificate_key %s;
                    %s
                    location / { return 200 "<title>in</title>"; }
                }
                """.formatted(port, materials.chain(), materials.key(), directives));
    }

    /// @param servers its `server` blocks
    static Running start(Path folder, int port, String servers) throws IOException {
        var configuration = Files.writeString(folder.resolve("nginx.conf"), """
                daemon off; master_process off; worker_processes 1;
                pid nginx.pid; error_log error.log info;
                events { worker_connections 64; }
                http {
                  access_log off; default_type text/html;
                  client_body_temp_path t1; proxy_temp_path t2; fastcgi_temp_path t3; uwsgi_temp_path t4; scgi_temp_path t5;
                  %s
                }
                """.formatted(servers));
        var command = List.of(
                Program.find("nginx").orElseThrow().toString(),
                "-p",
                folder.toString(),
                "-e",
                folder.resolve("error.log").toString(),
                "-c",
                configuration.toString());
        return Running.of(ServerProcess.start(command, folder.resolve("nginx.out"), port));
    }
}
