package dev.certwright.service.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.certwright.model.Bytes;
import dev.certwright.model.PkiException;
import dev.certwright.model.SecretBytes;
import dev.certwright.model.handshake.Direction;
import dev.certwright.model.handshake.WireRecording;
import dev.certwright.store.FileAccess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CaptureFilesTest {
    private static final String SECRET = "5e".repeat(48);
    private static final String LINE = "CLIENT_RANDOM " + "0a".repeat(32) + " " + SECRET;

    @TempDir
    private Path folder;

    /// What is written, in one way of each kind.
    enum Kind {
        KEY_LOG,
        WITH_SECRETS,
        WITHOUT_SECRETS;

        void write(WireRecording recording, Path file, boolean overwrite) throws PkiException {
            var files = new CaptureFiles(new FileAccess());
            switch (this) {
                case KEY_LOG -> files.keyLog(recording, file, overwrite);
                case WITH_SECRETS -> files.pcapng(recording, true, "of a test", file, overwrite);
                case WITHOUT_SECRETS -> files.pcapng(recording, false, "of a test", file, overwrite);
            }
        }
    }

    private static WireRecording recording() {
        var loopback = InetAddress.getLoopbackAddress();
        var random = new byte[32];
        Arrays.fill(random, (byte) 0x0a);
        var secret = new byte[48];
        Arrays.fill(secret, (byte) 0x5e);
        var segment = new WireRecording.Segment(Direction.CLIENT_TO_SERVER, Duration.ZERO, Bytes.of(new byte[] {22}));
        return new WireRecording(
                new InetSocketAddress(loopback, 50_000),
                new InetSocketAddress(loopback, 443),
                Instant.EPOCH,
                List.of(segment),
                List.of(new WireRecording.TlsSecret("CLIENT_RANDOM", Bytes.of(random), new SecretBytes(secret))));
    }

    private List<String> names() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.map(f -> f.getFileName().toString()).sorted().toList();
        }
    }

    @ParameterizedTest
    @EnumSource
    void isForItsOwnerOnly(Kind kind) throws IOException, PkiException {
        assumeTrue(Files.getFileStore(folder).supportsFileAttributeView("posix"), "no permissions of this kind here");
        var file = folder.resolve("file");
        kind.write(recording(), file, false);
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        assertEquals(List.of("file"), names());
    }

    @ParameterizedTest
    @EnumSource
    void aFileThatIsThereStaysUnlessItMayGo(Kind kind) throws IOException, PkiException {
        var file = Files.writeString(folder.resolve("file"), "mine");
        assertThrows(PkiException.FileExists.class, () -> kind.write(recording(), file, false));
        assertEquals("mine", Files.readString(file));
        assertEquals(List.of("file"), names());

        kind.write(recording(), file, true);
        assertFalse(content(file).contains("mine"));
        if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
            assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        }
    }

    @ParameterizedTest
    @EnumSource
    void nothingIsLeftOfWhatFailed(Kind kind) throws IOException {
        var full = Files.createDirectory(folder.resolve("file"));
        Files.writeString(full.resolve("inside"), "mine");
        assertThrows(PkiException.class, () -> kind.write(recording(), full, true));
        assertEquals(List.of("file"), names());
        assertEquals("mine", Files.readString(full.resolve("inside")));
    }

    @Test
    void secretsAreWhereTheyWereAskedForOnly() throws IOException, PkiException {
        for (var kind : Kind.values()) {
            kind.write(recording(), folder.resolve(kind.name()), false);
        }
        assertEquals(LINE + "\n", content(folder.resolve("KEY_LOG")));
        assertTrue(content(folder.resolve("WITH_SECRETS")).contains(LINE));
        var without = content(folder.resolve("WITHOUT_SECRETS"));
        assertFalse(without.contains(SECRET));
        assertFalse(without.contains("^".repeat(48)), "0x5e is ^");
        assertTrue(without.contains("of a test"));
    }

    /// The caller's recording can be written again.
    @Test
    void theRecordingKeepsItsSecrets() throws IOException, PkiException {
        var recording = recording();
        Kind.KEY_LOG.write(recording, folder.resolve("one"), false);
        Kind.KEY_LOG.write(recording, folder.resolve("two"), false);
        assertArrayEquals(Files.readAllBytes(folder.resolve("one")), Files.readAllBytes(folder.resolve("two")));
    }

    private static String content(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.ISO_8859_1);
    }
}
