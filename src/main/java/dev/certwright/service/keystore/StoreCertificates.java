package dev.certwright.service.keystore;

import dev.certwright.model.PkiException;
import dev.certwright.model.certificate.CertificateDetails;
import dev.certwright.model.certificate.EncodedCertificate;
import dev.certwright.model.keystore.Bag;
import dev.certwright.model.keystore.Pkcs12Structure;
import dev.certwright.pki.certificate.CertificateReader;
import dev.certwright.pki.certificate.NameComparison;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The certificates in a container, read.
///
/// @param all in the order of the container; those that cannot be read are left out
record StoreCertificates(Map<Bag, CertificateDetails> all) {
    static StoreCertificates of(Pkcs12Structure structure, CertificateReader reader) {
        var all = new LinkedHashMap<Bag, CertificateDetails>();
        for (var bag : structure.bags()) {
            if (bag.certificate().isPresent()) {
                try {
                    all.put(bag, reader.read(bag.certificate().get()));
                } catch (PkiException _) {
                    // shown as broken
                }
            }
        }
        return new StoreCertificates(all);
    }

    Optional<CertificateDetails> of(Bag bag) {
        return Optional.ofNullable(all.get(bag));
    }

    Optional<CertificateDetails> of(EncodedCertificate certificate) {
        return all.values().stream()
                .filter(details -> details.certificate().equals(certificate))
                .findFirst();
    }

    /// The certificate, its issuer, and so on as far as the container goes.
    List<CertificateDetails> chain(CertificateDetails first) {
        var chain = new ArrayList<CertificateDetails>();
        var next = Optional.of(first);
        while (next.isPresent() && !chain.contains(next.get())) {
            chain.add(next.get());
            next = next.filter(c -> !c.selfIssued()).flatMap(this::issuer);
        }
        return chain;
    }

    private Optional<CertificateDetails> issuer(CertificateDetails issued) {
        return all.values().stream()
                .filter(candidate -> NameComparison.same(candidate.subject(), issued.issuer()))
                .findFirst();
    }
}
