package dev.certwright.pki.certificate;

import dev.certwright.model.Bytes;
import dev.certwright.model.PkiException;
import dev.certwright.model.certificate.EncodedCertificate;
import dev.certwright.model.certificate.SerialNumber;
import dev.certwright.model.inventory.Revocation;
import dev.certwright.model.inventory.RevocationReason;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Date;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.bouncycastle.asn1.ASN1Enumerated;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Time;

/// Makes certificate revocation lists (RFC 5280 §5) and signs them: complete ones of version 2, with the issuer's key
/// identifier and a number, without delta and without distribution point.
///
/// The issuer's name is copied octet for octet from its certificate, as [CertificateIssuer] does it.
public final class RevocationListIssuer {
    /// Of a number, in octets (RFC 5280 §5.2.3).
    public static final int MAX_NUMBER_OCTETS = 20;

    private static final byte[] VERSION_2 = Asn1.der(new ASN1Integer(1));

    private final SecureRandom random;

    public RevocationListIssuer(SecureRandom random) {
        this.random = random;
    }

    /// One line of a list.
    public record Revoked(SerialNumber serialNumber, Revocation revocation) {}

    /// What stands above the lines.
    ///
    /// @param number     greater than that of every list of this CA before, at most [#MAX_NUMBER_OCTETS]
    /// @param nextUpdate when the next one will be there at the latest; after `thisUpdate`
    public record Heading(BigInteger number, Instant thisUpdate, Instant nextUpdate) {
        public Heading {
            if (number.signum() < 0 || number.bitLength() >= 8 * MAX_NUMBER_OCTETS) {
                throw new IllegalArgumentException("not a number of a list: " + number);
            }
            if (!nextUpdate.isAfter(thisUpdate)) {
                throw new IllegalArgumentException(nextUpdate + " is not after " + thisUpdate);
            }
        }
    }

    /// Makes a list.
    ///
    /// @param revoked   walked through once; a hundred thousand are fine
    /// @param issuer    the CA's own certificate
    /// @param issuerKey the CA's private key
    /// @return the DER encoded `CertificateList`
    /// @throws PkiException.Malformed            when the issuer's certificate cannot be read
    /// @throws PkiException.UnsupportedAlgorithm when keys of the issuer's kind cannot sign here
    /// @throws PkiException.KeyMismatch          when the private key is not the one of the issuer's certificate
    public Bytes issue(Heading heading, Iterable<Revoked> revoked, EncodedCertificate issuer, PrivateKey issuerKey)
            throws PkiException {
        var signature = new AuthoritySignature(issuer, issuerKey, random);
        var algorithm = signature.algorithm();
        var list = DerWriter.sequence(
                VERSION_2,
                algorithm,
                issuerName(issuer),
                time(heading.thisUpdate()),
                time(heading.nextUpdate()),
                entries(revoked),
                DerWriter.element(0xa0, extensions(heading.number(), issuer)));
        return Bytes.of(DerWriter.sequence(list, algorithm, signature.sign(list)));
    }

    private static byte[] issuerName(EncodedCertificate issuer) throws PkiException.Malformed {
        try {
            return CertificateOutline.of(issuer).subject().encoded();
        } catch (IOException e) {
            throw new PkiException.Malformed(issuer.sha256().hex(), e);
        }
    }

    /// Left out as a whole when nothing is revoked (RFC 5280 §5.1.2.6).
    private static byte[] entries(Iterable<Revoked> revoked) {
        var lines = new ByteArrayOutputStream();
        var reasons = reasons();
        for (var one : revoked) {
            lines.writeBytes(DerWriter.sequence(
                    Asn1.der(new ASN1Integer(one.serialNumber().value())),
                    time(one.revocation().at()),
                    reasons.getOrDefault(one.revocation().reason(), new byte[0])));
        }
        return lines.size() == 0 ? new byte[0] : DerWriter.sequence(lines.toByteArray());
    }

    /// The extensions of a line for every reason. `unspecified` is said by saying nothing (RFC 5280 §5.3.1).
    private static Map<RevocationReason, byte[]> reasons() {
        var encoded = new EnumMap<RevocationReason, byte[]>(RevocationReason.class);
        for (var reason : RevocationReason.values()) {
            if (reason != RevocationReason.UNSPECIFIED) {
                var value = Asn1.der(new ASN1Enumerated(reason.code()));
                encoded.put(reason, DerWriter.sequence(extension(Extension.reasonCode, value)));
            }
        }
        return encoded;
    }

    private static byte[] extensions(BigInteger number, EncodedCertificate issuer) throws PkiException {
        var key = new AuthorityKeyIdentifier(AuthorityNames.keyIdentifier(issuer));
        return DerWriter.sequence(
                extension(Extension.authorityKeyIdentifier, Asn1.der(key)),
                extension(Extension.cRLNumber, Asn1.der(new ASN1Integer(number))));
    }

    /// Not critical.
    private static byte[] extension(ASN1ObjectIdentifier oid, byte[] value) {
        return DerWriter.sequence(Asn1.der(oid), Asn1.der(new DEROctetString(value)));
    }

    /// UTCTime before 2050, GeneralizedTime from then on (RFC 5280 §5.1.2.4).
    private static byte[] time(Instant moment) {
        return Asn1.der(new Time(Date.from(moment), Locale.ROOT));
    }
}
