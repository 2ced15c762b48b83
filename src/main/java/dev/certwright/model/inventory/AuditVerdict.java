package dev.certwright.model.inventory;

import java.util.List;
import java.util.Optional;

/// What a check of an audit log found.
///
/// @param events   how many there are
/// @param head     where the log ends; empty when there is no event
/// @param problems the first [#MOST_PROBLEMS] of them
public record AuditVerdict(long events, Optional<AuditHead> head, List<AuditProblem> problems) {
    public static final int MOST_PROBLEMS = 100;

    public AuditVerdict {
        problems = List.copyOf(problems);
    }

    /// Whether every event is as it was written, as far as the file itself can tell.
    public boolean intact() {
        return problems.isEmpty();
    }
}
