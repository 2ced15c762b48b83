package dev.certwright.cli;

import dev.certwright.model.Cancellation;
import dev.certwright.model.PkiException;
import dev.certwright.model.finding.Severity;
import dev.certwright.model.inventory.Entry;
import dev.certwright.model.issuing.CertificateOrder;

/// Makes the certificate that a command describes, and says what was made.
final class Issuing {
    private final Session session;

    Issuing(Session session) {
        this.session = session;
    }

    int issue(CertificateOrder order) throws PkiException {
        var issuing = session.services().issuing();
        // refuses a bad order before a passphrase is asked for or a new vault is decided upon
        var preview = issuing.preview(order);
        session.keys().openForNewKey();
        report(issuing.issue(order, new Cancellation()));
        for (var note : preview.notes()) {
            session.err().line(session.messages().of(note));
        }
        for (var finding : preview.findings()) {
            if (finding.severity() != Severity.NOTE) {
                session.err().line(session.messages().of(finding.sentence()));
            }
        }
        return ExitStatus.YES.code();
    }

    private void report(Entry entry) {
        var messages = session.messages();
        session.out()
                .line(messages.text(
                        "cli.issued",
                        Words.profile(entry.profile(), messages),
                        entry.name(),
                        entry.details().publicKey().label(),
                        Words.instant(entry.details().validity().notAfter())));
    }
}
