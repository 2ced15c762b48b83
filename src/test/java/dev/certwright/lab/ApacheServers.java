package dev.certwright.lab;

import static dev.certwright.model.handshake.ClientAuthentication.Asks.ASKS_LATE;
import static dev.certwright.model.handshake.ClientAuthentication.Asks.DOES_NOT_ASK;
import static dev.certwright.model.handshake.ClientAuthentication.Asks.REQUESTS;
import static dev.certwright.model.handshake.ClientAuthentication.Asks.REQUIRES_IN_TLS;

import dev.certwright.model.handshake.ClientAuthentication.Asks;
import dev.certwright.testing.Program;
import dev.certwright.testing.ServerProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// Apache httpd.
final class ApacheServers {
    private static final String AUTHORITY = "SSLCACertificateFile %1$s\n";

    private ApacheServers() {}

    static List<Configuration> all() {
        var leaf = EnumSet.copyOf(Duty.everythingButRevocation());
        leaf.add(Duty.REVOCATION);
        return List.of(
                of("Apache require, CRL of the leaf", REQUIRES_IN_TLS, leaf, AUTHORITY + """
                        SSLCARevocationFile %2$s
                        SSLCARevocationCheck leaf no_crl_for_cert_ok
                        SSLVerifyClient require
                        SSLVerifyDepth 5
                        """),
                of("Apache optional", REQUESTS, Duty.everythingButRevocation(), AUTHORITY + """
                        SSLVerifyClient optional
                        SSLVerifyDepth 5
                        """),
                of(
                        "Apache optional_no_ca",
                        REQUESTS,
                        EnumSet.of(Duty.SIGNATURE, Duty.DATES, Duty.USAGE, Duty.SHORT_CHAIN),
                        AUTHORITY + "SSLVerifyClient optional_no_ca\n"),
                of("Apache require in a Location", ASKS_LATE, Duty.everythingButRevocation(), AUTHORITY + """
                                <Location /secure>
                                    SSLVerifyClient require
                                    SSLVerifyDepth 5
                                </Location>
                                """)
                        .speaking(new Speech.Http("/secure/"))
                        .refusingBy(Manner.PAGE, Manner.PAGE)
                        .only(Fault.NONE, Fault.GOOD_EC, Fault.OTHER_CA, Fault.EXPIRED),
                of("Apache none", DOES_NOT_ASK, Duty.nothing(), "").only(Fault.NONE, Fault.GOOD_EC));
    }

    private static Configuration of(String name, Asks asking, Set<Duty> duties, String directives) {
        return Configuration.of(
                name,
                "apache2",
                asking,
                duties,
                (m, f) -> start(m, f, directives.formatted(m.clientAuthority(), m.list())));
    }

    private static Running start(Materials materials, Path folder, String directives) throws IOException {
        int port = ServerProcess.freePort();
        var pages = Files.createDirectories(folder.resolve("pages").resolve("secure"))
                .getParent();
        Files.writeString(pages.resolve("index.html"), "<title>in</title>");
        Files.writeString(pages.resolve("secure").resolve("index.html"), "<title>in</title>");
        var configuration = Files.writeString(folder.resolve("httpd.conf"), """
                ServerRoot %1$s
                DefaultRuntimeDir %1$s
                PidFile %1$s/httpd.pid
                ErrorLog %1$s/error.log
                LogLevel info
                Mutex file:%1$s default
                ServerName localhost
                User nobody
                Group nogroup
                LoadModule mpm_event_module /usr/lib/apache2/modules/mod_mpm_event.so
                LoadModule authz_core_module /usr/lib/apache2/modules/mod_authz_core.so
                LoadModule dir_module /usr/lib/apache2/modules/mod_dir.so
                LoadModule ssl_module /usr/lib/apache2/modules/mod_ssl.so
                StartServers 1
                ServerLimit 1
                ThreadsPerChild 8
                MaxRequestWorkers 8
                MinSpareThreads 1
                MaxSpareThreads 8
                DirectoryIndex index.html
                Listen 127.0.0.1:%2$d
                SSLSessionCache none
                <VirtualHost 127.0.0.1:%2$d>
                DocumentRoot %1$s/pages
                SSLEngine on
                SSLProtocol -all +TLSv1.2 +TLSv1.3
                SSLCertificateFile %3$s
                SSLCertificateKeyFile %4$s
                %5$s
                </VirtualHost>
                """.formatted(
                        folder, port, materials.chain(), materials.key(), directives));
        var command = List.of(
                Program.find("apache2").orElseThrow().toString(), "-DFOREGROUND", "-f", configuration.toString());
        return Running.of(ServerProcess.start(command, folder.resolve("httpd.out"), port));
    }
}
