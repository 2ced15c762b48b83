package dev.certwright.service.inspection;

import dev.certwright.model.Bytes;
import dev.certwright.model.certificate.ExtensionDetails;
import dev.certwright.model.inspection.Fact;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Writes a page as plain text: English, the same for the same content, made for reading and for comparing.
final class PlainText {
    private static final int LABEL = 24;
    private static final int OCTETS_A_LINE = 20;
    private static final String INDENT = "    ";
    private static final HexFormat COLONS = HexFormat.ofDelimiter(":");

    private static final Map<String, String> WORDS = Map.of(
            "sha256", "SHA-256",
            "sha1", "SHA-1",
            "sha", "SHA",
            "spki", "SPKI",
            "ssh", "SSH",
            "id", "ID",
            "crl", "CRL",
            "ocsp", "OCSP",
            "asn1", "ASN.1",
            "url", "URL");

    private final StringBuilder out = new StringBuilder();

    /// @param heading what it is, for example `Certificate`
    PlainText(String heading) {
        out.append(heading).append('\n');
    }

    PlainText facts(List<Fact> facts) {
        for (var fact : facts) {
            field(label(fact.id()), fact.value());
        }
        return this;
    }

    PlainText extensions(String title, List<ExtensionDetails> extensions) {
        if (extensions.isEmpty()) {
            return this;
        }
        out.append(title).append('\n');
        for (var extension : extensions) {
            out.append(INDENT).append(safe(extension.name()));
            if (!extension.name().equals(extension.oid())) {
                out.append(" (").append(extension.oid()).append(')');
            }
            out.append(extension.critical() ? ", critical" : "");
            out.append(extension.decoded() ? "\n" : ", not decoded\n");
            extension
                    .text()
                    .lines()
                    .forEach(line ->
                            out.append(INDENT + INDENT).append(safe(line)).append('\n'));
        }
        return this;
    }

    /// Octets in hexadecimal; nothing where there are none.
    PlainText octets(String title, Bytes octets) {
        if (octets.length() == 0) {
            return this;
        }
        out.append(title).append(", ").append(octets.length()).append(" octets\n");
        var all = octets.toArray();
        for (int from = 0; from < all.length; from += OCTETS_A_LINE) {
            int to = Math.min(all.length, from + OCTETS_A_LINE);
            out.append(INDENT).append(COLONS.formatHex(all, from, to)).append('\n');
        }
        return this;
    }

    PlainText lines(String title, List<String> lines) {
        if (!lines.isEmpty()) {
            out.append(title).append('\n');
            lines.forEach(line -> out.append(INDENT).append(safe(line)).append('\n'));
        }
        return this;
    }

    private void field(String label, String value) {
        var lines = value.lines().map(PlainText::safe).toList();
        out.append(INDENT).append(label).append(':');
        if (lines.size() > 1) {
            out.append('\n');
            lines.forEach(line -> out.append(INDENT + INDENT).append(line).append('\n'));
        } else {
            out.repeat(' ', Math.max(1, LABEL - label.length() - 1))
                    .append(lines.isEmpty() ? "" : lines.getFirst())
                    .append('\n');
        }
    }

    /// `not-after` becomes `Not after`.
    private static String label(String id) {
        var label = new StringBuilder();
        for (var word : List.of(id.split("-", -1))) {
            label.append(label.isEmpty() ? "" : " ").append(WORDS.getOrDefault(word, word));
        }
        return label.substring(0, 1).toUpperCase(Locale.ROOT) + label.substring(1);
    }

    /// What a certificate says can neither begin a line of its own nor steer a terminal.
    private static String safe(String text) {
        var safe = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (Character.isISOControl(c) || Character.getType(c) == Character.FORMAT) {
                safe.append(String.format(Locale.ROOT, "\\u%04x", c));
            } else {
                safe.appendCodePoint(c);
            }
        });
        return safe.toString();
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
