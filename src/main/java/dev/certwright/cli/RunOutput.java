package dev.certwright.cli;

import dev.certwright.model.handshake.HandshakeReport;
import dev.certwright.model.handshake.SecondOpinion;
import dev.certwright.service.report.OpinionJson;
import java.util.Optional;

/// Shows a connection test, a fresh one or one from a file or the history.
final class RunOutput {
    private final Session session;

    RunOutput(Session session) {
        this.session = session;
    }

    void print(HandshakeReport report, boolean json) {
        print(report, Optional.empty(), json);
    }

    /// Shows it with a second opinion.
    ///
    /// @param opinion of a Java program about the same connection
    void print(HandshakeReport report, Optional<SecondOpinion> opinion, boolean json) {
        var messages = session.messages();
        if (json) {
            var members = session.services().reports().runs().write(report, messages::of);
            opinion.ifPresent(o -> members.put("secondOpinion", OpinionJson.of(o, messages::of)));
            session.out().json(members);
            return;
        }
        ReportText.lines(report, messages).forEach(session.out()::line);
        opinion.ifPresent(this::print);
    }

    private void print(SecondOpinion opinion) {
        var messages = session.messages();
        session.out().line("");
        session.out().line(messages.text("cli.opinion"));
        session.out().line("  " + (opinion.connected() ? "✔ " : "✖ ") + messages.of(opinion.says()));
        opinion.differences().forEach(d -> session.out().line("  → " + messages.of(d)));
    }

    static ExitStatus status(HandshakeReport report) {
        return report.verdict().success() ? ExitStatus.YES : ExitStatus.NOT_SO;
    }
}
