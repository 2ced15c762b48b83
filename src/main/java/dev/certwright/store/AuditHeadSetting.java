package dev.certwright.store;

import dev.certwright.model.Bytes;
import dev.certwright.model.inventory.AuditHead;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/// Where the audit log ended, as the vault remembers it: a setting, so that cutting off the log's end shows.
final class AuditHeadSetting {
    static final String KEY = "audit.head";

    /// The number of the last event and its hash in hexadecimal digits.
    private static final Pattern FORM = Pattern.compile("([1-9]\\d{0,17}) ([0-9a-f]{64})");

    private AuditHeadSetting() {}

    /// Empty as well when somebody garbled it.
    static Optional<AuditHead> read(Connection connection) throws SQLException {
        return Settings.read(connection, KEY)
                .map(FORM::matcher)
                .filter(java.util.regex.Matcher::matches)
                .map(m -> new AuditHead(
                        Long.parseLong(m.group(1)), Bytes.of(HexFormat.of().parseHex(m.group(2)))));
    }

    static void write(Connection connection, AuditHead head) throws SQLException {
        Settings.write(connection, KEY, head.number() + " " + head.hash().hex());
    }
}
