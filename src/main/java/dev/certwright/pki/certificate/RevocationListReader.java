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
            return read(RevocationListOutline.of(DerElement.of(der)));
        } catch (EOFException e) {
            throw new PkiException.Truncated(WHAT, e);
        } catch (IOException e) {
            throw new PkiException.Malformed(WHAT, e);
        }
    }

    private static RevocationListDetails read(RevocationListOutline list) throws IOException {
        Optional<Instant> nextUpdate = list.nextUpdate().isPresent()
                ? Optional.of(Asn1.time(list.nextUpdate().get()))
                : Optional.empty();
        var entries = new Entries();
        if (list.revokedCertificates().isPresent()) {
            list.revokedCertificates().get().eachChild(entries::add);
        }
        return new RevocationListDetails(
                Asn1.name(list.issuer()),
                Asn1.time(list.thisUpdate()),
                nextUpdate,
                CertificateReader.signatureAlgorithm(list.signatureAlgorithm()),
                entries.count,
                List.copyOf(entries.first),
                new ExtensionDecoder(list.extensions()).details());
    }

    private static final class Entries {
        private final List<RevocationListDetails.Entry> first = new ArrayList<>();
        private int count;

        /// One that is no entry is counted and not shown.
        void add(DerElement element) {
            count++;
            if (first.size() < RevocationListDetails.MOST_ENTRIES) {
                try {
                    first.add(entry(element));
                } catch (IOException _) {
                    // its octets can still be seen among the others
                }
            }
        }

        private static RevocationListDetails.Entry entry(DerElement element) throws IOException {
            var parts = new Parts(element.expect(DerElement.SEQUENCE));
            var serial = new SerialNumber(parts.next().integer());
            var date = Asn1.time(parts.next());
            var extensions = parts.hasNext()
                    ? new ExtensionDecoder(CertificateOutline.extensions(parts.next())).details()
                    : List.<ExtensionDetails>of();
            var reason = extensions.stream()
                    .filter(extension -> extension.oid().equals(REASON) && extension.decoded())
                    .map(ExtensionDetails::text)
                    .findFirst();
            return new RevocationListDetails.Entry(serial, date, reason, extensions, element.range());
        }
    }
}
