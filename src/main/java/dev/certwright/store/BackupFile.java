package dev.certwright.store;

import dev.certwright.model.Bytes;
import dev.certwright.model.PkiException;
import dev.certwright.model.inventory.BackupInfo;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/// The file of a backup: a ZIP archive of two entries, `backup.txt` with what [BackupText] writes and
/// `vault.certwright`, the vault as an SQLite file. So it can be opened without this program as well.
final class BackupFile {
    private static final String ABOUT = "backup.txt";
    private static final String CONTENT = "vault.certwright";
    private static final int MOST_ABOUT = 16 << 10;

    /// A ZIP file begins with these octets; the name of its first entry stands after 30.
    private static final String ZIP = "PK\3\4";

    private static final int FIRST_NAME = 30;

    private BackupFile() {}

    /// Writes into an empty file, all the way to the disk.
    static void write(Path vault, BackupInfo info, Path to) throws IOException {
        try (var file = FileChannel.open(to, StandardOpenOption.WRITE);
                var zip = new ZipOutputStream(Channels.newOutputStream(file))) {
            zip.setLevel(Deflater.BEST_SPEED);
            zip.putNextEntry(new ZipEntry(ABOUT));
            zip.write(BackupText.write(info).getBytes(StandardCharsets.US_ASCII));
            zip.closeEntry();
            zip.putNextEntry(new ZipEntry(CONTENT));
            Files.copy(vault, zip);
            zip.closeEntry();
            zip.finish();
            file.force(true);
        }
    }

    /// What a backup says about itself.
    ///
    /// @throws PkiException.NotABackup    when it is something else
    /// @throws PkiException.BackupDamaged when it was cut short or changed
    static BackupInfo info(Path file) throws PkiException {
        try (var zip = new ZipFile(file.toFile())) {
            var about = zip.getEntry(ABOUT);
            if (about == null || zip.getEntry(CONTENT) == null) {
                throw new PkiException.NotABackup(file, null);
            }
            try (var in = zip.getInputStream(about)) {
                return BackupText.read(new String(in.readNBytes(MOST_ABOUT), StandardCharsets.US_ASCII));
            }
        } catch (NoSuchFileException _) {
            throw new PkiException.FileMissing(file);
        } catch (ZipException e) {
            throw beginsAsBackup(file) ? new PkiException.BackupDamaged(file, e) : new PkiException.NotABackup(file, e);
        } catch (IllegalArgumentException e) {
            throw new PkiException.BackupDamaged(file, e);
        } catch (IOException e) {
            throw new PkiException.FileUnreadable(file, e);
        }
    }

    private static boolean beginsAsBackup(Path file) throws PkiException {
        try (var in = Files.newInputStream(file)) {
            var head = new String(in.readNBytes(FIRST_NAME + ABOUT.length()), StandardCharsets.ISO_8859_1);
            return head.startsWith(ZIP) && head.endsWith(ABOUT);
        } catch (IOException e) {
            throw new PkiException.FileUnreadable(file, e);
        }
    }

    /// Takes the vault out into an empty file.
    ///
    /// @throws PkiException.BackupDamaged when it is not what was put in
    static void unpack(Path file, BackupInfo info, Path to) throws PkiException {
        var digest = sha256();
        try (var zip = new ZipFile(file.toFile());
                var in = new DigestInputStream(zip.getInputStream(zip.getEntry(CONTENT)), digest)) {
            long size = copy(in, to, info.size());
            if (size != info.size() || !Bytes.of(digest.digest()).equals(info.sha256())) {
                throw new PkiException.BackupDamaged(file, null);
            }
        } catch (ZipException | EOFException e) {
            throw new PkiException.BackupDamaged(file, e);
        } catch (IOException e) {
            throw new PkiException.FileUnreadable(file, e);
        }
    }

    /// Stops after one octet too many.
    private static long copy(InputStream in, Path to, long most) throws IOException, PkiException {
        long size = 0;
        var block = new byte[1 << 16];
        try (var out = FileChannel.open(to, StandardOpenOption.WRITE)) {
            for (int n = in.read(block); n >= 0 && size <= most; n = in.read(block)) {
                size += n;
                write(out, ByteBuffer.wrap(block, 0, n), to);
            }
            out.force(true);
        }
        return size;
    }

    private static void write(FileChannel out, ByteBuffer octets, Path to) throws PkiException {
        try {
            while (octets.hasRemaining()) {
                out.write(octets);
            }
        } catch (IOException e) {
            throw FileAccess.unwritable(to, e);
        }
    }

    /// Of a whole file.
    static Bytes sha256(Path file) throws IOException {
        var digest = sha256();
        try (var in = new DigestInputStream(Files.newInputStream(file), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return Bytes.of(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
