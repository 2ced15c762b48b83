package dev.certwright.pki.certificate;

import dev.certwright.model.certificate.KeyPurpose;
import dev.certwright.model.certificate.RequestTemplate;
import java.io.IOException;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtensionsGenerator;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;

/// Encodes the extensions that a certification request asks for, as they would stand in the certificate.
final class RequestedExtensionEncoder {
    private RequestedExtensionEncoder() {}

    /// The SEQUENCE of all extensions; empty when none is asked for.
    static Optional<byte[]> extensions(RequestTemplate template) {
        var extensions = new ExtensionsGenerator();
        var constraints = template.basicConstraints();
        if (constraints.ca()) {
            var length = constraints.pathLenConstraint();
            var value = length.isPresent() ? new BasicConstraints(length.getAsInt()) : new BasicConstraints(true);
            add(extensions, ObjectNames.BASIC_CONSTRAINTS, true, value);
        }
        if (!template.keyUsage().isEmpty()) {
            add(extensions, ObjectNames.KEY_USAGE, true, ExtensionEncoder.keyUsage(template.keyUsage()));
        }
        if (!template.extendedKeyUsage().isEmpty()) {
            var purposes = template.extendedKeyUsage().stream()
                    .map(KeyPurpose::oid)
                    .map(ASN1ObjectIdentifier::new)
                    .toArray(ASN1Encodable[]::new);
            add(extensions, ObjectNames.EXTENDED_KEY_USAGE, false, new DERSequence(purposes));
        }
        if (!template.subjectAltNames().isEmpty()) {
            var names =
                    template.subjectAltNames().stream().map(Asn1::generalName).toArray(GeneralName[]::new);
            add(extensions, ObjectNames.SUBJECT_ALT_NAME, template.subject().isEmpty(), new GeneralNames(names));
        }
        return extensions.isEmpty() ? Optional.empty() : Optional.of(Asn1.der(extensions.generate()));
    }

    private static void add(ExtensionsGenerator extensions, String oid, boolean critical, ASN1Encodable value) {
        try {
            extensions.addExtension(new ASN1ObjectIdentifier(oid), critical, value);
        } catch (IOException e) {
            throw new IllegalStateException("writing to memory fails", e);
        }
    }
}
