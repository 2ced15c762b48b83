package dev.certwright.pki.certificate;

import dev.certwright.model.PkiException;
import dev.certwright.model.certificate.CertificationRequestDetails;
import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.bouncycastle.pkcs.PKCSException;

/// Reads what a certification request asks for (RFC 2986 §4).
public final class CertificationRequestReader {
    private static final String WHAT = "CSR";
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

    private static CertificationRequestDetails read(DerElement request, byte[] der) throws IOException {
        var parts = new Parts(request.expect(DerElement.SEQUENCE));
        var fields = new Parts(parts.next(DerElement.SEQUENCE));
        var algorithm = parts.next(DerElement.SEQUENCE);
        parts.next(DerElement.BIT_STRING);
        fields.next(DerElement.INTEGER);
        var subject = Asn1.name(fields.next(DerElement.SEQUENCE));
        var key = PublicKeys.read(fields.next(DerElement.SEQUENCE));
        var requested = new ArrayList<CertificateOutline.RawExtension>();
        if (fields.peek(0xa0)) {
            for (var attribute : fields.next().children()) {
                requested.addAll(extensions(attribute));
            }
        }
        var extensions = new ExtensionDecoder(requested);
        return new CertificationRequestDetails(
                subject,
                key,
                CertificateReader.signatureAlgorithm(algorithm),
                extensions.subjectAltNames(),
                extensions.details(),
                signatureValid(der));
    }

    private static List<CertificateOutline.RawExtension> extensions(DerElement attribute) throws IOException {
        var parts = new Parts(attribute.expect(DerElement.SEQUENCE));
        var oid = Asn1.objectIdentifier(parts.next());
        var extensions = new ArrayList<CertificateOutline.RawExtension>();
        if (oid.equals(EXTENSION_REQUEST) || oid.equals(MICROSOFT_EXTENSION_REQUEST)) {
            for (var list : parts.next(DerElement.SET).children()) {
                extensions.addAll(CertificateOutline.extensions(list));
            }
        }
        return extensions;
    }

    private static boolean signatureValid(byte[] der) {
        try {
            DerElement.of(der).requireShallow();
            var request = new PKCS10CertificationRequest(der);
            var verifier = new JcaContentVerifierProviderBuilder()
                    .setProvider(new BouncyCastleProvider())
                    .build(request.getSubjectPublicKeyInfo());
            return request.isSignatureValid(verifier);
        } catch (IOException | OperatorCreationException | PKCSException | RuntimeException _) {
            // A key or signature that cannot be used proves nothing. Bouncy Castle says so in many ways.
            return false;
        }
    }
}
