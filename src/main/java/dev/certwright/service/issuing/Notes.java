package dev.certwright.service.issuing;

import dev.certwright.model.Phrase;
import dev.certwright.model.certificate.CertificateProfile;
import dev.certwright.model.certificate.CertificateTemplate;
import dev.certwright.model.certificate.KeyUsage;
import dev.certwright.model.issuing.CertificateOrder;
import dev.certwright.model.key.KeySpec;
import dev.certwright.model.name.GeneralName;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/// What is worth knowing about a certificate before it is made.
final class Notes {
    /// Longest validity of a TLS server certificate that Apple's systems accept, in days, private CAs included
    /// (Apple support article 103769).
    private static final int APPLE_MAX_DAYS = 825;

    private Notes() {}

    static List<Phrase> on(CertificateOrder order, CertificateTemplate template) {
        var notes = new ArrayList<Phrase>();
        boolean server = order.profile() == CertificateProfile.SERVER;
        long days = template.validity().days();
        if (order.key() instanceof KeySpec.Ed25519) {
            notes.add(Phrase.of("issuing.note.ed25519"));
        }
        if (order.days().isEmpty() && days < order.profile().defaultDays()) {
            var end = template.validity().notAfter().atZone(ZoneOffset.UTC).toLocalDate();
            notes.add(Phrase.of("issuing.note.shortened", end.toString()));
        }
        if (server && days > APPLE_MAX_DAYS) {
            notes.add(Phrase.of("issuing.note.appleDays", APPLE_MAX_DAYS));
        }
        if (server && template.subjectAltNames().stream().noneMatch(GeneralName.Dns.class::isInstance)) {
            notes.add(Phrase.of("issuing.note.noDnsName"));
        }
        if (!(order.key() instanceof KeySpec.Rsa) && template.keyUsage().contains(KeyUsage.KEY_ENCIPHERMENT)) {
            notes.add(Phrase.of("issuing.note.keyEncipherment"));
        }
        return notes;
    }
}
