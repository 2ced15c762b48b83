package dev.certwright.pki.certificate;

import dev.certwright.model.certificate.AddedExtension;
import dev.certwright.model.certificate.RequestedCertificate.RequestedExtension;
import java.io.IOException;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.x509.Extension;

/// Says in words what an extension to be added will say.
public final class AddedExtensionWords {
    private AddedExtensionWords() {}

    /// The extension as it would stand in a certificate; octets and words are those of one and the same.
    public static RequestedExtension read(AddedExtension added) {
        var encoded = AddedExtensions.encode(added);
        var extension = new Extension(
                new ASN1ObjectIdentifier(encoded.oid()),
                encoded.critical(),
                new DEROctetString(encoded.value().toArray()));
        try {
            var raw = CertificateOutline.extensions(DerElement.of(DerWriter.sequence(Asn1.der(extension))));
            return new RequestedExtension(new ExtensionDecoder(raw).details().getFirst(), encoded.value());
        } catch (IOException e) {
            throw new IllegalStateException("our own encoding cannot be read", e);
        }
    }
}
