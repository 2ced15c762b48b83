package dev.certwright.pki.certificate;

import dev.certwright.model.PkiException;
import dev.certwright.model.certificate.CertificationRequestDetails;
import dev.certwright.model.inspection.Fact;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// Says what a certification request asks for, line by line.
public final class RequestFacts {
    private RequestFacts() {}

    /// The facts, as of a certificate where there are such.
    ///
    /// @param der what the details were read from
    /// @throws PkiException.Malformed when that is no request
    public static List<Fact> of(CertificationRequestDetails details, byte[] der) throws PkiException {
        try {
            var outline = RequestOutline.of(DerElement.of(der));
            var key = outline.subjectPublicKeyInfo();
            var facts = new FactList()
                    .add("subject", details.subject().toString(), outline.subject())
                    .add("public-key", PublicKeyFacts.summary(key), key)
                    .add("signature", details.signatureAlgorithm(), outline.signatureAlgorithm())
                    .add("possession", details.signatureValid() ? "✔" : "✖", outline.signature());
            CertificateFacts.usages(facts, details.extensions());
            for (var attribute : details.attributes()) {
                facts.add(
                        "attribute",
                        attribute.name()
                                + (attribute.decoded() ? ": " + attribute.text().replace("\n", ", ") : ""),
                        attribute.where());
            }
            return facts.fingerprints(der, Optional.of(key)).facts();
        } catch (IOException e) {
            throw new PkiException.Malformed("CSR", e);
        }
    }
}
