package dev.certwright.tls.probe;

import dev.certwright.model.Phrase;
import dev.certwright.model.PkiException;
import dev.certwright.model.certificate.Credential;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.Ed448PrivateKeyParameters;
import org.bouncycastle.crypto.params.MLDSAParameters;
import org.bouncycastle.crypto.params.MLDSAPrivateKeyParameters;
import org.bouncycastle.crypto.params.RSAKeyParameters;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.bouncycastle.tls.Certificate;
import org.bouncycastle.tls.CertificateEntry;
import org.bouncycastle.tls.SignatureScheme;
import org.bouncycastle.tls.TlsCredentialedSigner;
import org.bouncycastle.tls.crypto.TlsCertificate;
import org.bouncycastle.tls.crypto.TlsCryptoParameters;
import org.bouncycastle.tls.crypto.impl.bc.BcDefaultTlsCredentialedSigner;
import org.bouncycastle.tls.crypto.impl.bc.BcTlsCrypto;
import org.jspecify.annotations.Nullable;

/// A credential in the form TLS signs with. Whether key and certificate belong together is not asked: a server is
/// to be seen refusing them.
final class ClientKey {
    private final BcTlsCrypto crypto;
    private final TlsCertificate[] chain;
    private final AsymmetricKeyParameter key;
    private final String algorithm;
    private final boolean restrictedToPss;

    private ClientKey(
            BcTlsCrypto crypto,
            TlsCertificate[] chain,
            AsymmetricKeyParameter key,
            String algorithm,
            boolean restrictedToPss) {
        this.crypto = crypto;
        this.chain = chain;
        this.key = key;
        this.algorithm = algorithm;
        this.restrictedToPss = restrictedToPss;
    }

    /// @throws PkiException.UnsupportedAlgorithm when TLS has no signature scheme for the key, or it does not leave
    ///                                           its device
    /// @throws PkiException.Malformed            when a certificate cannot be read
    static ClientKey of(BcTlsCrypto crypto, Credential credential) throws PkiException {
        var chain = new TlsCertificate[credential.chain().size()];
        try {
            for (int i = 0; i < chain.length; i++) {
                chain[i] = crypto.createCertificate(credential.chain().get(i).der());
            }
        } catch (IOException | IllegalArgumentException e) {
            throw new PkiException.Malformed(credential.certificate().toString(), e);
        }
        var algorithm = credential.privateKey().getAlgorithm();
        byte @Nullable [] encoded = credential.privateKey().getEncoded();
        if (encoded == null) {
            throw new PkiException.UnsupportedAlgorithm(credential.certificate().toString(), algorithm, null);
        }
        try {
            var info = PrivateKeyInfo.getInstance(encoded);
            boolean pss = PKCSObjectIdentifiers.id_RSASSA_PSS.equals(
                    info.getPrivateKeyAlgorithm().getAlgorithm());
            var key = new ClientKey(crypto, chain, PrivateKeyFactory.createKey(info), algorithm, pss);
            if (key.schemes(false).isEmpty() && key.schemes(true).isEmpty()) {
                throw new PkiException.UnsupportedAlgorithm(
                        credential.certificate().toString(), algorithm, null);
            }
            return key;
        } catch (IOException | IllegalArgumentException e) {
            throw new PkiException.UnsupportedAlgorithm(credential.certificate().toString(), algorithm, e);
        } finally {
            Arrays.fill(encoded, (byte) 0);
        }
    }

    /// Makes what signs the handshake, with the first scheme that both sides know.
    ///
    /// @param requestContext of the CertificateRequest under TLS 1.3; null under TLS 1.2
    /// @return empty when no scheme of the server fits the key
    Optional<TlsCredentialedSigner> signer(
            TlsCryptoParameters parameters, List<Integer> serverSchemes, byte @Nullable [] requestContext) {
        boolean tls13 = requestContext != null;
        return schemes(tls13).stream()
                .filter(serverSchemes::contains)
                .findFirst()
                .map(scheme -> new BcDefaultTlsCredentialedSigner(
                        parameters,
                        crypto,
                        key,
                        requestContext == null ? new Certificate(chain) : certificate13(requestContext),
                        SignatureScheme.getSignatureAndHashAlgorithm(scheme)));
    }

    /// What to tell when no scheme fits.
    Phrase noCommonScheme(List<Integer> serverSchemes) {
        var names = serverSchemes.stream().map(SignatureScheme::getName).toList();
        return Phrase.of("probe.noCommonScheme", algorithm, String.join(", ", names));
    }

    private Certificate certificate13(byte[] requestContext) {
        var entries = new CertificateEntry[chain.length];
        for (int i = 0; i < entries.length; i++) {
            entries[i] = new CertificateEntry(chain[i], null);
        }
        return new Certificate(requestContext, entries);
    }

    /// The schemes the key can sign with, best first (RFC 8446 §4.2.3). TLS 1.3 binds a curve to a digest and has
    /// no PKCS #1 padding; ML-DSA is for TLS 1.3 alone (draft-ietf-tls-mldsa §3).
    private List<Integer> schemes(boolean tls13) {
        var schemes = new ArrayList<Integer>();
        switch (key) {
            case RSAKeyParameters _
            when restrictedToPss ->
                schemes.addAll(List.of(
                        SignatureScheme.rsa_pss_pss_sha256,
                        SignatureScheme.rsa_pss_pss_sha384,
                        SignatureScheme.rsa_pss_pss_sha512));
            case RSAKeyParameters _ -> {
                schemes.addAll(List.of(
                        SignatureScheme.rsa_pss_rsae_sha256,
                        SignatureScheme.rsa_pss_rsae_sha384,
                        SignatureScheme.rsa_pss_rsae_sha512));
                if (!tls13) {
                    schemes.addAll(List.of(
                            SignatureScheme.rsa_pkcs1_sha256,
                            SignatureScheme.rsa_pkcs1_sha384,
                            SignatureScheme.rsa_pkcs1_sha512,
                            SignatureScheme.rsa_pkcs1_sha1));
                }
            }
            case ECPrivateKeyParameters ec -> {
                schemes.add(ofCurve(ec.getParameters().getCurve().getFieldSize()));
                if (!tls13) {
                    schemes.addAll(List.of(
                            SignatureScheme.ecdsa_secp256r1_sha256,
                            SignatureScheme.ecdsa_secp384r1_sha384,
                            SignatureScheme.ecdsa_secp521r1_sha512,
                            SignatureScheme.ecdsa_sha1));
                }
            }
            case Ed25519PrivateKeyParameters _ -> schemes.add(SignatureScheme.ed25519);
            case Ed448PrivateKeyParameters _ -> schemes.add(SignatureScheme.ed448);
            case MLDSAPrivateKeyParameters mldsa when tls13 -> schemes.add(ofParameters(mldsa.getParameters()));
            default -> {}
        }
        return schemes;
    }

    private static int ofParameters(MLDSAParameters parameters) {
        if (parameters.equals(MLDSAParameters.ml_dsa_44)) {
            return SignatureScheme.mldsa44;
        }
        return parameters.equals(MLDSAParameters.ml_dsa_65) ? SignatureScheme.mldsa65 : SignatureScheme.mldsa87;
    }

    private static int ofCurve(int fieldSize) {
        return switch (fieldSize) {
            case 384 -> SignatureScheme.ecdsa_secp384r1_sha384;
            case 521 -> SignatureScheme.ecdsa_secp521r1_sha512;
            default -> SignatureScheme.ecdsa_secp256r1_sha256;
        };
    }
}
