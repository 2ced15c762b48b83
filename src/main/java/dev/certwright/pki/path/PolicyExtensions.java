package dev.certwright.pki.path;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.x509.PolicyQualifierId;

/// What a certificate's four extensions about policies say (RFC 5280 §4.2.1.4, §4.2.1.5, §4.2.1.11, §4.2.1.14).
final class PolicyExtensions {
    private static final Set<ASN1ObjectIdentifier> KNOWN_QUALIFIERS =
            Set.of(PolicyQualifierId.id_qt_cps, PolicyQualifierId.id_qt_unotice);

    private PolicyExtensions() {}

    /// The policies under which a certificate was issued.
    ///
    /// @param repeated          whether one of them is listed more than once
    /// @param unknownQualifiers whether there is a qualifier that nobody here can interpret
    record Policies(Set<String> ids, boolean repeated, boolean unknownQualifiers) {
        Policies {
            ids = Set.copyOf(ids);
        }

        static Policies of(ASN1Encodable value) {
            var ids = new LinkedHashSet<String>();
            boolean repeated = false;
            boolean unknown = false;
            for (var element : nonEmpty(value)) {
                var information = ASN1Sequence.getInstance(element);
                repeated |= !ids.add(identifier(information.getObjectAt(0)));
                if (information.size() > 1) {
                    for (var qualifier : nonEmpty(information.getObjectAt(1))) {
                        var id = ASN1ObjectIdentifier.getInstance(
                                ASN1Sequence.getInstance(qualifier).getObjectAt(0));
                        unknown |= !KNOWN_QUALIFIERS.contains(id);
                    }
                }
            }
            return new Policies(ids, repeated, unknown);
        }
    }

    /// Policies of the issuer, each with those of the subject that count as the same.
    record Mappings(Map<String, Set<String>> subjectsByIssuer) {
        Mappings {
            subjectsByIssuer = Map.copyOf(subjectsByIssuer);
        }

        static Mappings of(ASN1Encodable value) {
            var mappings = new LinkedHashMap<String, Set<String>>();
            for (var element : nonEmpty(value)) {
                var pair = ASN1Sequence.getInstance(element);
                mappings.computeIfAbsent(identifier(pair.getObjectAt(0)), _ -> new LinkedHashSet<>())
                        .add(identifier(pair.getObjectAt(1)));
            }
            return new Mappings(mappings);
        }

        boolean mentionsAny() {
            return subjectsByIssuer.containsKey(PolicyGraph.ANY)
                    || subjectsByIssuer.values().stream().anyMatch(subjects -> subjects.contains(PolicyGraph.ANY));
        }
    }

    /// After how many certificates a policy must hold, and mappings are not heeded any more; empty for never.
    record Constraints(OptionalInt requireExplicit, OptionalInt inhibitMapping) {
        static Constraints of(ASN1Encodable value) {
            var explicit = OptionalInt.empty();
            var mapping = OptionalInt.empty();
            for (var element : ASN1Sequence.getInstance(value)) {
                var tagged = ASN1TaggedObject.getInstance(element);
                var skip = OptionalInt.of(skipCerts(ASN1Integer.getInstance(tagged, false)));
                switch (tagged.getTagNo()) {
                    case 0 -> explicit = skip;
                    case 1 -> mapping = skip;
                    default -> throw new IllegalArgumentException("tag " + tagged.getTagNo());
                }
            }
            return new Constraints(explicit, mapping);
        }
    }

    /// The content of an inhibitAnyPolicy extension.
    static int skipCerts(ASN1Encodable value) {
        var number = ASN1Integer.getInstance(value).getValue();
        if (number.signum() < 0) {
            throw new IllegalArgumentException("skipCerts " + number);
        }
        // no path is that long
        return number.bitLength() > 30 ? Integer.MAX_VALUE : number.intValueExact();
    }

    private static List<ASN1Encodable> nonEmpty(ASN1Encodable value) {
        var elements = List.of(ASN1Sequence.getInstance(value).toArray());
        if (elements.isEmpty()) {
            throw new IllegalArgumentException("an empty sequence");
        }
        return elements;
    }

    private static String identifier(ASN1Encodable value) {
        return ASN1ObjectIdentifier.getInstance(value).getId();
    }
}
