package dev.certwright.store;

import dev.certwright.model.PkiException;
import dev.certwright.model.VaultLocation;
import dev.certwright.model.inventory.BackupInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteOpenMode;

/// Makes backups of vaults, and vaults of backups. Keys stay sealed as they are, so neither needs the passphrase.
public final class Backups {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final InstantSource clock;
    private final SecureRandom random;
    private final CertificateDecoder decoder;
    private final String program;

    /// Builds it.
    ///
    /// @param program the version of this program, which backups name
    public Backups(InstantSource clock, SecureRandom random, CertificateDecoder decoder, String program) {
        this.clock = clock;
        this.random = random;
        this.decoder = decoder;
        this.program = program;
    }

    /// Writes all of a vault, as it is at one moment, into one file for the owner only. It is written beside its place
    /// and moved there when it is complete.
    ///
    /// @param overwrite whether a backup that is there already may be replaced; the vault itself never is
    /// @throws PkiException.FileExists when there is something and it may not be replaced
    /// @throws PkiException.DiskFull   when there is no room for it
    public BackupInfo make(Vault vault, Path target, boolean overwrite) throws PkiException {
        var file = target.toAbsolutePath();
        try {
            if (Files.exists(file) && (!overwrite || isVault(vault, file))) {
                throw new PkiException.FileExists(target);
            }
            Files.createDirectories(Objects.requireNonNullElse(file.getParent(), file));
        } catch (IOException e) {
            throw FileAccess.unwritable(target, e);
        }
        try (var copy = Temporary.beside(file);
                var packed = Temporary.beside(file)) {
            switch (vault.location()) {
                case VaultLocation.InFile _ -> vault.database().read(c -> copy(c, copy.file(), target));
                case VaultLocation.OnServer _ -> RowCopy.of(vault.database(), copy.file(), clock);
            }
            var info = describe(copy.file());
            BackupFile.write(copy.file(), info, packed.file());
            packed.moveTo(file, overwrite);
            return info;
        } catch (SQLException e) {
            throw SqliteFailure.of(target, e, true);
        } catch (IOException e) {
            throw FileAccess.unwritable(target, e);
        }
    }

    private static boolean isVault(Vault vault, Path file) throws IOException {
        return vault.location() instanceof VaultLocation.InFile(var place) && Files.isSameFile(file, place);
    }

    /// One consistent state, without the pages that hold nothing any more.
    private static boolean copy(Connection connection, Path copy, Path target) throws PkiException {
        try (var vacuum = connection.prepareStatement("VACUUM INTO ?")) {
            vacuum.setString(1, copy.toString());
            return vacuum.execute();
        } catch (SQLException e) {
            throw SqliteFailure.of(target, e, true);
        }
    }

    private BackupInfo describe(Path copy) throws PkiException, IOException, SQLException {
        long size = Files.size(copy);
        var sha256 = BackupFile.sha256(copy);
        try (var c = connect(copy)) {
            var vaultId = ProtectionTable.vaultId(c, new VaultLocation.InFile(copy));
            var verdict = AuditLog.verify(c, vaultId, Optional.empty());
            return new BackupInfo(
                    clock.instant().truncatedTo(ChronoUnit.SECONDS),
                    program,
                    vaultId,
                    (int) Schema.pragma(c, "user_version"),
                    count(c, "entry"),
                    count(c, "private_key"),
                    count(c, "trash WHERE length(certificate) > 0"),
                    count(c, "protection WHERE kind = 'NONE'") > 0,
                    verdict.head(),
                    verdict.intact(),
                    size,
                    sha256);
        }
    }

    /// For reading only, whatever version of this program wrote it.
    private static Connection connect(Path file) throws SQLException {
        var config = new SQLiteConfig();
        config.resetOpenMode(SQLiteOpenMode.CREATE);
        config.setOpenMode(SQLiteOpenMode.OPEN_URI);
        config.setReadOnly(true);
        return config.createConnection("jdbc:sqlite:" + file.toUri());
    }

    private static long count(Connection connection, String rows) throws SQLException {
        try (var statement = connection.createStatement();
                var result = statement.executeQuery("SELECT count(*) FROM " + rows)) {
            result.next();
            return result.getLong(1);
        }
    }

    /// What a backup says about itself; nothing of it is checked yet.
    ///
    /// @throws PkiException.NotABackup    when it is something else
    /// @throws PkiException.BackupDamaged when it was cut short or changed
    /// @throws PkiException.VaultTooNew   when a newer version of this program made it
    public BackupInfo read(Path file) throws PkiException {
        var info = BackupFile.info(file);
        if (info.schema() > Schema.VERSION) {
            throw new PkiException.VaultTooNew(new VaultLocation.InFile(file), info.schema(), Schema.VERSION);
        }
        return info;
    }

    /// Makes a vault of a backup: checks its content against its SHA-256, the database, its audit log and its counts,
    /// opens it, and only then puts it in its place.
    ///
    /// @param place   puts it there, while nothing of this program has the old one open
    /// @param replace whether a vault that is there may be replaced; it stays beside under another name
    /// @return where a vault that was replaced is now
    /// @throws PkiException.FileExists    when there is something and it may not be replaced
    /// @throws PkiException.BackupDamaged when a check fails; nothing was changed then
    public Optional<Path> restore(Path file, Path target, boolean replace, VaultSource place) throws PkiException {
        var vault = target.toAbsolutePath();
        if (Files.exists(vault) && !replace) {
            throw new PkiException.FileExists(target);
        }
        var info = read(file);
        try {
            OwnerOnly.createFolder(vault);
            try (var unpacked = Temporary.beside(vault)) {
                BackupFile.unpack(file, info, unpacked.file());
                check(file, info, unpacked.file());
                var kept = new Replaced(vault, STAMP.format(clock.instant()));
                place.replace(() -> kept.by(unpacked, replace));
                return kept.now();
            }
        } catch (IOException e) {
            throw FileAccess.unwritable(target, e);
        }
    }

    private void check(Path backup, BackupInfo info, Path unpacked) throws PkiException, IOException {
        try (var c = connect(unpacked);
                var statement = c.createStatement()) {
            statement.execute("PRAGMA trusted_schema = OFF");
            if (!text(c, "PRAGMA integrity_check").equals("ok")
                    || !text(c, "PRAGMA foreign_key_check").isEmpty()
                    || !describeAgain(info, unpacked).equals(info)) {
                throw new PkiException.BackupDamaged(backup, null);
            }
        } catch (SQLException | PkiException.VaultDamaged e) {
            throw new PkiException.BackupDamaged(backup, e);
        }
        try (var vault = Vault.open(unpacked, clock, random, decoder)) {
            if (vault.summaries().size() != info.entries()) {
                throw new PkiException.BackupDamaged(backup, null);
            }
            vault.database().write(c -> {
                AuditLog.write(
                        c, clock.instant(), "vault.restored", info.createdAt().toString());
                return true;
            });
        } catch (PkiException.VaultDamaged | PkiException.NotAVault e) {
            throw new PkiException.BackupDamaged(backup, e);
        }
    }

    /// As it is counted now, with what only the backup can know.
    private BackupInfo describeAgain(BackupInfo info, Path unpacked) throws PkiException, IOException, SQLException {
        var now = describe(unpacked);
        return new BackupInfo(
                info.createdAt(),
                info.program(),
                now.vaultId(),
                now.schema(),
                now.entries(),
                now.privateKeys(),
                now.trashed(),
                now.keysInClear(),
                now.auditHead(),
                now.auditIntact(),
                now.size(),
                now.sha256());
    }

    private static String text(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            return rows.next() ? rows.getString(1) : "";
        }
    }
}
