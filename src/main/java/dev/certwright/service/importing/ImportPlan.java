package dev.certwright.service.importing;

import dev.certwright.model.SecretBytes;
import dev.certwright.model.certificate.CertificateDetails;
import dev.certwright.model.certificate.CertificateProfile;
import dev.certwright.model.inventory.Entry;
import dev.certwright.pki.certificate.NameComparison;
import dev.certwright.pki.path.IssuerSignature;
import dev.certwright.service.importing.ImportService.Found;
import dev.certwright.store.Adoption;
import dev.certwright.store.NewEntry;
import dev.certwright.store.NewEntry.IssuedBy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Decides what certificates are called in the vault, what they are for there, and who issued them.
final class ImportPlan {
    private final List<Entry> present;
    private final NewNames names;
    private final List<CertificateDetails> planned = new ArrayList<>();
    private final IssuerSignature signatures = new IssuerSignature();

    /// @param present what the vault holds
    ImportPlan(List<Entry> present) {
        this.present = present;
        this.names = new NewNames(present.stream().map(Entry::name).collect(Collectors.toSet()));
    }

    /// The entry that holds the certificate already.
    Optional<Entry> known(CertificateDetails details) {
        return present.stream()
                .filter(e -> e.certificate().equals(details.certificate()))
                .findFirst();
    }

    /// Plans an entry. Those that may have issued it must have been planned before.
    NewEntry entry(Found found, Optional<SecretBytes> key) {
        var details = found.details();
        var issuer = issuer(details);
        planned.add(details);
        return new NewEntry(name(found), profile(details, issuer), details.certificate(), issuer, key);
    }

    /// An issuer is who signed, not who is named.
    private IssuedBy issuer(CertificateDetails details) {
        if (details.selfIssued() && signed(details, details)) {
            return new IssuedBy.Itself();
        }
        for (int i = 0; i < planned.size(); i++) {
            if (issued(planned.get(i), details)) {
                return new IssuedBy.Before(i);
            }
        }
        return present.stream()
                .filter(e -> issued(e.details(), details))
                .findFirst()
                .<IssuedBy>map(e -> new IssuedBy.Known(e.id()))
                .orElseGet(IssuedBy.Outsider::new);
    }

    /// Entries of the vault whose issuer was not there and comes now.
    List<Adoption.Link> links() {
        var links = new ArrayList<Adoption.Link>();
        for (var entry : present) {
            for (int i = 0; entry.issuer().isEmpty() && i < planned.size(); i++) {
                if (issued(planned.get(i), entry.details())) {
                    links.add(new Adoption.Link(entry.id(), new IssuedBy.Before(i)));
                    break;
                }
            }
        }
        return links;
    }

    private boolean issued(CertificateDetails issuer, CertificateDetails issued) {
        return NameComparison.same(issuer.subject(), issued.issuer()) && signed(issued, issuer);
    }

    private boolean signed(CertificateDetails issued, CertificateDetails issuer) {
        return signatures.check(issued.certificate(), issuer.certificate()) == IssuerSignature.Outcome.GOOD;
    }

    private static CertificateProfile profile(CertificateDetails details, IssuedBy issuer) {
        return ProfileGuess.of(Candidate.of(details, Optional.empty(), ""), issuer instanceof IssuedBy.Itself);
    }

    private String name(Found found) {
        return names.give(
                found.alias().flatMap(NewNames::usable).orElseGet(found.details()::shortName),
                found.details().serialNumber().toString());
    }
}
