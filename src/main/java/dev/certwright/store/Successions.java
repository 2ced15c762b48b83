package dev.certwright.store;

import dev.certwright.model.PkiException;
import dev.certwright.model.inventory.Entry;
import dev.certwright.model.inventory.EntryId;
import dev.certwright.model.inventory.EntryName;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;

/// Puts renewed certificates in the place of those before them.
final class Successions {
    private final Database database;
    private final InstantSource clock;
    private final EntryRows entries;
    private final Additions additions;

    Successions(Database database, InstantSource clock, EntryRows entries, Additions additions) {
        this.database = database;
        this.clock = clock;
        this.entries = entries;
        this.additions = additions;
    }

    /// In one transaction: the one before gets another name, the new one is added, and takes over what is below.
    Entry succeed(NewEntry successor, String formerName, boolean takesOver) throws PkiException {
        var name = EntryName.parse(formerName).orThrow();
        var before = successor.predecessor().orElseThrow();
        var checked = additions.check(List.of(successor));
        return database.write(c -> {
            var former = entries.get(c, before);
            entries.rename(c, former, name);
            AuditLog.write(c, clock.instant(), "entry.renamed", former.name() + " → " + name);
            var added = additions.insert(c, checked).getFirst();
            if (takesOver) {
                takeOver(c, former.id(), added.id());
            }
            return added;
        });
    }

    /// Certificates below, revocations and the list belong to the name and the key of a CA, which are the same.
    private static void takeOver(Connection connection, EntryId from, EntryId to) throws SQLException {
        // Neither of the two is below the other, even where both are their own issuers.
        try (var update = connection.prepareStatement(
                "UPDATE entry SET issuer_id = ? WHERE issuer_id = ? AND id <> ? AND id <> ?")) {
            update.setLong(1, to.value());
            update.setLong(2, from.value());
            update.setLong(3, from.value());
            update.setLong(4, to.value());
            update.executeUpdate();
        }
        for (var table : List.of("revocation", "revocation_list")) {
            try (var update =
                    connection.prepareStatement("UPDATE " + table + " SET issuer_id = ? WHERE issuer_id = ?")) {
                update.setLong(1, to.value());
                update.setLong(2, from.value());
                update.executeUpdate();
            }
        }
    }
}
