package dev.certwright.pki.path;

import dev.certwright.model.Bytes;
import java.io.IOException;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1Enumerated;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.CertificateList;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.IssuingDistributionPoint;

/// A certificate revocation list (RFC 5280 §5), decoded. Two are equal only when they are the same object.
final class RevocationList {
    private static final Set<ASN1ObjectIdentifier> PROCESSED =
            Set.of(Extension.issuingDistributionPoint, Extension.deltaCRLIndicator, Extension.authorityKeyIdentifier);
    private static final BigInteger NO_NUMBER = BigInteger.valueOf(-1);
    private static final Set<ASN1ObjectIdentifier> PROCESSED_IN_ENTRIES =
            Set.of(Extension.reasonCode, Extension.certificateIssuer, Extension.invalidityDate);

    private final CertificateList list;
    private final byte[] signedPart;
    private final CanonicalName issuer;
    private final Instant thisUpdate;
    private final Optional<Instant> nextUpdate;
    private final Optional<IssuingDistributionPoint> distributionPoint;
    private final Optional<BigInteger> base;
    private final Optional<BigInteger> number;
    private final boolean numberCritical;
    private final Map<Revoked, Entry> entries = new HashMap<>();
    private boolean understood;

    private RevocationList(Bytes encoded) throws IOException {
        var der = encoded.toArray();
        list = CertificateList.getInstance(ASN1Primitive.fromByteArray(der));
        signedPart = DerEncoding.signedPart(der);
        issuer = CanonicalName.of(list.getIssuer());
        thisUpdate = list.getThisUpdate().getDate().toInstant();
        nextUpdate =
                Optional.ofNullable(list.getNextUpdate()).map(t -> t.getDate().toInstant());
        var extensions = Optional.ofNullable(list.getTBSCertList().getExtensions());
        distributionPoint = extensions
                .map(e -> e.getExtension(Extension.issuingDistributionPoint))
                .map(e -> IssuingDistributionPoint.getInstance(e.getParsedValue()));
        base = number(extensions.map(e -> e.getExtension(Extension.deltaCRLIndicator)));
        var numbered = extensions.map(e -> e.getExtension(Extension.cRLNumber));
        number = number(numbered);
        numberCritical = numbered.map(Extension::isCritical).orElse(false);
        understood = extensions.map(e -> onlyKnownCritical(e, PROCESSED)).orElse(true);
        readEntries();
    }

    /// Decodes; empty when this is not a revocation list.
    static Optional<RevocationList> read(Bytes encoded) {
        try {
            return Optional.of(new RevocationList(encoded));
        } catch (IOException | RuntimeException _) { // decoders answer hostile input with many kinds of them
            return Optional.empty();
        }
    }

    private record Revoked(CanonicalName issuer, BigInteger serial) {}

    /// What the list says about one certificate.
    ///
    /// @param reason the number of the `CRLReason` (RFC 5280 §5.3.1), 0 when none is given
    record Entry(Instant since, int reason) {
        private static final int REMOVE_FROM_CRL = 8;

        /// Only in a delta: the certificate is on hold no longer.
        boolean removed() {
            return reason == REMOVE_FROM_CRL;
        }
    }

    private void readEntries() {
        var certificateIssuer = issuer;
        var all = list.getRevokedCertificateEnumeration();
        while (all.hasMoreElements()) {
            var entry = (org.bouncycastle.asn1.x509.TBSCertList.CRLEntry) all.nextElement();
            var extensions = entry.getExtensions();
            int reason = 0;
            if (extensions != null) {
                understood &= onlyKnownCritical(extensions, PROCESSED_IN_ENTRIES);
                var other = extensions.getExtension(Extension.certificateIssuer);
                if (other != null) {
                    certificateIssuer = directoryName(GeneralNames.getInstance(other.getParsedValue()));
                }
                var code = extensions.getExtension(Extension.reasonCode);
                if (code != null) {
                    reason = ASN1Enumerated.getInstance(code.getParsedValue()).intValueExact();
                }
            }
            entries.put(
                    new Revoked(certificateIssuer, entry.getUserCertificate().getValue()),
                    new Entry(entry.getRevocationDate().getDate().toInstant(), reason));
        }
    }

    private static Optional<BigInteger> number(Optional<Extension> extension) {
        return extension.map(e -> ASN1Integer.getInstance(e.getParsedValue()).getValue());
    }

    private static CanonicalName directoryName(GeneralNames names) {
        return Arrays.stream(names.getNames())
                .filter(n -> n.getTagNo() == GeneralName.directoryName)
                .findFirst()
                .map(n -> CanonicalName.of(X500Name.getInstance(n.getName())))
                .orElseThrow(() -> new IllegalArgumentException("an entry's issuer has no distinguished name"));
    }

    private static boolean onlyKnownCritical(Extensions extensions, Set<ASN1ObjectIdentifier> known) {
        return known.containsAll(List.of(extensions.getCriticalExtensionOIDs()));
    }

    CanonicalName issuer() {
        return issuer;
    }

    /// A short name of the issuer for a person.
    String issuerLabel() {
        return DisplayName.of(list.getIssuer());
    }

    /// The octets of `tbsCertList` as they were sent.
    byte[] signedPart() {
        return signedPart.clone();
    }

    byte[] signature() {
        return DerEncoding.wholeOctets(list.getSignature());
    }

    AlgorithmIdentifier signatureAlgorithm() {
        return list.getSignatureAlgorithm();
    }

    Instant thisUpdate() {
        return thisUpdate;
    }

    Optional<Instant> nextUpdate() {
        return nextUpdate;
    }

    /// Lists only what changed since another list.
    boolean delta() {
        return base.isPresent();
    }

    /// True when the list has a number, which is not critical (RFC 5280 §5.2.3).
    boolean numbered() {
        return number.isPresent() && !numberCritical;
    }

    /// Orders lists of one issuer and scope; those without a number come first.
    BigInteger order() {
        return number.orElse(NO_NUMBER);
    }

    /// Whether this delta says what changed since the other list (RFC 5280 §5.2.4).
    boolean changes(RevocationList complete) {
        return base.isPresent()
                && complete.base.isEmpty()
                && issuer.equals(complete.issuer)
                && distributionPoint.equals(complete.distributionPoint)
                && complete.number.isPresent()
                && complete.order().compareTo(base.get()) >= 0
                && complete.order().compareTo(order()) < 0;
    }

    Optional<IssuingDistributionPoint> distributionPoint() {
        return distributionPoint;
    }

    /// False when something critical in it is not known here, so that it proves nothing (RFC 5280 §5.2).
    boolean understood() {
        return understood;
    }

    Optional<Entry> entryOf(PathCertificate certificate) {
        return Optional.ofNullable(entries.get(new Revoked(
                certificate.issuer(),
                certificate.certificate().getSerialNumber().getValue())));
    }
}
