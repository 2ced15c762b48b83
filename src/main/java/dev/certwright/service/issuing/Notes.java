package dev.certwright.service.issuing;

import dev.certwright.model.Phrase;
import dev.certwright.model.certificate.CertificateTemplate;
import dev.certwright.model.issuing.CertificateOrder;
import dev.certwright.model.key.KeySpec;
import dev.certwright.model.key.NamedCurve;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/// What is worth knowing about a certificate before it is made.
final class Notes {
    private Notes() {}

    static List<Phrase> on(CertificateOrder order, CertificateTemplate template) {
        var notes = new ArrayList<Phrase>();
        long days = template.validity().days();
        notes.addAll(on(order.key()));
        if (order.days().isEmpty() && days < order.profile().defaultDays()) {
            var end = template.validity().notAfter().atZone(ZoneOffset.UTC).toLocalDate();
            notes.add(Phrase.of("issuing.note.shortened", end.toString()));
        }
        return notes;
    }

    /// Who refuses such a key, if anybody does.
    private static List<Phrase> on(KeySpec key) {
        return switch (key) {
            case KeySpec.Rsa _ -> List.of();
            case KeySpec.Ec(var curve) ->
                curve == NamedCurve.SECP521R1 ? List.of(Phrase.of("issuing.note.p521")) : List.of();
            case KeySpec.Ed25519() -> List.of(Phrase.of("issuing.note.ed25519"));
            case KeySpec.Ed448() -> List.of(Phrase.of("issuing.note.ed448"));
            case KeySpec.MlDsa _ -> List.of(Phrase.of("issuing.note.mldsa"));
        };
    }
}
