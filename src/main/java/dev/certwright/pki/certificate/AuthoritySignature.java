package dev.certwright.pki.certificate;

import dev.certwright.model.PkiException;
import dev.certwright.model.certificate.EncodedCertificate;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.SignatureException;
import org.bouncycastle.asn1.DERBitString;

/// Signs what a CA says besides certificates: revocation lists and OCSP responses.
final class AuthoritySignature {
    private final SignatureScheme scheme;
    private final PrivateKey key;
    private final PublicKey publicKey;
    private final String signer;
    private final SecureRandom random;

    /// @param signer whose private key that is
    /// @throws PkiException.Malformed            when the signer's certificate cannot be read
    /// @throws PkiException.UnsupportedAlgorithm when keys of this kind cannot sign here
    AuthoritySignature(EncodedCertificate signer, PrivateKey key, SecureRandom random) throws PkiException {
        this.scheme = SignatureScheme.of(key);
        this.key = key;
        this.publicKey = PublicKeyCodec.of(signer);
        this.signer = signer.sha256().hex();
        this.random = random;
    }

    /// The DER encoded `AlgorithmIdentifier`.
    byte[] algorithm() {
        return Asn1.der(scheme.identifier());
    }

    /// The DER encoded BIT STRING of a signature. Nothing leaves that was signed with the wrong key.
    ///
    /// @throws PkiException.KeyMismatch when the private key is not the one of the signer's certificate
    byte[] sign(byte[] content) throws PkiException {
        byte[] signature;
        try {
            var signing = scheme.signer(key, random);
            signing.update(content);
            signature = signing.sign();
        } catch (GeneralSecurityException e) {
            throw new PkiException.UnsupportedAlgorithm(signer, key.getAlgorithm(), e);
        }
        if (!fits(content, signature)) {
            throw new PkiException.KeyMismatch(signer);
        }
        return Asn1.der(new DERBitString(signature));
    }

    private boolean fits(byte[] content, byte[] signature) throws PkiException {
        try {
            var verifying = scheme.verifier(publicKey);
            verifying.update(content);
            return verifying.verify(signature);
        } catch (InvalidKeyException | SignatureException _) {
            return false;
        } catch (GeneralSecurityException e) {
            throw new PkiException.UnsupportedAlgorithm(signer, key.getAlgorithm(), e);
        }
    }
}
