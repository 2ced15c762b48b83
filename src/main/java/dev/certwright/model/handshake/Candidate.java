package dev.certwright.model.handshake;

import dev.certwright.model.Phrase;
import dev.certwright.model.inventory.EntryId;
import java.util.List;

/// One of the person's own certificates, judged by what the server asks for.
///
/// @param reasons why the server would not take it; empty when it would
public record Candidate(EntryId entry, String name, List<Phrase> reasons) {
    public Candidate {
        reasons = List.copyOf(reasons);
    }

    public boolean suitable() {
        return reasons.isEmpty();
    }
}
