package dev.certwright.cli;

import dev.certwright.service.importing.AdoptionPlan;
import dev.certwright.service.report.JsonMembers;
import dev.certwright.text.Messages;

/// A row of a plan for taking over a CA, for programs.
final class AdoptionJson {
    private AdoptionJson() {}

    static JsonMembers of(AdoptionPlan.Row row, Messages messages) {
        return new JsonMembers()
                .put("kind", Words.word(row.kind()))
                .put("state", Words.word(row.state()))
                .put("name", row.name())
                .put("issuer", row.issuer().isEmpty() ? null : row.issuer())
                .put("serialNumber", row.serial().isEmpty() ? null : row.serial())
                .put("privateKey", row.privateKey())
                .put("revokedAt", row.revocation().map(r -> r.at()))
                .put("revocationReason", row.revocation().map(r -> r.reason().rfcName()))
                .put("notAfter", row.ends())
                .put("source", row.source().isEmpty() ? null : row.source())
                .put("notes", row.notes().stream().map(messages::of).toList());
    }
}
