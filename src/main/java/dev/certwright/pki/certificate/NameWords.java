package dev.certwright.pki.certificate;

import dev.certwright.model.name.GeneralName;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Puts extensions that are made of names into words (RFC 5280 §4.2).
final class NameWords {
    private static final String[] REASONS = {
        "unused",
        "keyCompromise",
        "cACompromise",
        "affiliationChanged",
        "superseded",
        "cessationOfOperation",
        "certificateHold",
        "privilegeWithdrawn",
        "aACompromise"
    };

    private NameWords() {}

    /// A name with its type. Identities of SPIFFE are marked (SPIFFE-ID §2).
    static String typed(GeneralName name) {
        return name instanceof GeneralName.Uri(var uri) && uri.startsWith("spiffe://")
                ? name.typed() + " (SPIFFE ID)"
                : name.typed();
    }

    static List<String> generalNames(DerElement names) throws IOException {
        return GeneralNameReader.all(names.expect(DerElement.SEQUENCE)).stream()
                .map(NameWords::typed)
                .toList();
    }

    static List<String> access(DerElement syntax) throws IOException {
        var lines = new ArrayList<String>();
        for (var description : syntax.expect(DerElement.SEQUENCE).children()) {
            var parts = new Parts(description);
            var method = ObjectNames.name(Asn1.objectIdentifier(parts.next()));
            lines.add(method + ": " + typed(GeneralNameReader.read(parts.next())));
        }
        return lines;
    }

    static List<String> nameConstraints(DerElement constraints) throws IOException {
        var lines = new ArrayList<String>();
        for (var subtrees : constraints.expect(DerElement.SEQUENCE).children()) {
            var kind = switch (subtrees.tag()) {
                case 0xa0 -> "permitted: ";
                case 0xa1 -> "excluded: ";
                default -> throw new IOException("not a list of subtrees");
            };
            for (var subtree : subtrees.children()) {
                var parts = new Parts(subtree);
                var line = new StringBuilder(kind).append(base(parts.next()));
                while (parts.hasNext()) {
                    var bound = parts.next();
                    line.append(bound.is(0x80) ? ", minimum " : ", maximum ").append(ValueText.integer(bound));
                }
                lines.add(line.toString());
            }
        }
        return lines;
    }

    /// An empty base stands for every name of its form.
    private static String base(DerElement base) throws IOException {
        var name = GeneralNameReader.read(base);
        return name.value().isEmpty() ? name.typed() + "(any)" : name.typed();
    }

    static List<String> distributionPoints(DerElement points) throws IOException {
        var lines = new ArrayList<String>();
        for (var point : points.expect(DerElement.SEQUENCE).children()) {
            for (var part : point.expect(DerElement.SEQUENCE).children()) {
                switch (part.tag()) {
                    case 0xa0 -> lines.addAll(distributionPointName(part));
                    case 0x81 -> lines.add("reasons: " + String.join(", ", reasons(part)));
                    case 0xa2 -> {
                        for (var name : GeneralNameReader.all(part)) {
                            lines.add("cRLIssuer: " + name.typed());
                        }
                    }
                    default -> throw new IOException("not a distribution point");
                }
            }
        }
        return lines;
    }

    private static List<String> distributionPointName(DerElement choice) throws IOException {
        var name = new Parts(choice).next();
        return switch (name.tag()) {
            case 0xa0 ->
                GeneralNameReader.all(name).stream()
                        .map(full -> "fullName: " + full.typed())
                        .toList();
            case 0xa1 -> List.of("nameRelativeToCRLIssuer: " + relativeName(name));
            default -> throw new IOException("not the name of a distribution point");
        };
    }

    private static String relativeName(DerElement set) throws IOException {
        return Asn1.name(DerElement.of(DerWriter.sequence(DerWriter.element(DerElement.SET, set.content()))))
                .toString();
    }

    private static List<String> reasons(DerElement flags) throws IOException {
        return ValueText.bits(flags, REASONS);
    }

    /// RFC 5280 §5.2.5.
    static List<String> issuingDistributionPoint(DerElement point) throws IOException {
        var lines = new ArrayList<String>();
        for (var part : point.expect(DerElement.SEQUENCE).children()) {
            switch (part.tag()) {
                case 0xa0 -> lines.addAll(distributionPointName(part));
                case 0x81 -> lines.add("onlyContainsUserCerts: " + ValueText.truth(part));
                case 0x82 -> lines.add("onlyContainsCACerts: " + ValueText.truth(part));
                case 0x83 -> lines.add("onlySomeReasons: " + String.join(", ", reasons(part)));
                case 0x84 -> lines.add("indirectCRL: " + ValueText.truth(part));
                case 0x85 -> lines.add("onlyContainsAttributeCerts: " + ValueText.truth(part));
                default -> throw new IOException("not an issuing distribution point");
            }
        }
        return lines;
    }

    /// RFC 5280 §4.2.1.8: attributes with any kind of value.
    static List<String> attributes(DerElement attributes) throws IOException {
        var lines = new ArrayList<String>();
        for (var attribute : attributes.expect(DerElement.SEQUENCE).children()) {
            var parts = new Parts(attribute);
            var type = ObjectNames.name(Asn1.objectIdentifier(parts.next()));
            for (var value : parts.next(DerElement.SET).children()) {
                lines.add(type + ": " + PlainWords.oneLine(value));
            }
        }
        return lines;
    }
}
