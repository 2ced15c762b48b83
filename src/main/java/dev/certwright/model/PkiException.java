package dev.certwright.model;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A failure that a person can meet, named after its remedy.
///
/// It carries the phrase that says what happened and what to do; details for the log are in the cause.
public abstract sealed class PkiException extends Exception {
    private final Phrase phrase;

    private PkiException(@Nullable Throwable cause, String key, Object... arguments) {
        super(key + List.of(arguments), cause);
        this.phrase = Phrase.of("failure." + key, arguments);
    }

    private PkiException(Phrase phrase) {
        this(null, phrase);
    }

    private PkiException(@Nullable Throwable cause, Phrase phrase) {
        super(phrase.key() + phrase.arguments(), cause);
        this.phrase = phrase;
    }

    /// Files and databases have remedies of their own.
    private static Phrase about(VaultLocation location, String inFile, String onServer) {
        return switch (location) {
            case VaultLocation.InFile _ -> Phrase.of(inFile, location.toString());
            case VaultLocation.OnServer _ -> Phrase.of(onServer, location.toString());
        };
    }

    /// What to say about it.
    public final Phrase phrase() {
        return phrase;
    }

    /// An answer is not usable: the phrase says which and why.
    public static final class InvalidInput extends PkiException {
        public InvalidInput(Phrase violation) {
            super(violation);
        }
    }

    /// The platform offers no generator for this kind of key.
    public static final class KeyGenerationFailed extends PkiException {
        public KeyGenerationFailed(String algorithm, Throwable cause) {
            super(cause, "keyGeneration", algorithm);
        }
    }

    /// The password does not open the encrypted key or PKCS #12 file.
    public static final class WrongPassword extends PkiException {
        public WrongPassword(String source, @Nullable Throwable cause) {
            super(cause, "wrongPassword", source);
        }
    }

    /// A password is needed and none was given.
    public static final class PasswordRequired extends PkiException {
        public PasswordRequired(String source) {
            super(null, "passwordRequired", source);
        }
    }

    /// The content uses an algorithm that is not known here.
    public static final class UnsupportedAlgorithm extends PkiException {
        public UnsupportedAlgorithm(String source, String algorithm, @Nullable Throwable cause) {
            super(cause, "unsupportedAlgorithm", source, algorithm);
        }
    }

    /// The content is larger than what is looked into.
    public static final class TooLarge extends PkiException {
        /// @param megabytes that are the limit
        public TooLarge(String source, int megabytes) {
            super(null, "tooLarge", source, megabytes);
        }
    }

    /// The content asks for more computation than any honest one: opening it would take minutes or never end.
    public static final class TooExpensive extends PkiException {
        public TooExpensive(String source) {
            super(null, "tooExpensive", source);
        }
    }

    /// The content ends too early.
    public static final class Truncated extends PkiException {
        public Truncated(String source, @Nullable Throwable cause) {
            super(cause, "truncated", source);
        }
    }

    /// The content is not what it should be.
    public static final class Malformed extends PkiException {
        public Malformed(String source, @Nullable Throwable cause) {
            super(cause, "malformed", source);
        }
    }

    /// A PKCS #12 file has no integrity check, or one that does not fit although the password opens its content.
    public static final class IntegrityFailed extends PkiException {
        public IntegrityFailed(String source, @Nullable Throwable cause) {
            super(cause, "integrity", source);
        }
    }

    /// Nothing in the content is a certificate, key, request or store.
    public static final class Unrecognized extends PkiException {
        public Unrecognized(String source) {
            super(null, "unrecognized", source);
        }
    }

    /// There is no certificate in the file.
    public static final class NoCertificate extends PkiException {
        public NoCertificate(String source) {
            super(null, "noCertificate", source);
        }
    }

    /// There is no private key in the file.
    public static final class NoPrivateKey extends PkiException {
        public NoPrivateKey(String source) {
            super(null, "noPrivateKey", source);
        }
    }

    /// There is no revocation list in the file.
    public static final class NoRevocationList extends PkiException {
        public NoRevocationList(String source) {
            super(null, "noRevocationList", source);
        }
    }

    /// The private key belongs to another certificate.
    public static final class KeyMismatch extends PkiException {
        public KeyMismatch(String source) {
            super(null, "keyMismatch", source);
        }
    }

    /// A file cannot be read.
    public static final class FileUnreadable extends PkiException {
        public FileUnreadable(Path file, Throwable cause) {
            super(cause, "fileUnreadable", file.toString());
        }
    }

    /// There is no such file.
    public static final class FileMissing extends PkiException {
        public FileMissing(Path file) {
            super(null, "fileMissing", file.toString());
        }
    }

    /// A file exists already and is never overwritten unasked.
    public static final class FileExists extends PkiException {
        public FileExists(Path file) {
            super(null, "fileExists", file.toString());
        }
    }

    /// A folder or file cannot be written.
    public static final class FileUnwritable extends PkiException {
        public FileUnwritable(Path file, Throwable cause) {
            super(cause, "fileUnwritable", file.toString());
        }
    }

    /// The disk has no room left.
    public static final class DiskFull extends PkiException {
        public DiskFull(Path file, Throwable cause) {
            super(cause, "diskFull", file.toString());
        }

        public DiskFull(VaultLocation location, Throwable cause) {
            super(cause, about(location, "failure.diskFull", "failure.diskFull.database"));
        }
    }

    /// What was written does not read back as what was meant.
    public static final class ExportDiffers extends PkiException {
        public ExportDiffers(Path file) {
            super(null, "exportDiffers", file.toString());
        }
    }

    /// The vault has no entry of that name.
    public static final class EntryMissing extends PkiException {
        public EntryMissing(String name) {
            super(null, "entryMissing", name);
        }
    }

    /// The vault has an entry of that name already.
    public static final class EntryExists extends PkiException {
        public EntryExists(String name) {
            super(null, "entryExists", name);
        }
    }

    /// The vault has a certificate of that issuer with that serial number already.
    public static final class SerialTaken extends PkiException {
        public SerialTaken(String name, @Nullable Throwable cause) {
            super(cause, "serialTaken", name);
        }
    }

    /// A CA cannot be removed while the vault holds certificates that it issued.
    public static final class AuthorityInUse extends PkiException {
        public AuthorityInUse(String name, int certificates) {
            super(null, "authorityInUse", name, certificates);
        }
    }

    /// The entry cannot sign certificates: it is not a CA.
    public static final class NotAnAuthority extends PkiException {
        public NotAnAuthority(String name) {
            super(null, "notAnAuthority", name);
        }
    }

    /// The vault holds the certificate but not its private key.
    public static final class PrivateKeyMissing extends PkiException {
        public PrivateKeyMissing(String name) {
            super(null, "privateKeyMissing", name);
        }
    }

    /// No key was ever put into this vault, and nobody has said yet how keys are to be protected.
    public static final class ProtectionUndecided extends PkiException {
        public ProtectionUndecided() {
            super(null, "protectionUndecided");
        }
    }

    /// How keys are protected was decided before, perhaps by another process a moment ago.
    public static final class ProtectionDecided extends PkiException {
        public ProtectionDecided() {
            super(null, "protectionDecided");
        }
    }

    /// The vault's private keys are locked; its passphrase opens them.
    public static final class VaultLocked extends PkiException {
        public VaultLocked() {
            super(null, "vaultLocked");
        }
    }

    /// The passphrase does not open the vault's private keys.
    public static final class WrongPassphrase extends PkiException {
        public WrongPassphrase() {
            super(null, "wrongPassphrase");
        }
    }

    /// The vault can be read but not changed.
    public static final class VaultReadOnly extends PkiException {
        public VaultReadOnly(VaultLocation location, @Nullable Throwable cause) {
            super(cause, about(location, "failure.vaultReadOnly", "failure.vaultReadOnly.database"));
        }
    }

    /// The vault was written by a newer version of this program.
    public static final class VaultTooNew extends PkiException {
        public VaultTooNew(VaultLocation location, int found, int known) {
            super(null, "vaultTooNew", location.toString(), found, known);
        }
    }

    /// The file, or the schema of the database, is not a vault.
    public static final class NotAVault extends PkiException {
        public NotAVault(VaultLocation location, @Nullable Throwable cause) {
            super(cause, about(location, "failure.notAVault", "failure.notAVault.database"));
        }
    }

    /// Another process holds the vault for longer than is reasonable to wait.
    public static final class VaultBusy extends PkiException {
        public VaultBusy(VaultLocation location, Throwable cause) {
            super(cause, "vaultBusy", location.toString());
        }
    }

    /// The vault's content contradicts itself, or a sealed key was tampered with.
    public static final class VaultDamaged extends PkiException {
        public VaultDamaged(VaultLocation location, @Nullable Throwable cause) {
            super(cause, "vaultDamaged", location.toString());
        }
    }

    /// The database of the vault does not answer, or went away; nothing was changed.
    public static final class VaultUnreachable extends PkiException {
        public VaultUnreachable(VaultLocation.OnServer location, @Nullable Throwable cause) {
            super(cause, "vaultUnreachable", location.toString());
        }
    }

    /// The database went away while it stored a change, and nobody can say whether it did.
    public static final class ChangeUncertain extends PkiException {
        public ChangeUncertain(VaultLocation.OnServer location, Throwable cause) {
            super(cause, "changeUncertain", location.toString());
        }
    }

    /// Another vault lies at that place than when it was opened.
    public static final class VaultReplaced extends PkiException {
        public VaultReplaced(VaultLocation.OnServer location) {
            super(null, "vaultReplaced", location.toString());
        }
    }

    /// There is no such database on the server.
    public static final class DatabaseMissing extends PkiException {
        public DatabaseMissing(VaultLocation.OnServer location, Throwable cause) {
            super(cause, "databaseMissing", location.toString(), location.database());
        }
    }

    /// The database does not let this person in, or not do that.
    public static final class DatabaseRefused extends PkiException {
        /// @param words what the server said
        public DatabaseRefused(VaultLocation.OnServer location, String words, Throwable cause) {
            super(cause, "databaseRefused", location.toString(), words);
        }
    }

    /// The server of the database cannot be trusted as was asked: no TLS, another name, an unknown authority.
    public static final class DatabaseNotTrusted extends PkiException {
        /// @param words what is wrong with it
        public DatabaseNotTrusted(VaultLocation.OnServer location, String words, Throwable cause) {
            super(cause, "databaseNotTrusted", location.toString(), words);
        }
    }

    /// The database asks for a password, and nobody said one.
    public static final class DatabasePasswordMissing extends PkiException {
        public DatabasePasswordMissing(VaultLocation.OnServer location, Throwable cause) {
            super(cause, "databasePasswordMissing", location.toString());
        }
    }

    /// The file is not a backup of a vault.
    public static final class NotABackup extends PkiException {
        public NotABackup(Path file, @Nullable Throwable cause) {
            super(cause, "notABackup", file.toString());
        }
    }

    /// The backup was cut short or changed.
    public static final class BackupDamaged extends PkiException {
        public BackupDamaged(Path file, @Nullable Throwable cause) {
            super(cause, "backupDamaged", file.toString());
        }
    }

    /// No certificate came from a server; the phrase says why.
    public static final class NoServerCertificate extends PkiException {
        public NoServerCertificate(String address, Phrase why) {
            super(null, "noServerCertificate", address, why);
        }
    }

    /// No local server could be started.
    public static final class ServerStartFailed extends PkiException {
        public ServerStartFailed(Throwable cause) {
            super(cause, "serverStart");
        }
    }

    /// The person cancelled.
    public static final class Cancelled extends PkiException {
        public Cancelled() {
            super(null, "cancelled");
        }
    }

    /// A bug, wrapped so that it can be said. The cause is for the log.
    public static final class Unexpected extends PkiException {
        public Unexpected(Throwable bug) {
            super(bug, "unexpected");
        }
    }
}
