package dev.certwright.pki.certificate;

import dev.certwright.model.Bytes;
import dev.certwright.model.PkiException;
import dev.certwright.model.certificate.CertificationRequestDetails;
import dev.certwright.model.certificate.RequestAttribute;
import dev.certwright.model.certificate.RequestedCertificate;
import dev.certwright.model.certificate.RequestedCertificate.RequestedExtension;
import dev.certwright.pki.certificate.CertificateOutline.RawExtension;
import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.bouncycastle.pkcs.PKCSException;

/// Reads what a certification request asks for (RFC 2986 §4).
public final class CertificationRequestReader {
    private static final String WHAT = "CSR";
    private static final String CHALLENGE_PASSWORD = "1.2.840.113549.1.9.7";
    private static final String EXTENSION_REQUEST = "1.2.840.113549.1.9.14";
    private static final String MICROSOFT_EXTENSION_REQUEST = "1.3.6.1.4.1.311.2.1.14";

    /// Reads a request and checks its signature, which proves that whoever asks has the private key.
    ///
    /// @throws PkiException.Truncated when it ends too early
    /// @throws PkiException.Malformed when it is no request
    public CertificationRequestDetails read(byte[] der) throws PkiException {
        try {
            return read(DerElement.of(der), der);
        } catch (EOFException e) {
            throw new PkiException.Truncated(WHAT, e);
        } catch (IOException e) {
            throw new PkiException.Malformed(WHAT, e);
        }
    }

    /// Reads a request as [#read] does, with all that is needed to sign it.
    ///
    /// @throws PkiException.Truncated when it ends too early
    /// @throws PkiException.Malformed when it is no request
    public RequestedCertificate requested(Bytes request) throws PkiException {
        var der = request.toArray();
        var details = read(der);
        try {
            var outline = RequestOutline.of(DerElement.of(der));
            var raw = new ArrayList<RawExtension>();
            for (var attribute : outline.attributes()) {
                raw.addAll(extensions(attribute));
            }
            var decoder = new ExtensionDecoder(raw);
            var extensions = new ArrayList<RequestedExtension>();
            for (int i = 0; i < raw.size(); i++) {
                extensions.add(new RequestedExtension(
                        decoder.details().get(i), Bytes.of(raw.get(i).value().content())));
            }
            return new RequestedCertificate(
                    request,
                    details,
                    Bytes.of(outline.subjectPublicKeyInfo().encoded()),
                    decoder.basicConstraints(),
                    decoder.keyUsage(),
                    decoder.extendedKeyUsage(),
                    extensions);
        } catch (IOException e) {
            throw new PkiException.Malformed(WHAT, e);
        }
    }

    /// The extensions that an attribute asks for; none when it is about something else.
    private static List<RawExtension> extensions(DerElement attribute) throws IOException {
        var parts = new Parts(attribute.expect(DerElement.SEQUENCE));
        var requested = new ArrayList<RawExtension>();
        if (asksForExtensions(Asn1.objectIdentifier(parts.next()))) {
            for (var list : parts.next(DerElement.SET).children()) {
                requested.addAll(CertificateOutline.extensions(list));
            }
        }
        return requested;
    }

    private static boolean asksForExtensions(String oid) {
        return oid.equals(EXTENSION_REQUEST) || oid.equals(MICROSOFT_EXTENSION_REQUEST);
    }

    private static CertificationRequestDetails read(DerElement request, byte[] der) throws IOException {
        var outline = RequestOutline.of(request);
        var requested = new ArrayList<RawExtension>();
        var attributes = new ArrayList<RequestAttribute>();
        for (var element : outline.attributes()) {
            var parts = new Parts(element.expect(DerElement.SEQUENCE));
            var oid = Asn1.objectIdentifier(parts.next());
            if (asksForExtensions(oid)) {
                requested.addAll(extensions(element));
            } else {
                attributes.add(attribute(oid, element, parts));
            }
        }
        var extensions = new ExtensionDecoder(requested);
        return new CertificationRequestDetails(
                Asn1.name(outline.subject()),
                PublicKeys.read(outline.subjectPublicKeyInfo()),
                CertificateReader.signatureAlgorithm(outline.signatureAlgorithm()),
                extensions.subjectAltNames(),
                extensions.details(),
                List.copyOf(attributes),
                signatureValid(der));
    }

    private static RequestAttribute attribute(String oid, DerElement element, Parts parts) {
        var name = ObjectNames.name(oid);
        try {
            var lines = new ArrayList<String>();
            for (var value : parts.next(DerElement.SET).children()) {
                lines.addAll(
                        oid.equals(CHALLENGE_PASSWORD)
                                ? List.of("(" + ValueText.string(value).length() + " characters)")
                                : words(oid, value));
            }
            return new RequestAttribute(oid, name, ExtensionDecoder.text(lines), true, element.range());
        } catch (IOException | RuntimeException _) {
            // shown for what it is
            return new RequestAttribute(
                    oid, name, ExtensionDecoder.undecoded(element.encoded()), false, element.range());
        }
    }

    private static List<String> words(String oid, DerElement value) throws IOException {
        return ExtensionWords.of(oid, value.encoded()).orElseThrow(() -> new IOException("not known"));
    }

    private static boolean signatureValid(byte[] der) {
        try {
            DerElement.of(der).requireShallow();
            var request = new PKCS10CertificationRequest(der);
            var verifier = new JcaContentVerifierProviderBuilder()
                    .setProvider(BouncyCastle.provider())
                    .build(request.getSubjectPublicKeyInfo());
            return request.isSignatureValid(verifier);
        } catch (IOException | OperatorCreationException | PKCSException | RuntimeException _) {
            // A key or signature that cannot be used proves nothing. Bouncy Castle says so in many ways.
            return false;
        }
    }
}
