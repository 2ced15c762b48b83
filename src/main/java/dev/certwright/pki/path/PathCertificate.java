package dev.certwright.pki.path;

import dev.certwright.model.Bytes;
import dev.certwright.model.certificate.EncodedCertificate;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Null;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/// A certificate, decoded as far as path validation needs it. Two are equal only when they are the same object.
final class PathCertificate {
    private final EncodedCertificate encoded;
    private final Certificate certificate;
    private final byte[] signedPart;
    private final CanonicalName subject;
    private final CanonicalName issuer;
    private final Instant notBefore;
    private final Instant notAfter;
    private final Bytes publicKey;
    private final CertificateExtensions extensions;
    private final boolean der;

    private PathCertificate(EncodedCertificate encoded) throws IOException {
        var der = encoded.der();
        this.encoded = encoded;
        certificate = Certificate.getInstance(ASN1Primitive.fromByteArray(der));
        signedPart = DerEncoding.signedPart(der);
        subject = CanonicalName.of(certificate.getSubject());
        issuer = CanonicalName.of(certificate.getIssuer());
        notBefore = certificate.getStartDate().getDate().toInstant();
        notAfter = certificate.getEndDate().getDate().toInstant();
        publicKey = Bytes.of(DerEncoding.of(certificate.getSubjectPublicKeyInfo()));
        extensions = new CertificateExtensions(certificate.getTBSCertificate().getExtensions());
        this.der = isDer(der).orElse(false)
                && extensions.all().stream()
                        .allMatch(e -> isDer(e.getExtnValue().getOctets()).orElse(true));
    }

    /// Decodes; empty when this is not a certificate.
    static Optional<PathCertificate> read(EncodedCertificate encoded) {
        try {
            return Optional.of(new PathCertificate(encoded));
        } catch (IOException | RuntimeException _) { // decoders answer hostile input with many kinds of them
            return Optional.empty();
        }
    }

    EncodedCertificate encoded() {
        return encoded;
    }

    Certificate certificate() {
        return certificate;
    }

    /// The octets of `tbsCertificate` as they were sent.
    byte[] signedPart() {
        return signedPart.clone();
    }

    CanonicalName subject() {
        return subject;
    }

    CanonicalName issuer() {
        return issuer;
    }

    Instant notBefore() {
        return notBefore;
    }

    Instant notAfter() {
        return notAfter;
    }

    boolean validAt(Instant at) {
        return !at.isBefore(notBefore) && !at.isAfter(notAfter);
    }

    CertificateExtensions extensions() {
        return extensions;
    }

    SubjectPublicKeyInfo subjectPublicKeyInfo() {
        return certificate.getSubjectPublicKeyInfo();
    }

    boolean hasDsaKey() {
        return subjectPublicKeyInfo().getAlgorithm().getAlgorithm().equals(X9ObjectIdentifiers.id_dsa);
    }

    /// A DSA key without parameters of its own has those of the issuer's key (RFC 3279 §2.3.2).
    boolean inheritsParameters() {
        var parameters = subjectPublicKeyInfo().getAlgorithm().getParameters();
        return hasDsaKey() && (parameters == null || parameters.toASN1Primitive() instanceof ASN1Null);
    }

    /// The encoded `subjectPublicKeyInfo`.
    Bytes publicKey() {
        return publicKey;
    }

    byte[] signature() {
        return DerEncoding.wholeOctets(certificate.getSignature());
    }

    AlgorithmIdentifier signatureAlgorithm() {
        return certificate.getSignatureAlgorithm();
    }

    /// Issuer and subject have the same name (RFC 5280 §3.2).
    boolean selfIssued() {
        return subject.equals(issuer);
    }

    /// False when the octets are BER, or otherwise not those that the rules of DER give (X.690 §10). Extensions of
    /// unknown kinds may hold anything.
    boolean isDer() {
        return der;
    }

    /// Empty when this is no ASN.1.
    private static Optional<Boolean> isDer(byte[] octets) {
        try {
            return Optional.ofNullable(ASN1Primitive.fromByteArray(octets))
                    .map(decoded -> Arrays.equals(octets, DerEncoding.of(decoded)));
        } catch (IOException | RuntimeException _) { // decoders answer hostile input with many kinds of them
            return Optional.empty();
        }
    }

    /// 1 to 3.
    int version() {
        return certificate.getVersionNumber();
    }

    /// What the key identifiers say about another certificate being the issuer of this one (RFC 4158 §3.5.12).
    KeyIdentifierMatch keyIdentifierMatch(PathCertificate candidate) {
        var authority = extensions.authorityKeyIdentifier();
        if (authority.isEmpty()) {
            return KeyIdentifierMatch.UNKNOWN;
        }
        var wanted = authority.get().getKeyIdentifierOctets();
        var offered = candidate.extensions.subjectKeyIdentifier();
        if (wanted != null && offered.isPresent()) {
            return Arrays.equals(wanted, offered.get()) ? KeyIdentifierMatch.SAME : KeyIdentifierMatch.DIFFERENT;
        }
        var serial = authority.get().getAuthorityCertSerialNumber();
        var names = authority.get().getAuthorityCertIssuer();
        if (serial != null && names != null && directoryName(names, candidate.issuer)) {
            return serial.equals(candidate.certificate.getSerialNumber().getValue())
                    ? KeyIdentifierMatch.SAME
                    : KeyIdentifierMatch.UNKNOWN;
        }
        return KeyIdentifierMatch.UNKNOWN;
    }

    private static boolean directoryName(GeneralNames names, CanonicalName wanted) {
        return Arrays.stream(names.getNames())
                .filter(n -> n.getTagNo() == GeneralName.directoryName)
                .anyMatch(n -> CanonicalName.of(org.bouncycastle.asn1.x500.X500Name.getInstance(n.getName()))
                        .equals(wanted));
    }

    /// A short name for a person.
    String label() {
        return DisplayName.of(this);
    }

    @Override
    public String toString() {
        return label();
    }

    /// The outcome of comparing an authority key identifier with a subject key identifier.
    enum KeyIdentifierMatch {
        SAME,
        UNKNOWN,
        DIFFERENT
    }
}
