package dev.certwright.pki.certificate;

import dev.certwright.model.certificate.CertificateTemplate;
import dev.certwright.model.certificate.KeyUsage;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.util.Arrays;
import java.util.Set;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtensionsGenerator;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;

/// Encodes the extensions of a certificate to be (RFC 5280 §4.2.1).
final class ExtensionEncoder {
    private ExtensionEncoder() {}

    /// The SEQUENCE of all extensions.
    static byte[] extensions(CertificateTemplate template, PublicKey subjectKey, byte[] issuerKeyIdentifier) {
        var extensions = new ExtensionsGenerator();
        var constraints = template.basicConstraints();
        add(
                extensions,
                ObjectNames.BASIC_CONSTRAINTS,
                true,
                constraints.pathLenConstraint().isPresent()
                        ? new BasicConstraints(constraints.pathLenConstraint().getAsInt())
                        : new BasicConstraints(constraints.ca()));
        if (!template.keyUsage().isEmpty()) {
            add(extensions, ObjectNames.KEY_USAGE, true, keyUsage(template.keyUsage()));
        }
        if (!template.extendedKeyUsage().isEmpty()) {
            add(
                    extensions,
                    ObjectNames.EXTENDED_KEY_USAGE,
                    false,
                    new DERSequence(template.extendedKeyUsage().stream()
                            .map(purpose -> new ASN1ObjectIdentifier(purpose.oid()))
                            .toArray(ASN1Encodable[]::new)));
        }
        if (!template.subjectAltNames().isEmpty()) {
            add(
                    extensions,
                    ObjectNames.SUBJECT_ALT_NAME,
                    template.subject().isEmpty(),
                    new GeneralNames(template.subjectAltNames().stream()
                            .map(Asn1::generalName)
                            .toArray(GeneralName[]::new)));
        }
        // A CA that is renewed with its key keeps the identifier it has, however that was computed.
        if (!KeptExtensions.identifiesKey(template)) {
            add(extensions, ObjectNames.SUBJECT_KEY_IDENTIFIER, false, new DEROctetString(keyIdentifier(subjectKey)));
        }
        add(extensions, ObjectNames.AUTHORITY_KEY_IDENTIFIER, false, new AuthorityKeyIdentifier(issuerKeyIdentifier));
        for (var added : template.extensions()) {
            var encoded = AddedExtensions.encode(added);
            extensions.addExtension(
                    new ASN1ObjectIdentifier(encoded.oid()),
                    encoded.critical(),
                    encoded.value().toArray());
        }
        return Asn1.der(extensions.generate());
    }

    private static void add(ExtensionsGenerator extensions, String oid, boolean critical, ASN1Encodable value) {
        try {
            extensions.addExtension(new ASN1ObjectIdentifier(oid), critical, value);
        } catch (IOException e) {
            throw new IllegalStateException("writing to memory fails", e);
        }
    }

    /// A named bit list ends with its last one bit (X.690 §11.2.2).
    static DERBitString keyUsage(Set<KeyUsage> usages) {
        var bits = new byte[2];
        int bit = 0;
        int last = 0;
        for (var usage : KeyUsage.values()) {
            if (usages.contains(usage)) {
                bits[bit / 8] |= (byte) (0x80 >> bit % 8);
                last = bit;
            }
            bit++;
        }
        return new DERBitString(Arrays.copyOf(bits, last / 8 + 1), 7 - last % 8);
    }

    /// SHA-1 over the public key's BIT STRING without its count of unused bits (RFC 5280 §4.2.1.2, method 1).
    /// A name for the key, no protection: nothing depends on SHA-1's strength.
    static byte[] keyIdentifier(PublicKey key) {
        try {
            var parts = new Parts(DerElement.of(key.getEncoded()));
            parts.next(DerElement.SEQUENCE);
            var bits = parts.next(DerElement.BIT_STRING).content();
            var digest = MessageDigest.getInstance("SHA-1");
            digest.update(bits, 1, bits.length - 1);
            return digest.digest();
        } catch (IOException | NoSuchAlgorithmException e) {
            throw new IllegalArgumentException("a public key without SubjectPublicKeyInfo", e);
        }
    }
}
