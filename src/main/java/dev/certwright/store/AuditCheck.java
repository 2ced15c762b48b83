package dev.certwright.store;

import dev.certwright.model.Bytes;
import dev.certwright.model.inventory.AuditEvent;
import dev.certwright.model.inventory.AuditHead;
import dev.certwright.model.inventory.AuditProblem;
import dev.certwright.model.inventory.AuditVerdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Follows the chain of an audit log, event by event, and notes what does not fit.
final class AuditCheck {
    private final AuditChain chain = new AuditChain();
    private final Optional<Bytes> noted;
    private final List<AuditProblem> problems = new ArrayList<>();
    private AuditHead last;
    private long events;
    private boolean notedSeen;

    AuditCheck(Bytes vaultId, Optional<Bytes> noted) {
        this.noted = noted;
        last = new AuditHead(0, chain.origin(vaultId));
    }

    /// Takes the next event. What comes after a gap cannot be checked against what is gone; what comes after a changed
    /// event is checked against the hash that stands there, so that each is named once.
    void accept(AuditEvent event) {
        long expected = last.number() + 1;
        if (event.number() > expected) {
            note(new AuditProblem.Missing(expected, event.number() - 1));
        } else if (!hash(event).equals(event.hash())) {
            note(new AuditProblem.Altered(event.number()));
        }
        notedSeen |= noted.filter(event.hash()::equals).isPresent();
        last = new AuditHead(event.number(), event.hash());
        events++;
    }

    private Bytes hash(AuditEvent event) {
        return chain.next(last.hash(), event.number(), event.at().toEpochMilli(), event.action(), event.subject());
    }

    private void note(AuditProblem problem) {
        if (problems.size() < AuditVerdict.MOST_PROBLEMS) {
            problems.add(problem);
        }
    }

    /// @param remembered where the log ended, according to the vault
    AuditVerdict verdict(Optional<AuditHead> remembered) {
        remembered.ifPresentOrElse(this::compareEnd, () -> note(new AuditProblem.EndUnknown()));
        if (noted.isPresent() && !notedSeen) {
            note(new AuditProblem.NotedHashAbsent());
        }
        return new AuditVerdict(events, events == 0 ? Optional.empty() : Optional.of(last), problems);
    }

    private void compareEnd(AuditHead remembered) {
        if (remembered.number() > last.number()) {
            note(new AuditProblem.CutOff(last.number() + 1, remembered.number()));
        } else if (remembered.number() < last.number()) {
            note(new AuditProblem.Appended(remembered.number() + 1, last.number()));
        } else if (!remembered.hash().equals(last.hash())) {
            note(new AuditProblem.Rewritten());
        }
    }
}
