package dev.certwright.service.issuing;

import dev.certwright.model.Phrase;
import dev.certwright.model.certificate.CertificateTemplate;
import dev.certwright.model.issuing.CertificateOrder;
import dev.certwright.model.key.KeySpec;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/// What is worth knowing about a certificate before it is made.
final class Notes {
    private Notes() {}

    static List<Phrase> on(CertificateOrder order, CertificateTemplate template) {
        var notes = new ArrayList<Phrase>();
        long days = template.validity().days();
        if (order.key() instanceof KeySpec.Ed25519) {
            notes.add(Phrase.of("issuing.note.ed25519"));
        }
        if (order.days().isEmpty() && days < order.profile().defaultDays()) {
            var end = template.validity().notAfter().atZone(ZoneOffset.UTC).toLocalDate();
            notes.add(Phrase.of("issuing.note.shortened", end.toString()));
        }
        return notes;
    }
}
