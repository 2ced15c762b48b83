package dev.certwright.service.safety;

import dev.certwright.model.Bytes;
import dev.certwright.model.Phrase;
import dev.certwright.model.PkiException;
import dev.certwright.model.inventory.AuditEvent;
import dev.certwright.model.inventory.AuditVerdict;
import dev.certwright.store.FileAccess;
import dev.certwright.store.VaultSource;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// What was done to the vault, and whether the record of it is as it was written.
public final class AuditService {
    private static final int HASH_LENGTH = 32;

    private final VaultSource vault;
    private final FileAccess files;

    public AuditService(VaultSource vault, FileAccess files) {
        this.vault = vault;
        this.files = files;
    }

    /// How a log is written for others.
    public enum Format {
        CSV,
        /// One object a line.
        JSON;

        /// An event as a line of its own, without the line break.
        public String line(AuditEvent event) {
            return switch (this) {
                case CSV -> AuditText.csv(event);
                case JSON -> AuditText.json(event);
            };
        }
    }

    /// The latest changes, newest first.
    public List<AuditEvent> events(int limit) throws PkiException {
        return vault.get().auditLog().events(limit);
    }

    /// Computes the chain of hashes again.
    ///
    /// @param noted a hash of the log that was noted elsewhere
    public AuditVerdict verify(Optional<Bytes> noted) throws PkiException {
        return vault.get().auditLog().verify(noted);
    }

    /// Reads a hash as a person noted it: 64 hexadecimal digits, with or without colons and blanks.
    ///
    /// @throws PkiException.InvalidInput when it is none
    public static Bytes hash(String text) throws PkiException.InvalidInput {
        var digits = text.replaceAll("[\\s:]", "").toLowerCase(Locale.ROOT);
        if (!digits.matches("[0-9a-f]{" + 2 * HASH_LENGTH + "}")) {
            throw new PkiException.InvalidInput(Phrase.of("violation.auditHash", text));
        }
        return Bytes.of(HexFormat.of().parseHex(digits));
    }

    /// Writes the whole log, the oldest first.
    public void export(Format format, Path file, boolean overwrite) throws PkiException {
        var events = events(Integer.MAX_VALUE).reversed();
        var text = switch (format) {
            case CSV -> AuditText.CSV_HEAD;
            case JSON -> "";
        };
        var lines = events.stream().map(format::line).map(line -> line + "\n").collect(Collectors.joining());
        files.write(
                Map.of(file, new FileAccess.Content((text + lines).getBytes(StandardCharsets.UTF_8), true)), overwrite);
    }
}
