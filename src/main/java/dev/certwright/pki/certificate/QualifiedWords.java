package dev.certwright.pki.certificate;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Puts the statements of qualified certificates into words (RFC 3739 §3.2.6, ETSI EN 319 412-5 §4).
final class QualifiedWords {
    private static final String LIMIT = "0.4.0.1862.1.2";
    private static final String RETENTION = "0.4.0.1862.1.3";
    private static final String DISCLOSURE = "0.4.0.1862.1.5";
    private static final String TYPE = "0.4.0.1862.1.6";
    private static final String LEGISLATION = "0.4.0.1862.1.7";
    private static final String PAYMENT = "0.4.0.19495.2";

    private QualifiedWords() {}

    static List<String> statements(DerElement statements) throws IOException {
        var lines = new ArrayList<String>();
        for (var statement : statements.expect(DerElement.SEQUENCE).children()) {
            var parts = new Parts(statement.expect(DerElement.SEQUENCE));
            var oid = Asn1.objectIdentifier(parts.next());
            var name = ObjectNames.withNumber(oid);
            lines.add(parts.hasNext() ? name + ": " + information(oid, parts.next()) : name);
        }
        return lines;
    }

    private static String information(String oid, DerElement value) throws IOException {
        return switch (oid) {
            case LIMIT -> limit(new Parts(value.expect(DerElement.SEQUENCE)));
            case RETENTION -> ValueText.integer(value.expect(DerElement.INTEGER)) + " years";
            case DISCLOSURE -> disclosures(value.expect(DerElement.SEQUENCE));
            case TYPE -> String.join(", ", RevocationWords.identifiers(value));
            case LEGISLATION -> strings(value.expect(DerElement.SEQUENCE));
            case PAYMENT -> payment(new Parts(value.expect(DerElement.SEQUENCE)));
            default -> PlainWords.oneLine(value);
        };
    }

    /// The amount is the second number times ten to the power of the third.
    private static String limit(Parts parts) throws IOException {
        var currency = parts.next();
        var code = currency.is(DerElement.INTEGER) ? ValueText.integer(currency) : ValueText.string(currency);
        return ValueText.integer(parts.next(DerElement.INTEGER)) + " × 10^"
                + ValueText.integer(parts.next(DerElement.INTEGER)) + " " + code;
    }

    private static String disclosures(DerElement locations) throws IOException {
        var words = new ArrayList<String>();
        for (var location : locations.children()) {
            var parts = new Parts(location);
            var uri = ValueText.string(parts.next());
            words.add(uri + " (" + ValueText.string(parts.next()) + ")");
        }
        return String.join(", ", words);
    }

    private static String strings(DerElement list) throws IOException {
        var words = new ArrayList<String>();
        for (var element : list.children()) {
            words.add(ValueText.string(element));
        }
        return String.join(", ", words);
    }

    /// ETSI TS 119 495 §5.1: roles, then the authority's name and identifier.
    private static String payment(Parts parts) throws IOException {
        var roles = new ArrayList<String>();
        for (var role : parts.next(DerElement.SEQUENCE).children()) {
            roles.add(ObjectNames.name(Asn1.objectIdentifier(new Parts(role).next())));
        }
        return String.join(", ", roles) + "; " + ValueText.string(parts.next()) + "; " + ValueText.string(parts.next());
    }
}
