package dev.certwright.store;

import dev.certwright.model.Bytes;
import dev.certwright.model.inventory.AuditHead;
import dev.certwright.model.inventory.BackupInfo;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/// What a backup says about itself, as text: a line for each item, its name, a blank, its value; ASCII.
final class BackupText {
    private static final String FORM = "certwright-backup";
    private static final String FORM_VERSION = "1";

    private BackupText() {}

    static String write(BackupInfo info) {
        return """
                %s %s
                created %s
                program %s
                vault %s
                schema %d
                entries %d
                private-keys %d
                trash %d
                keys-in-clear %s
                audit-events %d
                audit-head %s
                audit-intact %s
                size %d
                sha256 %s
                """.formatted(
                        FORM,
                        FORM_VERSION,
                        info.createdAt(),
                        info.program(),
                        info.vaultId().hex(),
                        info.schema(),
                        info.entries(),
                        info.privateKeys(),
                        info.trashed(),
                        info.keysInClear(),
                        info.auditHead().map(AuditHead::number).orElse(0L),
                        info.auditHead().map(head -> head.hash().hex()).orElse("none"),
                        info.auditIntact(),
                        info.size(),
                        info.sha256().hex());
    }

    /// @throws IllegalArgumentException when it is not such a text
    static BackupInfo read(String text) {
        var lines = new HashMap<String, String>();
        text.lines().forEach(line -> {
            int blank = line.indexOf(' ');
            if (blank > 0) {
                lines.put(line.substring(0, blank), line.substring(blank + 1));
            }
        });
        if (!FORM_VERSION.equals(lines.get(FORM))) {
            throw new IllegalArgumentException("not a backup of a kind known here");
        }
        try {
            return new BackupInfo(
                    Instant.parse(value(lines, "created")),
                    value(lines, "program"),
                    hex(lines, "vault", 16),
                    Integer.parseInt(value(lines, "schema")),
                    number(lines, "entries"),
                    number(lines, "private-keys"),
                    number(lines, "trash"),
                    Boolean.parseBoolean(value(lines, "keys-in-clear")),
                    head(lines),
                    Boolean.parseBoolean(value(lines, "audit-intact")),
                    number(lines, "size"),
                    hex(lines, "sha256", 32));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static Optional<AuditHead> head(Map<String, String> lines) {
        long number = number(lines, "audit-events");
        return number == 0 ? Optional.empty() : Optional.of(new AuditHead(number, hex(lines, "audit-head", 32)));
    }

    private static String value(Map<String, String> lines, String name) {
        var value = lines.get(name);
        if (value == null) {
            throw new IllegalArgumentException(name + " is missing");
        }
        return value;
    }

    private static long number(Map<String, String> lines, String name) {
        long number = Long.parseLong(value(lines, name));
        if (number < 0) {
            throw new IllegalArgumentException(name + " " + number);
        }
        return number;
    }

    private static Bytes hex(Map<String, String> lines, String name, int length) {
        var octets = HexFormat.of().parseHex(value(lines, name));
        if (octets.length != length) {
            throw new IllegalArgumentException(name + " has " + octets.length + " octets");
        }
        return Bytes.of(octets);
    }
}
