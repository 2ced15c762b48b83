package dev.certwright.service.inspection;

import dev.certwright.model.certificate.CertificationRequestDetails;
import dev.certwright.model.certificate.PublicKeyDetails;
import dev.certwright.model.certificate.RevocationListDetails;
import dev.certwright.model.inspection.Fact;
import dev.certwright.model.name.GeneralName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// The lines of an overview.
final class Facts {
    private final List<Fact> facts = new ArrayList<>();

    static List<Fact> of(CertificationRequestDetails request) {
        var facts = new Facts();
        facts.add("subject", request.subject().toString());
        facts.names(request.subjectAltNames());
        facts.add("public-key", request.publicKey().label());
        facts.add("signature-algorithm", request.signatureAlgorithm());
        facts.add("signature", request.signatureValid() ? "valid" : "not valid");
        facts.add("spki-sha256", request.publicKey().spkiSha256().toString());
        return facts.facts;
    }

    static List<Fact> of(RevocationListDetails list) {
        var facts = new Facts();
        facts.add("issuer", list.issuer().toString());
        facts.add("this-update", list.thisUpdate().toString());
        list.nextUpdate().ifPresent(at -> facts.add("next-update", at.toString()));
        facts.add("signature-algorithm", list.signatureAlgorithm());
        facts.add("revoked", Integer.toString(list.revoked()));
        return facts.facts;
    }

    static List<Fact> of(PublicKeyDetails key) {
        var facts = new Facts();
        facts.add("public-key", key.label());
        facts.add("spki-sha256", key.spkiSha256().toString());
        return facts.facts;
    }

    /// @param fits the certificate it belongs to, in words
    static List<Fact> of(Inspected.Item.PrivateKey key, Optional<String> fits) {
        var facts = new Facts();
        facts.alias(key.alias());
        facts.add("private-key", key.label());
        fits.ifPresent(certificate -> facts.add("belongs-to", certificate));
        key.spki().ifPresent(spki -> facts.add("spki-sha256", spki.toString()));
        return facts.facts;
    }

    /// What a container says about an item, for things of which nothing else is known.
    ///
    /// @param more what is known besides
    static List<Fact> of(String kind, String label, Optional<String> alias, List<Fact> more) {
        var facts = new Facts();
        facts.add("kind", kind);
        facts.alias(alias);
        if (!label.isEmpty() && more.stream().noneMatch(f -> f.value().equals(label))) {
            facts.add("label", label);
        }
        facts.facts.addAll(more);
        return facts.facts;
    }

    private void names(List<GeneralName> names) {
        if (!names.isEmpty()) {
            add("names", names.stream().map(GeneralName::typed).collect(Collectors.joining(", ")));
        }
    }

    private void alias(Optional<String> alias) {
        alias.ifPresent(name -> add("alias", name));
    }

    private void add(String id, String value) {
        facts.add(new Fact(id, value));
    }
}
