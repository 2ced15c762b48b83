package dev.certwright.store;

import dev.certwright.model.PkiException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The profiles that a person made, the table `profile`. Works while the private keys are locked.
public final class Profiles {
    private final Database database;
    private final InstantSource clock;

    /// A profile as it is kept.
    public record Row(String name, String json) {}

    Profiles(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /// All of them, by name.
    public List<Row> list() throws PkiException {
        return database.read(c -> {
            var all = new ArrayList<Row>();
            try (var select = c.prepareStatement("SELECT name, json FROM profile ORDER BY name");
                    var rows = select.executeQuery()) {
                while (rows.next()) {
                    all.add(new Row(rows.getString(1), rows.getString(2)));
                }
            }
            return List.copyOf(all);
        });
    }

    /// The profile of that name.
    public Optional<Row> find(String name) throws PkiException {
        return database.read(c -> {
            try (var select = c.prepareStatement("SELECT name, json FROM profile WHERE name = ?")) {
                select.setString(1, name);
                try (var rows = select.executeQuery()) {
                    return rows.next() ? Optional.of(new Row(rows.getString(1), rows.getString(2))) : Optional.empty();
                }
            }
        });
    }

    /// Keeps a profile in place of the one of the same name.
    public void save(Row row) throws PkiException {
        database.write(c -> {
            try (var insert = c.prepareStatement("INSERT INTO profile (name, json) VALUES (?, ?)"
                    + " ON CONFLICT (name) DO UPDATE SET json = excluded.json")) {
                insert.setString(1, row.name());
                insert.setString(2, row.json());
                insert.executeUpdate();
            }
            AuditLog.write(c, clock.instant(), "profile.saved", row.name());
            return true;
        });
    }

    /// Removes a profile; the certificates made by it stay.
    ///
    /// @return whether there was one
    public boolean remove(String name) throws PkiException {
        return database.write(c -> {
            try (var delete = c.prepareStatement("DELETE FROM profile WHERE name = ?")) {
                delete.setString(1, name);
                boolean removed = delete.executeUpdate() > 0;
                if (removed) {
                    AuditLog.write(c, clock.instant(), "profile.removed", name);
                }
                return removed;
            }
        });
    }
}
