package dev.certwright.pki.path;

import dev.certwright.model.Bytes;
import dev.certwright.model.certificate.EncodedCertificate;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.ocsp.CertID;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.ocsp.OCSPRequest;
import org.bouncycastle.asn1.ocsp.Request;
import org.bouncycastle.asn1.ocsp.TBSRequest;
import org.bouncycastle.asn1.oiw.OIWObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.jcajce.util.MessageDigestUtils;

/// The question whether a certificate is revoked (RFC 6960). Answers to it are judged by [OcspAnswers].
public final class OcspQuestion {
    private final PathCertificate certificate;
    private final PathCertificate issuer;
    private final Optional<Bytes> nonce;

    private OcspQuestion(PathCertificate certificate, PathCertificate issuer, Optional<Bytes> nonce) {
        this.certificate = certificate;
        this.issuer = issuer;
        this.nonce = nonce;
    }

    /// Asks about a certificate.
    ///
    /// @param issuer who signed it
    /// @param nonce  1 to 32 octets that the answer repeats (RFC 9654); empty for a stapled answer
    /// @return empty when one of the two is not a certificate
    public static Optional<OcspQuestion> about(
            EncodedCertificate certificate, EncodedCertificate issuer, Optional<Bytes> nonce) {
        return PathCertificate.read(certificate)
                .flatMap(c -> PathCertificate.read(issuer).map(i -> new OcspQuestion(c, i, nonce)));
    }

    static OcspQuestion about(PathCertificate certificate, PathCertificate issuer) {
        return new OcspQuestion(certificate, issuer, Optional.empty());
    }

    /// The DER encoded `OCSPRequest`. The certificate is named with SHA-1, which is all that many responders know
    /// (RFC 5019 §2.1.1); nothing rests on the strength of that digest.
    public Bytes encoded() {
        var sha1 = new AlgorithmIdentifier(OIWObjectIdentifiers.idSHA1, DERNull.INSTANCE);
        var id = new CertID(
                sha1,
                new DEROctetString(
                        digest("SHA-1", DerEncoding.of(issuer.certificate().getSubject()))),
                new DEROctetString(digest("SHA-1", keyBits())),
                certificate.certificate().getSerialNumber());
        var extensions = nonce.map(n -> new Extensions(new Extension(
                OCSPObjectIdentifiers.id_pkix_ocsp_nonce, false, DerEncoding.of(new DEROctetString(n.toArray())))));
        var list = new DERSequence(new Request(id, null));
        return Bytes.of(DerEncoding.of(new OCSPRequest(new TBSRequest(null, list, extensions.orElse(null)), null)));
    }

    PathCertificate certificate() {
        return certificate;
    }

    PathCertificate issuer() {
        return issuer;
    }

    Optional<Bytes> nonce() {
        return nonce;
    }

    /// Whether an answer with this identifier is about the certificate, whatever digest it was made with.
    boolean means(CertID id) {
        var algorithm = MessageDigestUtils.getDigestName(id.getHashAlgorithm().getAlgorithm());
        try {
            return id.getSerialNumber().equals(certificate.certificate().getSerialNumber())
                    && Arrays.equals(
                            id.getIssuerNameHash().getOctets(),
                            MessageDigest.getInstance(algorithm)
                                    .digest(DerEncoding.of(issuer.certificate().getSubject())))
                    && Arrays.equals(
                            id.getIssuerKeyHash().getOctets(),
                            MessageDigest.getInstance(algorithm).digest(keyBits()));
        } catch (NoSuchAlgorithmException _) {
            return false;
        }
    }

    private byte[] keyBits() {
        return keyBits(issuer);
    }

    /// The BIT STRING of a key, without tag, length and number of unused bits, as its digest is taken (RFC 6960
    /// §4.1.1).
    static byte[] keyBits(PathCertificate certificate) {
        return certificate.subjectPublicKeyInfo().getPublicKeyData().getBytes();
    }

    static byte[] digest(String algorithm, byte[] octets) {
        try {
            return MessageDigest.getInstance(algorithm).digest(octets);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has " + algorithm, e);
        }
    }
}
