package dev.certwright.pki.certificate;

import dev.certwright.model.PkiException;
import dev.certwright.model.certificate.RevocationListDetails;
import dev.certwright.model.inspection.Fact;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// Says what a revocation list says, line by line.
public final class RevocationListFacts {
    private static final String NUMBER = "2.5.29.20";
    private static final String DELTA = "2.5.29.27";

    private RevocationListFacts() {}

    /// The facts about the list as a whole; its entries are in the details.
    ///
    /// @param der what the details were read from
    /// @throws PkiException.Malformed when that is no revocation list
    public static List<Fact> of(RevocationListDetails details, byte[] der) throws PkiException {
        try {
            var outline = RevocationListOutline.of(DerElement.of(der));
            var facts = new FactList()
                    .add("issuer", details.issuer().toString(), outline.issuer())
                    .add("this-update", ValueText.moment(details.thisUpdate()), outline.thisUpdate());
            if (details.nextUpdate().isPresent() && outline.nextUpdate().isPresent()) {
                facts.add(
                        "next-update",
                        ValueText.moment(details.nextUpdate().get()),
                        outline.nextUpdate().get());
            }
            var count = Integer.toString(details.revoked());
            outline.revokedCertificates()
                    .ifPresentOrElse(list -> facts.add("revoked", count, list), () -> facts.add("revoked", count));
            return facts.add("signature", details.signatureAlgorithm(), outline.signatureAlgorithm())
                    .extension("crl-number", NUMBER, details.extensions())
                    .extension("base-crl-number", DELTA, details.extensions())
                    .extension("authority-key-identifier", ObjectNames.AUTHORITY_KEY_IDENTIFIER, details.extensions())
                    .add("version", version(outline))
                    .fingerprints(der, Optional.empty())
                    .facts();
        } catch (IOException e) {
            throw new PkiException.Malformed("CRL", e);
        }
    }

    private static String version(RevocationListOutline outline) throws IOException {
        return outline.version().isEmpty()
                ? "v1"
                : "v" + outline.version().get().integer().add(java.math.BigInteger.ONE);
    }
}
