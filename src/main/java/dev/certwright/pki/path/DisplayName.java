package dev.certwright.pki.path;

import java.util.List;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;

/// Short names of certificates for evidence, safe to print whatever they contain.
final class DisplayName {
    private static final int MAX_LENGTH = 64;

    private DisplayName() {}

    /// The common name of the subject; without one its last attribute, its first alternative name or its serial number.
    static String of(PathCertificate certificate) {
        var subject = certificate.certificate().getSubject();
        if (subject.getRDNs().length > 0) {
            return of(subject);
        }
        var names = AlternativeNames.readable(certificate.extensions().alternativeNames());
        return names.isEmpty()
                ? "#" + certificate.certificate().getSerialNumber().getValue().toString(16)
                : safe(names.getFirst().value());
    }

    /// The common name, or the last attribute, of a name.
    static String of(X500Name name) {
        var common = name.getRDNs(BCStyle.CN);
        var relative = common.length > 0 ? common : name.getRDNs();
        if (relative.length == 0) {
            return "";
        }
        var attributes = relative[relative.length - 1].getTypesAndValues();
        for (var attribute : attributes) {
            if ((common.length == 0 || attribute.getType().equals(BCStyle.CN))
                    && attribute.getValue() instanceof ASN1String text) {
                return safe(text.getString());
            }
        }
        return safe(name.toString());
    }

    /// The labels of certificates in the order of a path, with arrows between.
    static String chain(List<PathCertificate> certificates) {
        return String.join(
                " → ", certificates.stream().map(PathCertificate::label).toList());
    }

    /// Text out of a certificate without characters that would steer a terminal or turn the line around.
    static String safe(String text) {
        var shown = new StringBuilder();
        text.codePoints().limit(MAX_LENGTH).forEach(c -> shown.appendCodePoint(printable(c) ? c : 0xFFFD));
        return text.codePointCount(0, text.length()) > MAX_LENGTH
                ? shown.append('…').toString()
                : shown.toString();
    }

    private static boolean printable(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.UNASSIGNED -> false;
            default -> true;
        };
    }
}
