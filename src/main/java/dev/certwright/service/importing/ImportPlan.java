package dev.certwright.service.importing;

import dev.certwright.model.SecretBytes;
import dev.certwright.model.certificate.CertificateDetails;
import dev.certwright.model.certificate.CertificateProfile;
import dev.certwright.model.certificate.KeyPurpose;
import dev.certwright.model.inventory.Entry;
import dev.certwright.model.inventory.EntryName;
import dev.certwright.pki.certificate.NameComparison;
import dev.certwright.pki.path.IssuerSignature;
import dev.certwright.service.importing.ImportService.Found;
import dev.certwright.store.NewEntry;
import dev.certwright.store.NewEntry.IssuedBy;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Decides what certificates are called in the vault, what they are for there, and who issued them.
final class ImportPlan {
    /// Leaves room for a number behind it.
    private static final int LONGEST_NAME = EntryName.MAX_LENGTH - 8;

    private final List<Entry> present;
    private final Set<String> taken;
    private final List<CertificateDetails> planned = new ArrayList<>();
    private final IssuerSignature signatures = new IssuerSignature();

    /// @param present what the vault holds
    ImportPlan(List<Entry> present) {
        this.present = present;
        this.taken = present.stream().map(Entry::name).collect(Collectors.toCollection(HashSet::new));
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

    private boolean issued(CertificateDetails issuer, CertificateDetails issued) {
        return NameComparison.same(issuer.subject(), issued.issuer()) && signed(issued, issuer);
    }

    private boolean signed(CertificateDetails issued, CertificateDetails issuer) {
        return signatures.check(issued.certificate(), issuer.certificate()) == IssuerSignature.Outcome.GOOD;
    }

    private static CertificateProfile profile(CertificateDetails details, IssuedBy issuer) {
        if (details.authority()) {
            return issuer instanceof IssuedBy.Itself ? CertificateProfile.ROOT_CA : CertificateProfile.INTERMEDIATE_CA;
        }
        var purposes = details.extendedKeyUsage().orElse(List.of());
        if (purposes.contains(KeyPurpose.SERVER_AUTH)) {
            return CertificateProfile.SERVER;
        }
        return purposes.isEmpty() && !details.subjectAltNames().isEmpty()
                ? CertificateProfile.SERVER
                : CertificateProfile.CLIENT;
    }

    private String name(Found found) {
        var wanted = found.alias()
                .flatMap(ImportPlan::usable)
                .orElseGet(() -> usable(found.details().shortName())
                        .orElseGet(() -> found.details().serialNumber().toString()));
        var name = wanted;
        for (int n = 2; !taken.add(name); n++) {
            name = wanted + " " + n;
        }
        return name;
    }

    /// What a stranger wrote, fit for a name; empty when nothing is left of it.
    private static Optional<String> usable(String text) {
        var printable = text.codePoints()
                .filter(c -> !Character.isISOControl(c))
                .limit(LONGEST_NAME)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .strip();
        return printable.isEmpty() ? Optional.empty() : Optional.of(printable);
    }
}
