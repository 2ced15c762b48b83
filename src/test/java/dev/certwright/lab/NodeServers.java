package dev.certwright.lab;

import static dev.certwright.model.handshake.ClientAuthentication.Asks.DOES_NOT_ASK;
import static dev.certwright.model.handshake.ClientAuthentication.Asks.REQUESTS;
import static dev.certwright.model.handshake.ClientAuthentication.Asks.REQUIRES_IN_APPLICATION;
import static dev.certwright.model.handshake.ClientAuthentication.Asks.REQUIRES_IN_TLS;

import dev.certwright.model.handshake.ClientAuthentication.Asks;
import dev.certwright.testing.Program;
import dev.certwright.testing.ServerProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/// Node.js, which closes without a word when it does not like a certificate.
final class NodeServers {
    private NodeServers() {}

    static List<Configuration> all() {
        return List.of(
                of(
                        "Node rejectUnauthorized, crl",
                        REQUIRES_IN_TLS,
                        Duty.everything(),
                        "requestCert: true, rejectUnauthorized: true, crl: read('%2$s'),"),
                of(
                                "Node rejectUnauthorized: false",
                                REQUESTS,
                                Duty.nothing(),
                                "requestCert: true, rejectUnauthorized: false,")
                        // a wrong signature stays in its error queue, and closes some connections later or not at all
                        .without(Fault.CA_REKEYED_WITHOUT_IDENTIFIERS),
                of(
                                "Node, the application says 401",
                                REQUIRES_IN_APPLICATION,
                                Duty.everything(),
                                "requestCert: true, rejectUnauthorized: false, strict: true, crl: read('%2$s'),")
                        .refusingBy(Manner.PAGE, Manner.PAGE)
                        .without(Fault.CA_REKEYED)
                        .without(Fault.CA_REKEYED_WITHOUT_IDENTIFIERS),
                of("Node, not asking", DOES_NOT_ASK, Duty.nothing(), "").only(Fault.NONE, Fault.GOOD_EC));
    }

    private static Configuration of(String name, Asks asking, Set<Duty> duties, String options) {
        return Configuration.of(
                        name,
                        "node",
                        asking,
                        duties,
                        (m, f) -> start(m, f, options.formatted(m.clientAuthority(), m.list())))
                .refusingBy(Manner.ALERT, Manner.CLOSE);
    }

    private static Running start(Materials materials, Path folder, String options) throws IOException {
        int port = ServerProcess.freePort();
        var script = Files.writeString(folder.resolve("server.js"), """
                const read = require('fs').readFileSync;
                const options = { cert: read('%s'), key: read('%s'), ca: read('%s'), %s };
                require('https').createServer(options, (question, answer) => {
                    answer.statusCode = options.strict && !question.client.authorized ? 401 : 200;
                    answer.end('<title>hello</title>');
                }).listen(%d, '127.0.0.1');
                """.formatted(
                        materials.chain(), materials.key(), materials.clientAuthority(), options, port));
        var command = List.of(Program.find("node").orElseThrow().toString(), script.toString());
        return Running.of(ServerProcess.start(command, folder.resolve("node.out"), port));
    }
}
