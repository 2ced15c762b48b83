package dev.certwright.pki.certificate;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Puts extensions about policies into words (RFC 5280 §4.2.1.4, §4.2.1.5, §4.2.1.11, §4.2.1.14).
final class PolicyWords {
    private static final String CPS = "1.3.6.1.5.5.7.2.1";
    private static final String USER_NOTICE = "1.3.6.1.5.5.7.2.2";

    private PolicyWords() {}

    static List<String> policies(DerElement policies) throws IOException {
        var lines = new ArrayList<String>();
        for (var policy : policies.expect(DerElement.SEQUENCE).children()) {
            var parts = new Parts(policy.expect(DerElement.SEQUENCE));
            lines.add(ValueText.identifier(parts.next()));
            if (parts.hasNext()) {
                for (var qualifier : parts.next(DerElement.SEQUENCE).children()) {
                    lines.add("  " + qualifier(new Parts(qualifier.expect(DerElement.SEQUENCE))));
                }
            }
        }
        return lines;
    }

    private static String qualifier(Parts parts) throws IOException {
        var oid = Asn1.objectIdentifier(parts.next());
        if (!parts.hasNext()) {
            return ObjectNames.withNumber(oid);
        }
        var value = parts.next();
        return switch (oid) {
            case CPS -> "cPSuri: " + ValueText.string(value);
            case USER_NOTICE -> "userNotice: " + notice(value);
            default -> ObjectNames.withNumber(oid) + ": " + PlainWords.oneLine(value);
        };
    }

    private static String notice(DerElement notice) throws IOException {
        var words = new ArrayList<String>();
        for (var part : notice.expect(DerElement.SEQUENCE).children()) {
            if (part.is(DerElement.SEQUENCE)) {
                var reference = new Parts(part);
                var organization = ValueText.string(reference.next());
                var numbers = new ArrayList<String>();
                for (var number : reference.next(DerElement.SEQUENCE).children()) {
                    numbers.add(ValueText.integer(number));
                }
                words.add("[" + organization + ": " + String.join(", ", numbers) + "]");
            } else {
                words.add(ValueText.string(part));
            }
        }
        return String.join(" ", words);
    }

    static List<String> mappings(DerElement mappings) throws IOException {
        var lines = new ArrayList<String>();
        for (var mapping : mappings.expect(DerElement.SEQUENCE).children()) {
            var parts = new Parts(mapping);
            lines.add(ValueText.identifier(parts.next()) + " → " + ValueText.identifier(parts.next()));
        }
        return lines;
    }

    static List<String> constraints(DerElement constraints) throws IOException {
        var lines = new ArrayList<String>();
        for (var bound : constraints.expect(DerElement.SEQUENCE).children()) {
            var name = switch (bound.tag()) {
                case 0x80 -> "requireExplicitPolicy: ";
                case 0x81 -> "inhibitPolicyMapping: ";
                default -> throw new IOException("not a policy constraint");
            };
            lines.add(name + ValueText.integer(bound));
        }
        return lines;
    }

    static List<String> inhibitAnyPolicy(DerElement skip) throws IOException {
        return List.of("skipCerts: " + ValueText.integer(skip.expect(DerElement.INTEGER)));
    }

    /// RFC 3820 §3.8.
    static List<String> proxy(DerElement info) throws IOException {
        var lines = new ArrayList<String>();
        for (var part : info.expect(DerElement.SEQUENCE).children()) {
            if (part.is(DerElement.INTEGER)) {
                lines.add("pCPathLenConstraint: " + ValueText.integer(part));
            } else {
                var policy = new Parts(part.expect(DerElement.SEQUENCE));
                lines.add("policyLanguage: " + ValueText.identifier(policy.next()));
                if (policy.hasNext()) {
                    lines.add("policy: " + ValueText.visible(ValueText.latin(policy.next(DerElement.OCTET_STRING))));
                }
            }
        }
        return lines;
    }
}
