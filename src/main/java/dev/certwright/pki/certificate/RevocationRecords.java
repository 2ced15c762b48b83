package dev.certwright.pki.certificate;

import dev.certwright.model.Bytes;
import dev.certwright.model.PkiException;
import dev.certwright.model.name.DistinguishedName;
import java.io.EOFException;
import java.io.IOException;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// All that a revocation list revokes (RFC 5280 §5.1), for keeping it: nothing is put into words.
///
/// @param number  of the list (RFC 5280 §5.2.3), where it has one
/// @param partial whether it only says what changed (RFC 5280 §5.2.4), or speaks of other CAs, too (§5.3.3)
/// @param revoked every one, in encoded order
public record RevocationRecords(
        Bytes der,
        DistinguishedName issuer,
        Instant thisUpdate,
        Optional<Instant> nextUpdate,
        Optional<BigInteger> number,
        boolean partial,
        List<Revoked> revoked) {
    private static final String WHAT = "CRL";
    private static final String NUMBER = "2.5.29.20";
    private static final String DELTA = "2.5.29.27";
    private static final String REASON = "2.5.29.21";
    private static final String CERTIFICATE_ISSUER = "2.5.29.29";

    /// A revoked certificate.
    ///
    /// @param reason the number of the `CRLReason` (RFC 5280 §5.3.1), 0 when none is given
    public record Revoked(BigInteger serial, Instant at, int reason) {}

    /// Reads a revocation list; its signature is not checked.
    ///
    /// @throws PkiException.Truncated when it ends too early
    /// @throws PkiException.Malformed when it is no revocation list, or one of its entries is none
    public static RevocationRecords read(Bytes der) throws PkiException {
        try {
            var list = RevocationListOutline.of(DerElement.of(der.toArray()));
            Optional<Instant> nextUpdate = list.nextUpdate().isPresent()
                    ? Optional.of(Asn1.time(list.nextUpdate().get()))
                    : Optional.empty();
            Optional<BigInteger> number = Optional.empty();
            boolean delta = false;
            var entries = new Entries();
            for (var extension : list.extensions()) {
                if (extension.oid().equals(NUMBER)) {
                    number = Optional.of(extension.value().onlyInside().integer());
                }
                delta |= extension.oid().equals(DELTA);
            }
            if (list.revokedCertificates().isPresent()) {
                list.revokedCertificates().get().eachChild(entries::add);
            }
            return new RevocationRecords(
                    der,
                    Asn1.name(list.issuer()),
                    Asn1.time(list.thisUpdate()),
                    nextUpdate,
                    number,
                    delta || entries.foreign,
                    List.copyOf(entries.revoked));
        } catch (EOFException e) {
            throw new PkiException.Truncated(WHAT, e);
        } catch (IOException e) {
            throw new PkiException.Malformed(WHAT, e);
        }
    }

    private static final class Entries {
        private final List<Revoked> revoked = new ArrayList<>();
        private boolean foreign;

        void add(DerElement element) throws IOException {
            var parts = new Parts(element.expect(DerElement.SEQUENCE));
            var serial = parts.next().integer();
            var at = Asn1.time(parts.next());
            int reason = 0;
            if (parts.hasNext()) {
                for (var extension : CertificateOutline.extensions(parts.next())) {
                    foreign |= extension.oid().equals(CERTIFICATE_ISSUER);
                    if (extension.oid().equals(REASON)) {
                        var code = extension.value().onlyInside().expect(0x0a).content();
                        reason = code.length == 1 ? code[0] : 0;
                    }
                }
            }
            revoked.add(new Revoked(serial, at, reason));
        }
    }
}
