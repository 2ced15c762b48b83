package dev.certwright.testing;

import dev.certwright.model.inventory.Entry;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HexFormat;

/// Puts rows into the file of a vault, as many as one likes: making that many certificates is not what is measured.
public final class ManyEntries {
    private ManyEntries() {}

    /// Copies of one leaf with other names, serial numbers and ends.
    ///
    /// @param vault nobody has open at the moment
    /// @param leaf  a certificate of this vault, below a CA of it
    /// @param count how many
    public static void below(Path vault, Entry leaf, int count) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + vault);
                var insert = connection.prepareStatement("""
                        INSERT INTO entry (name, profile, certificate, issuer_id, serial, created_at, subject, names,
                            key_label, sha256, not_before, not_after)
                        VALUES (?, 'CLIENT', ?, ?, ?, ?, ?, ?, 'ECDSA P-256', ?, ?, ?)""")) {
            connection.setAutoCommit(false);
            long now = Instant.now().getEpochSecond();
            for (int i = 1; i <= count; i++) {
                var name = "sensor-%06d".formatted(i);
                insert.setString(1, name);
                insert.setBytes(2, leaf.certificate().der());
                insert.setLong(3, leaf.issuer().orElseThrow().value());
                insert.setBytes(4, HexFormat.of().parseHex("4a91%012x%016x".formatted(i, i * 2_654_435_761L)));
                insert.setLong(5, now * 1000);
                insert.setString(6, "CN=" + name + ",OU=Devices,O=Example,C=TW");
                insert.setString(7, name + ".devices.example.com");
                insert.setString(8, "%016x%048x".formatted(i * 0x9E3779B97F4A7C15L, i));
                insert.setLong(9, now - 86_400);
                insert.setLong(10, now + 86_400L * (i % 700 + 1));
                insert.addBatch();
                if (i % 5_000 == 0) {
                    insert.executeBatch();
                }
            }
            insert.executeBatch();
            connection.commit();
        }
    }
}
