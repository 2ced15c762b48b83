package dev.certwright.pki.path;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.ASN1BitString;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.x500.AttributeTypeAndValue;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;

/// A distinguished name in a form in which equal names are equal (RFC 5280 §7.1, RFC 4518): string types, case and
/// the amount of space do not count, the order of relative names does.
record CanonicalName(List<List<String>> relativeNames) {
    private static final Pattern SPACE = Pattern.compile("\\s+");

    CanonicalName {
        relativeNames = List.copyOf(relativeNames);
    }

    static CanonicalName of(X500Name name) {
        var relativeNames = new ArrayList<List<String>>();
        for (RDN rdn : name.getRDNs()) {
            relativeNames.add(Arrays.stream(rdn.getTypesAndValues())
                    .map(CanonicalName::canonical)
                    .sorted()
                    .toList());
        }
        return new CanonicalName(relativeNames);
    }

    boolean isEmpty() {
        return relativeNames.isEmpty();
    }

    /// True when this name stands in the given subtree (RFC 5280 §4.2.1.10): it begins with the same relative names.
    boolean within(CanonicalName subtree) {
        int depth = subtree.relativeNames.size();
        return depth <= relativeNames.size() && relativeNames.subList(0, depth).equals(subtree.relativeNames);
    }

    private static String canonical(AttributeTypeAndValue attribute) {
        var value = attribute.getValue();
        var text = value instanceof ASN1String string && !(value instanceof ASN1BitString)
                ? SPACE.matcher(Normalizer.normalize(string.getString(), Normalizer.Form.NFKC)
                                .toLowerCase(Locale.ROOT)
                                .strip())
                        .replaceAll(" ")
                : "#" + HexFormat.of().formatHex(DerEncoding.of(value));
        return attribute.getType().getId() + "=" + text;
    }
}
