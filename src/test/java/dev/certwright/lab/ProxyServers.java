package dev.certwright.lab;

import static dev.certwright.model.handshake.ClientAuthentication.Asks.DOES_NOT_ASK;
import static dev.certwright.model.handshake.ClientAuthentication.Asks.REQUESTS;
import static dev.certwright.model.handshake.ClientAuthentication.Asks.REQUIRES_IN_APPLICATION;
import static dev.certwright.model.handshake.ClientAuthentication.Asks.REQUIRES_IN_TLS;

import com.sun.net.httpserver.HttpServer;
import dev.certwright.model.handshake.ClientAuthentication.Asks;
import dev.certwright.testing.Program;
import dev.certwright.testing.ServerProcess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/// Programs that stand before a server: HAProxy and stunnel.
final class ProxyServers {
    private ProxyServers() {}

    static List<Configuration> all() {
        return List.of(
                haproxy(
                        "HAProxy required, crl",
                        REQUIRES_IN_TLS,
                        Duty.everything(),
                        "ca-file %s verify required crl-file %s"),
                haproxy("HAProxy optional, crl", REQUESTS, Duty.everything(), "ca-file %s verify optional crl-file %s"),
                haproxy(
                        "HAProxy optional, errors ignored",
                        REQUESTS,
                        Duty.nothing(),
                        "ca-file %s verify optional crt-ignore-err all ca-ignore-err all"),
                haproxy(
                                "HAProxy required, no-ca-names",
                                REQUIRES_IN_TLS,
                                Duty.everythingButRevocation(),
                                "ca-file %s verify required no-ca-names")
                        .announcingNothing(),
                haproxy(
                                "HAProxy optional, deny unless ssl_c_used",
                                REQUIRES_IN_APPLICATION,
                                Duty.everything(),
                                "ca-file %s verify optional crl-file %s\n    http-request deny unless { ssl_c_used }")
                        .refusingBy(Manner.PAGE, Manner.ALERT),
                haproxy("HAProxy none", DOES_NOT_ASK, Duty.nothing(), "").only(Fault.NONE, Fault.GOOD_EC),
                Configuration.of(
                        "stunnel verifyChain, CRL",
                        "stunnel4",
                        REQUIRES_IN_TLS,
                        Duty.everything(),
                        ProxyServers::stunnel));
    }

    private static Configuration haproxy(String name, Asks asking, Set<Duty> duties, String options) {
        return Configuration.of(
                name,
                "haproxy",
                asking,
                duties,
                (m, f) -> haproxy(m, f, options.formatted(m.clientAuthority(), m.list())));
    }

    private static Running haproxy(Materials materials, Path folder, String options) throws IOException {
        int port = ServerProcess.freePort();
        var configuration =
                Files.writeString(folder.resolve("haproxy.cfg"), """
                global
                    maxconn 64
                    nbthread 1
                defaults
                    mode http
                    timeout client 10s
                    timeout server 10s
                    timeout connect 10s
                frontend web
                    bind 127.0.0.1:%d ssl crt %s %s
                    http-request return status 200 content-type text/html string "<title>in</title>"
                """.formatted(port, materials.both(), options));
        var command = List.of(Program.find("haproxy").orElseThrow().toString(), "-db", "-f", configuration.toString());
        return Running.of(ServerProcess.start(command, folder.resolve("haproxy.out"), port));
    }

    private static Running stunnel(Materials materials, Path folder) throws IOException {
        var behind = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        behind.createContext("/", exchange -> {
            var page = "<title>in</title>".getBytes(StandardCharsets.US_ASCII);
            exchange.getResponseHeaders().add("Connection", "close");
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
            exchange.close();
        });
        behind.start();
        int port = ServerProcess.freePort();
        var configuration = Files.writeString(folder.resolve("stunnel.conf"), """
                foreground = yes
                syslog = no
                debug = notice
                pid =
                [web]
                accept = 127.0.0.1:%d
                connect = 127.0.0.1:%d
                cert = %s
                key = %s
                CAfile = %s
                CRLfile = %s
                verifyChain = yes
                """.formatted(
                        port,
                        behind.getAddress().getPort(),
                        materials.chain(),
                        materials.key(),
                        materials.clientAuthority(),
                        materials.list()));
        var command = List.of(Program.find("stunnel4").orElseThrow().toString(), configuration.toString());
        var process = ServerProcess.start(command, folder.resolve("stunnel.out"), port);
        return new Running(port, () -> {
            process.close();
            behind.stop(0);
        });
    }
}
