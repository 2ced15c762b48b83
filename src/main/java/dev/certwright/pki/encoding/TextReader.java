package dev.certwright.pki.encoding;

import dev.certwright.model.PkiException;
import dev.certwright.pki.certificate.DerElement;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Finds what a text holds: blocks of PEM, keys of SSH, PuTTY and JSON, and Base64 in whatever stands around it.
final class TextReader {
    /// Base64 of a Base64 of a PEM; deeper ones are made to do harm.
    private static final int MAX_DEPTH = 3;

    private final Passwords passwords;
    private final KeyReader keys;
    private final ItemCollector collector;
    private final ContentReader whole;

    TextReader(Passwords passwords, ItemCollector collector, ContentReader whole) {
        this.passwords = passwords;
        this.keys = new KeyReader(passwords, new PasswordDecryption(passwords.source(), passwords.budget()));
        this.collector = collector;
        this.whole = whole;
    }

    void read(String text) throws PkiException {
        read(text, 0);
    }

    private void read(String text, int depth) throws PkiException {
        int first = 0;
        while (first < text.length() && (text.charAt(first) <= ' ' || text.charAt(first) == 0xfeff)) {
            first++;
        }
        if (text.startsWith(PuttyKey.MAGIC, first)) {
            collector.locking(
                    "private-key", () -> collector.include("ppk", new PuttyKey(passwords, keys).read(text.strip())));
            return;
        }
        var json = first == 0 ? text : text.substring(first);
        if (JsonKeys.mayBe(json)) {
            var found = new JsonKeys(passwords, keys).read(json);
            if (!found.isEmpty()) {
                collector.includeShut("jwk", found);
                return;
            }
        }
        blocks(Escapes.unquoted(text), depth);
    }

    private void blocks(String text, int depth) throws PkiException {
        var scanner = new PemScanner(text);
        for (var block = scanner.next(); block.isPresent(); block = scanner.next()) {
            passwords.budget().goOn();
            collector.pem(block.get());
        }
        for (var gap : scanner.gaps()) {
            var runs = new Base64Runs(text, gap.start(), gap.end());
            for (var run = runs.next(); run.isPresent(); run = runs.next()) {
                passwords.budget().goOn();
                run(run.get(), depth);
            }
        }
    }

    private void run(Base64Runs.Run run, int depth) throws PkiException {
        var octets = run.octets();
        switch (octets[0]) {
            case 0 -> ssh(octets, run.comment());
            case '-' -> {
                if (depth < MAX_DEPTH) {
                    read(new String(octets, StandardCharsets.ISO_8859_1), depth + 1);
                }
            }
            case DerElement.SEQUENCE -> der(octets);
            default -> whole.store(octets, passwords, collector);
        }
    }

    /// What looks like an encoding and is none was a word.
    private void der(byte[] octets) throws PkiException {
        try {
            var element = DerElement.first(octets);
            if (DerShape.of(element) != DerShape.UNKNOWN) {
                collector.der(element.encodedLength() == octets.length ? octets : element.encoded());
            }
        } catch (IOException _) {
            // nothing
        } catch (PkiException.Malformed | PkiException.Truncated | PkiException.Unrecognized e) {
            collector.broken("value", e);
        }
    }

    private void ssh(byte[] octets, String comment) {
        try {
            collector.include("ssh", List.of(SshItems.of(octets, comment)));
        } catch (IOException | IllegalArgumentException _) {
            // some other number of small value
        }
    }
}
