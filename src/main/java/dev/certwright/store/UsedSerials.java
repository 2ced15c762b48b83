package dev.certwright.store;

import dev.certwright.model.inventory.EntryId;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.SQLException;

/// Serial numbers that a CA gave before it came into the vault, to certificates that did not come along. They are kept
/// among the settings, one each.
final class UsedSerials {
    private UsedSerials() {}

    static void write(Connection connection, EntryId issuer, BigInteger serial) throws SQLException {
        Settings.write(connection, key(issuer, serial), "");
    }

    static boolean used(Connection connection, EntryId issuer, BigInteger serial) throws SQLException {
        return Settings.read(connection, key(issuer, serial)).isPresent();
    }

    /// Whether a new certificate may not have that number: it is kept, or a certificate that is not here was revoked
    /// under it.
    static boolean taken(Connection connection, EntryId issuer, BigInteger serial) throws SQLException {
        if (used(connection, issuer, serial)) {
            return true;
        }
        try (var select = connection.prepareStatement("SELECT 1 FROM revocation WHERE issuer_id = ? AND serial = ?")) {
            select.setLong(1, issuer.value());
            select.setBytes(2, serial.toByteArray());
            try (var rows = select.executeQuery()) {
                return rows.next();
            }
        }
    }

    private static String key(EntryId issuer, BigInteger serial) {
        return "serial.used/" + issuer.value() + "/" + serial.toString(16);
    }
}
