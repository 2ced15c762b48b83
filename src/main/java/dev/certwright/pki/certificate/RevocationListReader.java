package dev.certwright.pki.certificate;

import dev.certwright.model.PkiException;
import dev.certwright.model.certificate.ExtensionDetails;
import dev.certwright.model.certificate.RevocationListDetails;
import dev.certwright.model.certificate.SerialNumber;
import java.io.EOFException;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads what a certificate revocation list says (RFC 5280 §5.1).
public final class RevocationListReader {
    private static final String WHAT = "CRL";
    private static final String REASON = "2.5.29.21";

    /// Reads a revocation list; its signature is not checked.
    ///
    /// @throws PkiException.Truncated when it ends too early
    /// @throws PkiException.Malformed when it is no revocation list
    public RevocationListDetails read(byte[] der) throws PkiException {
        try {
            return read(DerElement.of(der));
        } catch (EOFException e) {
            throw new PkiException.Truncated(WHAT, e);
        } catch (IOException e) {
            throw new PkiException.Malformed(WHAT, e);
        }
    }

    /// One certificate that is revoked.
    ///
    /// @param reason in the words of RFC 5280 §5.3.1; empty when none is given
    public record Revoked(SerialNumber serialNumber, Instant at, Optional<String> reason) {}

    /// The certificates it revokes, in its order.
    ///
    /// @param limit at most so many
    public List<Revoked> revoked(byte[] der, int limit) throws PkiException {
        try {
            var parts = fields(der);
            var revoked = new ArrayList<Revoked>();
            if (parts.peek(DerElement.SEQUENCE)) {
                for (var entry : parts.next().children()) {
                    if (revoked.size() == limit) {
                        break;
                    }
                    revoked.add(revoked(new Parts(entry.expect(DerElement.SEQUENCE))));
                }
            }
            return revoked;
        } catch (IOException e) {
            throw new PkiException.Malformed(WHAT, e);
        }
    }

    /// Its extensions (RFC 5280 §5.2), in encoded order.
    public List<ExtensionDetails> extensions(byte[] der) throws PkiException {
        try {
            var parts = fields(der);
            while (parts.hasNext()) {
                var field = parts.next();
                if (field.is(0xa0)) {
                    var extensions = CertificateOutline.extensions(new Parts(field).next());
                    return new ExtensionDecoder(extensions).details();
                }
            }
            return List.of();
        } catch (IOException e) {
            throw new PkiException.Malformed(WHAT, e);
        }
    }

    /// What stands behind the dates.
    private static Parts fields(byte[] der) throws IOException {
        var fields = new Parts(new Parts(DerElement.of(der)).next(DerElement.SEQUENCE));
        if (fields.peek(DerElement.INTEGER)) {
            fields.next();
        }
        fields.next();
        fields.next();
        fields.next();
        if (fields.peek(DerElement.UTC_TIME) || fields.peek(DerElement.GENERALIZED_TIME)) {
            fields.next();
        }
        return fields;
    }

    private static Revoked revoked(Parts entry) throws IOException {
        var serial = new SerialNumber(entry.next(DerElement.INTEGER).integer());
        var at = Asn1.time(entry.next());
        var reason = Optional.<String>empty();
        if (entry.peek(DerElement.SEQUENCE)) {
            for (var extension : CertificateOutline.extensions(entry.next())) {
                var octets = extension.value().content();
                if (extension.oid().equals(REASON) && octets.length == 3) {
                    reason = Optional.of(reason(octets[2]));
                }
            }
        }
        return new Revoked(serial, at, reason);
    }

    private static String reason(int code) {
        return switch (code) {
            case 0 -> "unspecified";
            case 1 -> "keyCompromise";
            case 2 -> "cACompromise";
            case 3 -> "affiliationChanged";
            case 4 -> "superseded";
            case 5 -> "cessationOfOperation";
            case 6 -> "certificateHold";
            case 8 -> "removeFromCRL";
            case 9 -> "privilegeWithdrawn";
            case 10 -> "aACompromise";
            default -> Integer.toString(code);
        };
    }

    private static RevocationListDetails read(DerElement list) throws IOException {
        var parts = new Parts(list.expect(DerElement.SEQUENCE));
        var fields = new Parts(parts.next(DerElement.SEQUENCE));
        var algorithm = parts.next(DerElement.SEQUENCE);
        if (fields.peek(DerElement.INTEGER)) {
            fields.next();
        }
        fields.next(DerElement.SEQUENCE);
        var issuer = Asn1.name(fields.next(DerElement.SEQUENCE));
        var thisUpdate = Asn1.time(fields.next());
        Optional<Instant> nextUpdate = fields.peek(DerElement.UTC_TIME) || fields.peek(DerElement.GENERALIZED_TIME)
                ? Optional.of(Asn1.time(fields.next()))
                : Optional.empty();
        int revoked =
                fields.peek(DerElement.SEQUENCE) ? fields.next().children().size() : 0;
        return new RevocationListDetails(
                issuer, thisUpdate, nextUpdate, CertificateReader.signatureAlgorithm(algorithm), revoked);
    }
}
