package dev.certwright.service.connection;

import dev.certwright.model.Phrase;
import dev.certwright.model.finding.Check;
import dev.certwright.model.handshake.Alert;
import dev.certwright.model.handshake.ClientBehaviour;
import dev.certwright.model.name.GeneralName;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// What other programs would do with a server's certificate, told from what is wrong with it.
final class OtherPrograms {
    private OtherPrograms() {}

    /// @param checks of the server's certificates, those that passed among them
    /// @param host   that the test went to
    /// @param names  that the certificate has
    static List<ClientBehaviour> behaviours(List<Check> checks, String host, List<GeneralName> names) {
        var faults = ServerFault.of(checks);
        return OtherProgram.ALL.stream()
                .map(p -> p.reply(faults)
                        .map(r -> stops(p, r, host, names))
                        .orElseGet(() -> new ClientBehaviour(
                                p.name(), true, Optional.empty(), Phrase.of("handshake.other.goesOn"))))
                .toList();
    }

    private static ClientBehaviour stops(
            OtherProgram program, OtherProgram.Reply reply, String host, List<GeneralName> names) {
        var shown = names.stream().limit(5).map(GeneralName::value).collect(Collectors.joining(", "));
        var words = reply.words().replace("{names}", shown).replace("{host}", host);
        boolean silent = reply.alert() == OtherProgram.SILENT;
        return new ClientBehaviour(
                program.name(),
                false,
                silent ? Optional.empty() : Optional.of(new Alert(2, reply.alert())),
                Phrase.of(silent ? "handshake.other.closes" : "handshake.other.stops", words));
    }
}
