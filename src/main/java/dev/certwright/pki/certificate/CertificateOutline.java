package dev.certwright.pki.certificate;

import dev.certwright.model.certificate.EncodedCertificate;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The parts of a certificate as they are encoded (RFC 5280 §4.1), none of them interpreted.
///
/// @param tbsCertificate what is signed
/// @param version        1, 2 or 3 as a rule; whatever the field says plus one
/// @param signature      the BIT STRING
/// @param extensions     in encoded order; repeated ones are there twice
public record CertificateOutline(
        DerElement tbsCertificate,
        DerElement signatureAlgorithm,
        DerElement signature,
        int version,
        DerElement serialNumber,
        DerElement issuer,
        DerElement notBefore,
        DerElement notAfter,
        DerElement subject,
        DerElement subjectPublicKeyInfo,
        List<RawExtension> extensions) {
    /// An extension before decoding.
    ///
    /// @param oid     dotted; `?` when the element is no extension at all
    /// @param value   the OCTET STRING around the value, or the whole element when it is no extension
    /// @param element all of it
    public record RawExtension(String oid, boolean critical, DerElement value, DerElement element) {}

    /// Finds the parts.
    ///
    /// @throws IOException when the octets are not a certificate by their outline
    public static CertificateOutline of(EncodedCertificate certificate) throws IOException {
        return of(DerElement.of(certificate.der()));
    }

    static CertificateOutline of(DerElement certificate) throws IOException {
        var parts = new Parts(certificate.expect(DerElement.SEQUENCE));
        var tbs = parts.next(DerElement.SEQUENCE);
        var algorithm = parts.next(DerElement.SEQUENCE);
        var signature = parts.next(DerElement.BIT_STRING);

        var fields = new Parts(tbs);
        int version = fields.peek(0xa0)
                ? fields.next(0xa0).children().getFirst().integer().intValue() + 1
                : 1;
        var serial = fields.next(DerElement.INTEGER);
        fields.next(DerElement.SEQUENCE);
        var issuer = fields.next(DerElement.SEQUENCE);
        var validity = new Parts(fields.next(DerElement.SEQUENCE));
        var notBefore = validity.next();
        var notAfter = validity.next();
        var subject = fields.next(DerElement.SEQUENCE);
        var key = fields.next(DerElement.SEQUENCE);
        var extensions = new ArrayList<RawExtension>();
        while (fields.hasNext()) {
            var field = fields.next();
            if (field.is(0xa3)) {
                for (var list : field.children()) {
                    extensions.addAll(extensions(list));
                }
            }
        }
        return new CertificateOutline(
                tbs,
                algorithm,
                signature,
                version,
                serial,
                issuer,
                notBefore,
                notAfter,
                subject,
                key,
                List.copyOf(extensions));
    }

    /// Splits a SEQUENCE of extensions.
    static List<RawExtension> extensions(DerElement list) throws IOException {
        var extensions = new ArrayList<RawExtension>();
        for (var element : list.expect(DerElement.SEQUENCE).children()) {
            extensions.add(extension(element));
        }
        return extensions;
    }

    private static RawExtension extension(DerElement element) {
        try {
            var parts = new Parts(element.expect(DerElement.SEQUENCE));
            var oid = Asn1.objectIdentifier(parts.next(DerElement.OBJECT_IDENTIFIER));
            boolean critical = false;
            if (parts.peek(DerElement.BOOLEAN)) {
                var flag = parts.next().content();
                critical = flag.length > 0 && flag[0] != 0;
            }
            return new RawExtension(oid, critical, parts.next(DerElement.OCTET_STRING), element);
        } catch (IOException _) {
            return new RawExtension("?", false, element, element);
        }
    }

    /// The first extension with that object identifier.
    public Optional<RawExtension> extension(String oid) {
        return extensions.stream().filter(e -> e.oid().equals(oid)).findFirst();
    }
}
