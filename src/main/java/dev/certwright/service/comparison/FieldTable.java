package dev.certwright.service.comparison;

import dev.certwright.model.Phrase;
import dev.certwright.model.certificate.CertificateDetails;
import dev.certwright.model.certificate.ExtensionDetails;
import dev.certwright.model.comparison.FieldComparison;
import dev.certwright.model.name.DistinguishedName;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The fields of one certificate in a form in which they can be laid beside those of another.
final class FieldTable {
    /// A field for a person.
    private record Value(Phrase name, String text) {}

    private final Map<String, Value> values = new LinkedHashMap<>();

    private FieldTable(CertificateDetails details) {
        name("subject", details.subject());
        name("issuer", details.issuer());
        put("serial-number", details.serialNumber().toString());
        put("not-before", moment(details.validity().notBefore()));
        put("not-after", moment(details.validity().notAfter()));
        put("public-key", details.publicKey().label());
        put("spki-sha256", details.publicKey().spkiSha256().toString());
        put("signature-algorithm", details.signatureAlgorithm());
        put("version", Integer.toString(details.version()));
        details.extensions().forEach(this::extension);
        put("sha256", details.certificate().sha256().toString());
        put("sha1", details.certificate().sha1().toString());
    }

    /// Lays two certificates side by side.
    static List<FieldComparison> compare(CertificateDetails left, CertificateDetails right) {
        var ours = new FieldTable(left).values;
        var theirs = new FieldTable(right).values;
        return order(ours, theirs)
                .map(id -> compare(id, ours.get(id), theirs.get(id)))
                .toList();
    }

    private static FieldComparison compare(String id, @Nullable Value left, @Nullable Value right) {
        if (left == null) {
            var only = Objects.requireNonNull(right);
            return new FieldComparison(id, only.name(), FieldComparison.State.ONLY_RIGHT, "", only.text());
        }
        if (right == null) {
            return new FieldComparison(id, left.name(), FieldComparison.State.ONLY_LEFT, left.text(), "");
        }
        var state = left.text().equals(right.text()) ? FieldComparison.State.SAME : FieldComparison.State.DIFFERENT;
        return new FieldComparison(id, left.name(), state, left.text(), right.text());
    }

    /// That of the first certificate; what only the second one has stands behind what comes before it there.
    private static Stream<String> order(Map<String, Value> ours, Map<String, Value> theirs) {
        var order = new ArrayList<>(ours.keySet());
        int at = 0;
        for (var id : theirs.keySet()) {
            int known = order.indexOf(id);
            if (known >= 0) {
                at = Math.max(at, known + 1);
            } else {
                order.add(at++, id);
            }
        }
        return order.stream();
    }

    /// A row for each kind of attribute; several values of a kind stand in one row.
    private void name(String field, DistinguishedName name) {
        for (var relative : name.relativeNames()) {
            for (var attribute : relative) {
                var before = values.get(field + "." + attribute.label());
                values.put(
                        field + "." + attribute.label(),
                        new Value(
                                Phrase.of("comparison.field." + field, attribute.label()),
                                before == null ? attribute.value() : before.text() + "\n" + attribute.value()));
            }
        }
    }

    private void extension(ExtensionDetails extension) {
        var id = "extension." + extension.oid();
        var text = extension.critical() ? "critical\n" + extension.text() : extension.text();
        var before = values.get(id);
        values.put(
                id,
                new Value(
                        Phrase.of("comparison.field.extension", extension.name()),
                        before == null ? text.strip() : before.text() + "\n" + text.strip()));
    }

    private void put(String id, String text) {
        values.put(id, new Value(Phrase.of("comparison.field." + id), text));
    }

    private static String moment(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
