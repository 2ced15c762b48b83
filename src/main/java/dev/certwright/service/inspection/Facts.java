package dev.certwright.service.inspection;

import dev.certwright.model.certificate.CertificateDetails;
import dev.certwright.model.certificate.CertificationRequestDetails;
import dev.certwright.model.certificate.KeyPurpose;
import dev.certwright.model.certificate.KeyUsage;
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

    static List<Fact> of(CertificateDetails certificate) {
        var facts = new Facts();
        facts.add("subject", certificate.subject().toString());
        facts.add("issuer", certificate.issuer().toString());
        facts.add("serial-number", certificate.serialNumber().toString());
        facts.add("not-before", certificate.validity().notBefore().toString());
        facts.add("not-after", certificate.validity().notAfter().toString());
        facts.names(certificate.subjectAltNames());
        facts.add("public-key", certificate.publicKey().label());
        facts.add("signature-algorithm", certificate.signatureAlgorithm());
        certificate
                .keyUsage()
                .ifPresent(bits -> facts.add(
                        "key-usage",
                        bits.stream().sorted().map(KeyUsage::rfcName).collect(Collectors.joining(", "))));
        certificate
                .extendedKeyUsage()
                .ifPresent(purposes -> facts.add(
                        "extended-key-usage",
                        purposes.stream().map(KeyPurpose::rfcName).collect(Collectors.joining(", "))));
        facts.add("version", Integer.toString(certificate.version()));
        facts.add("sha256", certificate.certificate().sha256().toString());
        facts.add("spki-sha256", certificate.publicKey().spkiSha256().toString());
        facts.add("sha1", certificate.certificate().sha1().toString());
        return facts.facts;
    }

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

    static List<Fact> of(PublicKeyDetails key, Optional<String> alias) {
        var facts = new Facts();
        facts.alias(alias);
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
