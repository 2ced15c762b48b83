package dev.certwright.pki.certificate;

import dev.certwright.model.PkiException;
import dev.certwright.model.certificate.EncodedCertificate;
import dev.certwright.model.certificate.OcspResponseDetails;
import dev.certwright.model.certificate.OcspResponseDetails.Answer;
import dev.certwright.model.certificate.OcspResponseDetails.Body;
import dev.certwright.model.certificate.OcspResponseDetails.CertificateStatus;
import dev.certwright.model.certificate.OcspResponseDetails.Revocation;
import dev.certwright.model.certificate.SerialNumber;
import dev.certwright.pki.certificate.CertificateOutline.RawExtension;
import java.io.EOFException;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads what an OCSP response says (RFC 6960 §4.2).
public final class OcspResponseReader {
    private static final String WHAT = "OCSP";
    private static final String BASIC = "1.3.6.1.5.5.7.48.1.1";

    /// Reads a response. Its signature is tried with the certificates that came along, which proves no more than that
    /// they belong together.
    ///
    /// @throws PkiException.Truncated when it ends too early
    /// @throws PkiException.Malformed when it is no OCSP response
    public OcspResponseDetails read(byte[] der) throws PkiException {
        try {
            var parts = new Parts(DerElement.of(der).expect(DerElement.SEQUENCE));
            var status = status(parts.next(0x0a));
            return new OcspResponseDetails(status, parts.peek(0xa0) ? body(parts.next()) : Optional.empty());
        } catch (EOFException e) {
            throw new PkiException.Truncated(WHAT, e);
        } catch (IOException e) {
            throw new PkiException.Malformed(WHAT, e);
        }
    }

    private static String status(DerElement code) throws IOException {
        var number = ValueText.integer(code);
        return switch (number) {
            case "0" -> "successful";
            case "1" -> "malformedRequest";
            case "2" -> "internalError";
            case "3" -> "tryLater";
            case "5" -> "sigRequired";
            case "6" -> "unauthorized";
            default -> number;
        };
    }

    private static Optional<Body> body(DerElement responseBytes) throws IOException {
        var parts = new Parts(new Parts(responseBytes).next(DerElement.SEQUENCE));
        return Asn1.objectIdentifier(parts.next()).equals(BASIC)
                ? Optional.of(basic(parts.next(DerElement.OCTET_STRING)))
                : Optional.empty();
    }

    /// The response inside is read where it stands, so that places in it count from the beginning of the whole.
    private static Body basic(DerElement response) throws IOException {
        var parts = new Parts(response.onlyInside().expect(DerElement.SEQUENCE));
        var data = parts.next(DerElement.SEQUENCE);
        var algorithm = parts.next(DerElement.SEQUENCE);
        var signature = parts.next(DerElement.BIT_STRING);
        var included = new ArrayList<EncodedCertificate>();
        if (parts.peek(0xa0)) {
            for (var certificate :
                    new Parts(parts.next()).next(DerElement.SEQUENCE).children()) {
                included.add(new EncodedCertificate(certificate.encoded()));
            }
        }
        var fields = new Parts(data);
        if (fields.peek(0xa0)) {
            fields.next();
        }
        var responder = responder(fields.next());
        var producedAt = Asn1.time(fields.next());
        var answers = new ArrayList<Answer>();
        int count = 0;
        for (var answer : fields.next(DerElement.SEQUENCE).children()) {
            if (count++ < OcspResponseDetails.MOST_ANSWERS) {
                answers.add(answer(answer));
            }
        }
        return new Body(
                responder,
                producedAt,
                CertificateReader.signatureAlgorithm(algorithm),
                count,
                List.copyOf(answers),
                new ExtensionDecoder(extensions(fields)).details(),
                List.copyOf(included),
                ResponderSignature.check(data, algorithm, signature, included));
    }

    private static String responder(DerElement id) throws IOException {
        var inside = new Parts(id).next();
        return switch (id.tag()) {
            case 0xa1 -> Asn1.name(inside).toString();
            case 0xa2 -> ValueText.hex(inside.expect(DerElement.OCTET_STRING));
            default -> throw new IOException("not a responder");
        };
    }

    private static Answer answer(DerElement response) throws IOException {
        var parts = new Parts(response.expect(DerElement.SEQUENCE));
        var id = new Parts(parts.next(DerElement.SEQUENCE));
        var hash = ObjectNames.name(Asn1.objectIdentifier(new Parts(id.next(DerElement.SEQUENCE)).next()));
        var name = ValueText.hex(id.next(DerElement.OCTET_STRING));
        var key = ValueText.hex(id.next(DerElement.OCTET_STRING));
        var serial = new SerialNumber(id.next().integer());
        var status = parts.next();
        var thisUpdate = Asn1.time(parts.next());
        Optional<Instant> nextUpdate =
                parts.peek(0xa0) ? Optional.of(Asn1.time(new Parts(parts.next()).next())) : Optional.empty();
        return new Answer(
                serial,
                hash,
                name,
                key,
                switch (status.tag()) {
                    case 0x80 -> CertificateStatus.GOOD;
                    case 0xa1 -> CertificateStatus.REVOKED;
                    case 0x82 -> CertificateStatus.UNKNOWN;
                    default -> throw new IOException("not a status");
                },
                status.is(0xa1) ? Optional.of(revocation(new Parts(status))) : Optional.empty(),
                thisUpdate,
                nextUpdate,
                new ExtensionDecoder(extensions(parts)).details(),
                response.range());
    }

    private static Revocation revocation(Parts parts) throws IOException {
        var at = Asn1.time(parts.next());
        return new Revocation(
                at,
                parts.peek(0xa0)
                        ? Optional.of(RevocationWords.reason(new Parts(parts.next()).next()))
                        : Optional.empty());
    }

    private static List<RawExtension> extensions(Parts parts) throws IOException {
        var extensions = new ArrayList<RawExtension>();
        if (parts.peek(0xa1)) {
            for (var list : parts.next().children()) {
                extensions.addAll(CertificateOutline.extensions(list));
            }
        }
        return extensions;
    }
}
