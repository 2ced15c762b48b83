package dev.certwright.pki.certificate;

import dev.certwright.model.PkiException;
import dev.certwright.model.certificate.RevocationListDetails;
import java.io.EOFException;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;

/// Reads what a certificate revocation list says (RFC 5280 §5.1).
public final class RevocationListReader {
    private static final String WHAT = "CRL";

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
