package dev.certwright.pki.certificate;

import dev.certwright.model.certificate.EncodedCertificate;
import dev.certwright.model.certificate.OcspResponseDetails;
import dev.certwright.model.certificate.OcspResponseDetails.Answer;
import dev.certwright.model.certificate.OcspResponseDetails.Body;
import dev.certwright.model.inspection.Fact;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// Says what an OCSP response says, line by line.
public final class OcspResponseFacts {
    /// How many answers are told as facts; all of them are in the details.
    private static final int MOST = 100;

    private OcspResponseFacts() {}

    /// The facts about the response, then about each certificate that it is about.
    ///
    /// @param der what the details were read from
    public static List<Fact> of(OcspResponseDetails details, byte[] der) {
        var facts = new FactList().add("response-status", details.status());
        details.body().ifPresent(body -> add(facts, body));
        return facts.fingerprints(der, Optional.empty()).facts();
    }

    private static void add(FactList facts, Body body) {
        facts.add("responder", body.responder()).add("produced-at", ValueText.moment(body.producedAt()));
        if (body.count() != 1) {
            facts.add("answers", Integer.toString(body.count()));
        }
        body.answers().stream().limit(MOST).forEach(answer -> add(facts, answer));
        facts.add("signature", body.signatureAlgorithm());
        var fits = switch (body.signature()) {
            case FITS -> "✔";
            case FITS_NONE -> "✖";
            case NO_CERTIFICATE -> "";
        };
        if (!fits.isEmpty()) {
            facts.add(
                    "responder-certificate",
                    fits + " "
                            + body.included().stream()
                                    .map(EncodedCertificate::sha256)
                                    .map(Object::toString)
                                    .collect(Collectors.joining(", ")));
        }
    }

    private static void add(FactList facts, Answer answer) {
        facts.add("serial-number", answer.serialNumber().toString(), answer.where())
                .add("certificate-status", answer.status().name().toLowerCase(Locale.ROOT), answer.where());
        answer.revocation().ifPresent(revocation -> {
            facts.add("revocation-date", ValueText.moment(revocation.at()), answer.where());
            revocation.reason().ifPresent(reason -> facts.add("revocation-reason", reason, answer.where()));
        });
        facts.add("this-update", ValueText.moment(answer.thisUpdate()), answer.where());
        answer.nextUpdate().ifPresent(moment -> facts.add("next-update", ValueText.moment(moment), answer.where()));
    }
}
