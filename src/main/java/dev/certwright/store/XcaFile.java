package dev.certwright.store;

import dev.certwright.model.Bytes;
import dev.certwright.model.Cancellation;
import dev.certwright.model.Phrase;
import dev.certwright.model.PkiException;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteOpenMode;

/// A database of XCA from version 2 on, which is one of SQLite. It is only read, and nothing in it is run: views and
/// triggers are passed by.
public final class XcaFile {
    private static final byte[] SQLITE = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);

    /// What databases of XCA before version 2 begin with.
    private static final byte[] BEFORE_2 = {(byte) 0xca, (byte) 0xdb, 0x19, 0x69};

    /// The tables that are read.
    private static final Set<String> TABLES =
            Set.of("items", "certs", "private_keys", "authority", "crls", "revocations");

    private static final int MOST_ROWS = 200_000;
    private static final int LONGEST_VALUE = 64 << 20;

    private XcaFile() {}

    /// What is in it that makes a CA.
    public record Content(List<Certificate> certificates, List<Key> keys, List<Bytes> lists, List<Revoked> revoked) {
        public Content {
            certificates = List.copyOf(certificates);
            keys = List.copyOf(keys);
            lists = List.copyOf(lists);
            revoked = List.copyOf(revoked);
        }
    }

    /// A certificate.
    ///
    /// @param item       its number in the database
    /// @param name       what it is called there
    /// @param listNumber of the latest revocation list that it signed
    public record Certificate(long item, String name, Bytes der, Optional<BigInteger> listNumber) {}

    /// A private key.
    ///
    /// @param encrypted an `EncryptedPrivateKeyInfo` (RFC 5958 §3)
    /// @param own       under a password of its own, not that of the database
    public record Key(String name, Bytes encrypted, boolean own) {}

    /// A revocation.
    ///
    /// @param issuer the number of the CA's certificate
    /// @param at     as XCA writes it, `20261124042248Z`
    /// @param reason the number of the `CRLReason` (RFC 5280 §5.3.1)
    public record Revoked(long issuer, BigInteger serial, String at, int reason) {}

    /// Whether a file is one of SQLite, by its first octets.
    public static boolean recognizes(byte[] beginning) {
        return begins(beginning, SQLITE);
    }

    /// Whether a file is a database of XCA before version 2.
    public static boolean outdated(byte[] beginning) {
        return begins(beginning, BEFORE_2);
    }

    private static boolean begins(byte[] octets, byte[] magic) {
        return octets.length >= magic.length && Arrays.equals(octets, 0, magic.length, magic, 0, magic.length);
    }

    /// Reads the database.
    ///
    /// @throws PkiException.Unrecognized   when it is a database of another program
    /// @throws PkiException.Malformed      when it is damaged
    /// @throws PkiException.InvalidInput   when it has more rows than anybody would look through
    /// @throws PkiException.FileUnreadable when it may not be read
    public static Content read(Path file, Cancellation cancellation) throws PkiException {
        if (!Files.isReadable(file)) {
            throw new PkiException.FileUnreadable(file, new IOException(file.toString()));
        }
        try (var connection = connect(file)) {
            execute(connection, "PRAGMA trusted_schema = OFF");
            execute(connection, "PRAGMA cell_size_check = ON");
            if (!tables(connection).containsAll(TABLES)) {
                throw new PkiException.Unrecognized(file.toString());
            }
            execute(connection, "BEGIN");
            return new Reading(file, connection, cancellation).content();
        } catch (SQLException e) {
            throw new PkiException.Malformed(file.toString(), e);
        }
    }

    private static Connection connect(Path file) throws SQLException {
        var config = new SQLiteConfig();
        config.resetOpenMode(SQLiteOpenMode.CREATE);
        config.setOpenMode(SQLiteOpenMode.OPEN_URI);
        config.setReadOnly(true);
        config.setBusyTimeout((int) Database.BUSY_TIMEOUT.toMillis());
        return config.createConnection(
                "jdbc:sqlite:" + file.toAbsolutePath().toUri().toString().replaceFirst("^file:/+", "file:///"));
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /// Tables only: a view of the same name could compute for ever.
    private static Set<String> tables(Connection connection) throws SQLException {
        var tables = new HashSet<String>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT name FROM sqlite_schema WHERE type = 'table'")) {
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
        }
        return tables;
    }

    private record Reading(Path file, Connection connection, Cancellation cancellation) {
        /// Takes one row over.
        @FunctionalInterface
        private interface RowReader<T> {
            T read(ResultSet row) throws SQLException, PkiException;
        }

        Content content() throws SQLException, PkiException {
            // an item that was deleted stays in the table with a mark, from schema 7 on
            return new Content(
                    rows("""
                            SELECT c.item, i.name, c.cert, a.crlNo FROM certs c JOIN items i ON i.id = c.item
                            LEFT JOIN authority a ON a.item = c.item ORDER BY c.item""", this::certificate),
                    rows("""
                            SELECT i.name, k.private, k.ownPass FROM private_keys k JOIN items i ON i.id = k.item
                            ORDER BY k.item""", this::key),
                    rows("SELECT crl FROM crls ORDER BY item", row -> octets(row.getString(1))),
                    rows("SELECT caId, serial, date, reasonBit FROM revocations", this::revoked));
        }

        private <T> List<T> rows(String query, RowReader<T> reader) throws SQLException, PkiException {
            var read = new ArrayList<T>();
            try (var statement = connection.createStatement();
                    var rows = statement.executeQuery(query)) {
                while (rows.next()) {
                    cancellation.check();
                    if (read.size() >= MOST_ROWS) {
                        throw new PkiException.InvalidInput(Phrase.of("adopt.xca.tooMany", file.toString(), MOST_ROWS));
                    }
                    read.add(reader.read(rows));
                }
            }
            return read;
        }

        private Certificate certificate(ResultSet row) throws SQLException, PkiException {
            long number = row.getLong(4);
            return new Certificate(
                    row.getLong(1),
                    text(row.getString(2)),
                    octets(row.getString(3)),
                    number > 0 ? Optional.of(BigInteger.valueOf(number)) : Optional.empty());
        }

        private Key key(ResultSet row) throws SQLException, PkiException {
            return new Key(text(row.getString(1)), octets(row.getString(2)), row.getInt(3) != 0);
        }

        private Revoked revoked(ResultSet row) throws SQLException, PkiException {
            var serial = text(row.getString(2)).strip();
            if (!serial.matches("-?[0-9A-Fa-f]{1,80}")) {
                throw new PkiException.Malformed(file.toString(), null);
            }
            return new Revoked(row.getLong(1), new BigInteger(serial, 16), text(row.getString(3)), row.getInt(4));
        }

        private Bytes octets(String base64) throws PkiException {
            var text = text(base64);
            if (text.length() > LONGEST_VALUE) {
                throw new PkiException.TooLarge(file.toString(), LONGEST_VALUE >> 20);
            }
            try {
                return Bytes.of(Base64.getMimeDecoder().decode(text));
            } catch (IllegalArgumentException e) {
                throw new PkiException.Malformed(file.toString(), e);
            }
        }

        private static String text(@org.jspecify.annotations.Nullable String value) {
            return value == null ? "" : value;
        }
    }
}
