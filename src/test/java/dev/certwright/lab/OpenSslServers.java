package dev.certwright.lab;

import static dev.certwright.model.handshake.ClientAuthentication.Asks.DOES_NOT_ASK;
import static dev.certwright.model.handshake.ClientAuthentication.Asks.REQUESTS;
import static dev.certwright.model.handshake.ClientAuthentication.Asks.REQUIRES_IN_TLS;

import dev.certwright.model.handshake.ClientAuthentication.Asks;
import dev.certwright.testing.ServerProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// `openssl s_server`.
final class OpenSslServers {
    private static final String[] STRICT = {"-Verify", "3", "-verify_return_error"};

    private OpenSslServers() {}

    static Configuration strict() {
        return of("s_server -Verify strict, CRL", REQUIRES_IN_TLS, Duty.everything(), (m, f) -> {
            var options = options(m, STRICT);
            options.addAll(list(m.list()));
            return start(m, f, options);
        });
    }

    static List<Configuration> all() {
        return List.of(
                strict(),
                of(
                        "s_server -Verify",
                        REQUIRES_IN_TLS,
                        Duty.nothing(),
                        (m, f) -> start(m, f, options(m, "-Verify", "3"))),
                of("s_server -verify strict, CRL", REQUESTS, Duty.everything(), (m, f) -> {
                    var options = options(m, "-verify", "3", "-verify_return_error");
                    options.addAll(list(m.list()));
                    return start(m, f, options);
                }),
                of("s_server -verify", REQUESTS, Duty.nothing(), (m, f) -> start(m, f, options(m, "-verify", "3"))),
                of("s_server -Verify strict, no CA names", REQUIRES_IN_TLS, Duty.everythingButRevocation(), (m, f) -> {
                            var options = new ArrayList<>(List.of(STRICT));
                            options.addAll(
                                    List.of("-verifyCAfile", m.clientAuthority().toString()));
                            return start(m, f, options);
                        })
                        .announcingNothing(),
                of("s_server -Verify strict, expired CRL", REQUIRES_IN_TLS, withUnusableList(), (m, f) -> {
                            var options = options(m, STRICT);
                            options.addAll(list(m.expiredList()));
                            return start(m, f, options);
                        })
                        .only(Fault.GOOD_EC, Fault.GOOD_RSA),
                of("s_server -Verify strict, CRL missing", REQUIRES_IN_TLS, withUnusableList(), (m, f) -> {
                            var options = options(m, STRICT);
                            options.add("-crl_check");
                            return start(m, f, options);
                        })
                        .only(Fault.GOOD_EC, Fault.GOOD_RSA),
                of("s_server, not asking", DOES_NOT_ASK, Duty.nothing(), (m, f) -> start(m, f, List.of()))
                        .only(Fault.NONE, Fault.GOOD_EC));
    }

    static Set<Duty> withUnusableList() {
        var duties = EnumSet.copyOf(Duty.everything());
        duties.add(Duty.UNUSABLE_LIST);
        return duties;
    }

    private static Configuration of(String name, Asks asking, Set<Duty> duties, Configuration.Launch launch) {
        return Configuration.of(name, "openssl", asking, duties, launch);
    }

    private static List<String> options(Materials materials, String... options) {
        var all = new ArrayList<>(List.of("-CAfile", materials.clientAuthority().toString()));
        all.addAll(List.of(options));
        return all;
    }

    private static List<String> list(Path file) {
        return List.of("-CRL", file.toString(), "-crl_check");
    }

    static Running start(Materials materials, Path folder, List<String> options) throws IOException {
        return start(materials.chain(), materials.key(), folder, options);
    }

    /// @param chain the server's certificate and those it sends with it
    static Running start(Path chain, Path key, Path folder, List<String> options) throws IOException {
        int port = ServerProcess.freePort();
        var command = new ArrayList<>(List.of(
                "openssl",
                "s_server",
                "-accept",
                "127.0.0.1:" + port,
                "-cert",
                chain.toString(),
                "-cert_chain",
                chain.toString(),
                "-key",
                key.toString(),
                "-www",
                "-quiet"));
        command.addAll(options);
        return Running.of(ServerProcess.start(command, folder.resolve("s_server.log"), port));
    }
}
