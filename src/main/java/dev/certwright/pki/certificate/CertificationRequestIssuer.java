package dev.certwright.pki.certificate;

import dev.certwright.model.Bytes;
import dev.certwright.model.PkiException;
import dev.certwright.model.certificate.RequestTemplate;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.SignatureException;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERBitString;

/// Makes certification requests (PKCS #10, RFC 2986 §4) and signs them with the key they are for.
public final class CertificationRequestIssuer {
    private static final String EXTENSION_REQUEST = "1.2.840.113549.1.9.14";
    private static final int SET = 0x31;
    private static final int ATTRIBUTES = 0xa0;

    private final SecureRandom random;

    public CertificationRequestIssuer(SecureRandom random) {
        this.random = random;
    }

    /// Makes a request. Its extensions stand in the one attribute `extensionRequest` (RFC 2985 §5.4.2).
    ///
    /// @return a DER encoded `CertificationRequest`
    /// @throws PkiException.UnsupportedAlgorithm when keys of this kind cannot sign here
    /// @throws PkiException.KeyMismatch          when the two keys are not a pair
    public Bytes issue(RequestTemplate template, KeyPair keys) throws PkiException {
        var scheme = SignatureScheme.of(keys.getPrivate());
        var signed = DerWriter.sequence(
                Asn1.der(new ASN1Integer(0)),
                Asn1.der(Asn1.name(template.subject())),
                keys.getPublic().getEncoded(),
                attributes(template));
        try {
            var signer = scheme.signer(keys.getPrivate(), random);
            signer.update(signed);
            var signature = signer.sign();
            if (!verifies(scheme, keys, signed, signature)) {
                throw new PkiException.KeyMismatch(template.subject().shortForm());
            }
            return Bytes.of(
                    DerWriter.sequence(signed, Asn1.der(scheme.identifier()), Asn1.der(new DERBitString(signature))));
        } catch (GeneralSecurityException e) {
            throw new PkiException.UnsupportedAlgorithm(
                    template.subject().shortForm(), keys.getPrivate().getAlgorithm(), e);
        }
    }

    private static byte[] attributes(RequestTemplate template) {
        var extensions = RequestedExtensionEncoder.extensions(template);
        return extensions.isEmpty()
                ? DerWriter.element(ATTRIBUTES)
                : DerWriter.element(
                        ATTRIBUTES,
                        DerWriter.sequence(
                                Asn1.der(new ASN1ObjectIdentifier(EXTENSION_REQUEST)),
                                DerWriter.element(SET, extensions.get())));
    }

    /// Nothing leaves that was signed with the wrong key.
    private static boolean verifies(SignatureScheme scheme, KeyPair keys, byte[] signed, byte[] signature)
            throws GeneralSecurityException {
        try {
            var verifier = Signature.getInstance(scheme.name());
            verifier.initVerify(keys.getPublic());
            verifier.update(signed);
            return verifier.verify(signature);
        } catch (InvalidKeyException | SignatureException _) {
            return false;
        }
    }
}
