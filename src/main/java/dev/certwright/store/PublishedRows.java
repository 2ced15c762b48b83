package dev.certwright.store;

import dev.certwright.model.Bytes;
import dev.certwright.model.inventory.EntryId;
import dev.certwright.store.Revocations.Published;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.Optional;

/// The table `revocation_list`.
final class PublishedRows {
    private PublishedRows() {}

    static Optional<Published> latest(Connection connection, EntryId authority) throws SQLException {
        try (var select = connection.prepareStatement(
                "SELECT number, this_update, next_update, der FROM revocation_list WHERE issuer_id = ?")) {
            select.setLong(1, authority.value());
            try (var rows = select.executeQuery()) {
                return rows.next() ? Optional.of(published(rows, Bytes.of(rows.getBytes(4)))) : Optional.empty();
            }
        }
    }

    /// Without its encoding.
    static Optional<Published> heading(Connection connection, EntryId authority) throws SQLException {
        try (var select = connection.prepareStatement(
                "SELECT number, this_update, next_update FROM revocation_list WHERE issuer_id = ?")) {
            select.setLong(1, authority.value());
            try (var rows = select.executeQuery()) {
                return rows.next() ? Optional.of(published(rows, Bytes.EMPTY)) : Optional.empty();
            }
        }
    }

    private static Published published(ResultSet rows, Bytes der) throws SQLException {
        var number = new BigInteger(rows.getString(1));
        var thisUpdate = Instant.ofEpochSecond(rows.getLong(2));
        long nextUpdate = rows.getLong(3);
        var end = rows.wasNull() ? Optional.<Instant>empty() : Optional.of(Instant.ofEpochSecond(nextUpdate));
        return new Published(number, thisUpdate, end, der);
    }

    static void put(Connection connection, EntryId authority, Published list) throws SQLException {
        try (var upsert = connection.prepareStatement("""
                INSERT INTO revocation_list (issuer_id, number, this_update, next_update, der) VALUES (?, ?, ?, ?, ?)
                ON CONFLICT (issuer_id) DO UPDATE SET number = excluded.number, this_update = excluded.this_update,
                    next_update = excluded.next_update, der = excluded.der""")) {
            upsert.setLong(1, authority.value());
            upsert.setString(2, list.number().toString());
            upsert.setLong(3, list.thisUpdate().getEpochSecond());
            if (list.nextUpdate().isPresent()) {
                upsert.setLong(4, list.nextUpdate().get().getEpochSecond());
            } else {
                upsert.setNull(4, Types.BIGINT);
            }
            upsert.setBytes(5, list.der().toArray());
            upsert.executeUpdate();
        }
    }
}
