package dev.certwright.service.bulk;

import dev.certwright.model.Parsed;
import dev.certwright.model.Phrase;
import dev.certwright.model.PkiException;
import dev.certwright.model.certificate.CertificateProfile;
import dev.certwright.model.certificate.Validity;
import dev.certwright.model.inventory.EntryName;
import dev.certwright.model.issuing.CertificateOrder;
import dev.certwright.model.key.KeySpec;
import dev.certwright.model.name.AttributeType;
import dev.certwright.model.name.DistinguishedName;
import dev.certwright.model.name.GeneralName;
import dev.certwright.model.name.NameAttribute;
import dev.certwright.model.name.NameList;
import dev.certwright.service.bulk.table.Column;
import dev.certwright.service.bulk.table.Row;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Turns a row into the order for one certificate.
final class RowOrders {
    private static final Pattern BETWEEN_NAMES = Pattern.compile("[\\s,;|、，；]+");

    /// Which columns are attributes of the subject, in the order of their encoding.
    private static final Map<Column, AttributeType> ATTRIBUTES = attributes();

    private final BulkOrder order;

    RowOrders(BulkOrder order) {
        this.order = order;
    }

    private static Map<Column, AttributeType> attributes() {
        var attributes = new LinkedHashMap<Column, AttributeType>();
        attributes.put(Column.COUNTRY, AttributeType.COUNTRY);
        attributes.put(Column.STATE, AttributeType.STATE);
        attributes.put(Column.LOCALITY, AttributeType.LOCALITY);
        attributes.put(Column.ORGANIZATION, AttributeType.ORGANIZATION);
        attributes.put(Column.ORGANIZATIONAL_UNIT, AttributeType.ORGANIZATIONAL_UNIT);
        attributes.put(Column.COMMON_NAME, AttributeType.COMMON_NAME);
        attributes.put(Column.SERIAL_NUMBER, AttributeType.SERIAL_NUMBER);
        return attributes;
    }

    /// What to call the row: its name, else its common name, else its first alternative name; blank without any.
    static String name(Row row) {
        for (var column : List.of(Column.NAME, Column.COMMON_NAME)) {
            if (!row.cell(column).isEmpty()) {
                return row.cell(column);
            }
        }
        var subject = DistinguishedName.parse(row.cell(Column.SUBJECT));
        if (subject instanceof Parsed.Valid<DistinguishedName>(var name)
                && name.commonName().isPresent()) {
            return name.commonName().get();
        }
        for (var column : List.of(Column.DNS, Column.ALTERNATIVE_NAMES, Column.EMAIL)) {
            var first =
                    BETWEEN_NAMES.splitAsStream(row.cell(column)).findFirst().orElse("");
            if (!first.isEmpty()) {
                return first;
            }
        }
        return "";
    }

    /// The order.
    ///
    /// @throws PkiException.InvalidInput with what is wrong with the row
    CertificateOrder of(Row row) throws PkiException.InvalidInput {
        if (row.surplus()) {
            throw new PkiException.InvalidInput(Phrase.of("bulk.problem.surplus"));
        }
        var typed = name(row);
        if (typed.isEmpty()) {
            throw new PkiException.InvalidInput(Phrase.of("bulk.problem.noName"));
        }
        var name = EntryName.parse(typed).orThrow();
        var names = alternativeNames(row, name);
        var pattern = order.pattern();
        var made = CertificateOrder.below(order.authority(), name, pattern.profile(), subject(row, name, names), names)
                .withKey(key(row))
                .withChoices(pattern.choices());
        if (!row.cell(Column.DAYS).isEmpty()) {
            return made.withDays(Validity.parseDays(row.cell(Column.DAYS)).orThrow());
        }
        return pattern.days().isPresent() ? made.withDays(pattern.days().getAsInt()) : made;
    }

    private KeySpec key(Row row) throws PkiException.InvalidInput {
        var typed = row.cell(Column.KEY);
        return typed.isEmpty()
                ? order.pattern().key()
                : KeySpec.parse(typed.replace(' ', '-')).orThrow();
    }

    /// Those of the row, then those of every row; for a server without any, its name.
    private List<GeneralName> alternativeNames(Row row, String name) throws PkiException.InvalidInput {
        var names = new LinkedHashSet<GeneralName>();
        for (var piece : NameList.parse(row.cell(Column.ALTERNATIVE_NAMES).replace('|', ','))) {
            names.add(piece.name().orThrow());
        }
        addAll(names, row.cell(Column.DNS), "DNS:");
        addAll(names, row.cell(Column.IP), "IP:");
        addAll(names, row.cell(Column.URI), "URI:");
        addAll(names, row.cell(Column.EMAIL), "email:");
        for (var wanted : order.names()) {
            names.add(GeneralName.parse(wanted.replace(BulkOrder.NAME, name)).orThrow());
        }
        var profile = order.pattern().profile();
        if (names.isEmpty() && (profile == CertificateProfile.SERVER || profile == CertificateProfile.PEER)) {
            names.add(GeneralName.parse(name).orThrow());
        }
        return List.copyOf(names);
    }

    private static void addAll(Set<GeneralName> names, String cell, String type) throws PkiException.InvalidInput {
        if (cell.isEmpty()) {
            return;
        }
        for (var piece : BETWEEN_NAMES.split(cell, -1)) {
            if (!piece.isEmpty()) {
                names.add(GeneralName.parse(type + piece).orThrow());
            }
        }
    }

    private DistinguishedName subject(Row row, String name, List<GeneralName> names) throws PkiException.InvalidInput {
        if (!row.cell(Column.SUBJECT).isEmpty()) {
            var given = DistinguishedName.parse(row.cell(Column.SUBJECT)).orThrow();
            return withAttributes(given, row, Optional.empty());
        }
        var template = named(order.subject(), name);
        return withAttributes(
                template, row, template.commonName().isPresent() ? Optional.empty() : commonName(name, names));
    }

    /// A server's common name is its first name, unless that is too long for one (RFC 5280 Appendix A.1).
    private Optional<String> commonName(String name, List<GeneralName> names) {
        if (order.pattern().profile() != CertificateProfile.SERVER || names.isEmpty()) {
            return Optional.of(name);
        }
        var first = names.getFirst().value();
        return first.length() > AttributeType.COMMON_NAME.maxLength() ? Optional.empty() : Optional.of(first);
    }

    /// With the attributes that stand in columns of their own, which replace those of the same kind.
    private static DistinguishedName withAttributes(DistinguishedName base, Row row, Optional<String> commonName)
            throws PkiException.InvalidInput {
        var parts = new ArrayList<>(base.relativeNames());
        for (var attribute : ATTRIBUTES.entrySet()) {
            var cell = row.cell(attribute.getKey());
            var type = attribute.getValue();
            var value = cell.isEmpty() && type == AttributeType.COMMON_NAME ? commonName.orElse("") : cell;
            if (!value.isEmpty()) {
                parts.removeIf(part -> part.stream().anyMatch(a -> a.oid().equals(type.oid())));
                parts.add(List.of(DistinguishedName.check(type, value).orThrow()));
            }
        }
        return new DistinguishedName(parts);
    }

    /// With the name in the place of `{name}`.
    private static DistinguishedName named(DistinguishedName template, String name) throws PkiException.InvalidInput {
        var parts = new ArrayList<List<NameAttribute>>();
        for (var part : template.relativeNames()) {
            var attributes = new ArrayList<NameAttribute>();
            for (var attribute : part) {
                attributes.add(named(attribute, name));
            }
            parts.add(attributes);
        }
        return new DistinguishedName(parts);
    }

    private static NameAttribute named(NameAttribute attribute, String name) throws PkiException.InvalidInput {
        if (!attribute.value().contains(BulkOrder.NAME)) {
            return attribute;
        }
        var value = attribute.value().replace(BulkOrder.NAME, name);
        var type = AttributeType.of(attribute.oid());
        return type.isPresent()
                ? DistinguishedName.check(type.get(), value).orThrow()
                : new NameAttribute(attribute.oid(), value);
    }
}
