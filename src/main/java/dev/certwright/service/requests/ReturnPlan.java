package dev.certwright.service.requests;

import dev.certwright.model.PkiException;
import dev.certwright.model.SecretBytes;
import dev.certwright.model.certificate.CertificateDetails;
import dev.certwright.model.certificate.CertificateProfile;
import dev.certwright.model.inventory.Entry;
import dev.certwright.pki.certificate.NameComparison;
import dev.certwright.pki.path.IssuerSignature;
import dev.certwright.store.NewEntry;
import dev.certwright.store.NewEntry.IssuedBy;
import dev.certwright.store.Vault;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Decides which certificates of a chain that came back become entries, and who issued them. An issuer is who signed,
/// not who is named; what is in the vault already comes before what is in the file.
final class ReturnPlan {
    private final Vault vault;
    private final List<CertificateDetails> file;
    private final IssuerSignature signatures = new IssuerSignature();
    private final List<Entry> authorities = new ArrayList<>();
    private final List<NewEntry> entries = new ArrayList<>();
    private final Set<String> taken = new HashSet<>();
    private final Set<CertificateDetails> visited = new HashSet<>();

    /// @param file what came back, in any order
    ReturnPlan(Vault vault, List<CertificateDetails> file) throws PkiException {
        this.vault = vault;
        this.file = file;
        for (var summary : vault.summaries()) {
            if (summary.profile().authority()) {
                vault.entry(summary.id()).ifPresent(authorities::add);
            }
        }
    }

    /// The certificate as an entry with its key, behind those above it that are new.
    ///
    /// @param name    wanted
    /// @param secret  the caller's to close
    List<NewEntry> entries(CertificateDetails own, String name, CertificateProfile profile, SecretBytes secret)
            throws PkiException {
        visited.add(own);
        var issuedBy = issuer(own);
        entries.add(new NewEntry(freeName(name), profile, own.certificate(), issuedBy, Optional.of(secret)));
        return List.copyOf(entries);
    }

    private IssuedBy issuer(CertificateDetails issued) throws PkiException {
        for (var authority : authorities) {
            if (issued(authority.details(), issued)) {
                return new IssuedBy.Known(authority.id());
            }
        }
        for (var candidate : file) {
            if (candidate.authority() && issued(candidate, issued) && visited.add(candidate)) {
                return new IssuedBy.Before(planned(candidate));
            }
        }
        return new IssuedBy.Outsider();
    }

    private boolean issued(CertificateDetails issuer, CertificateDetails issued) {
        return NameComparison.same(issuer.subject(), issued.issuer())
                && signatures.check(issued.certificate(), issuer.certificate()) == IssuerSignature.Outcome.GOOD;
    }

    /// Plans a CA of the file, behind its own issuers.
    ///
    /// @return its place among the new entries
    private int planned(CertificateDetails authority) throws PkiException {
        boolean root = authority.selfIssued() && issued(authority, authority);
        var issuedBy = root ? new IssuedBy.Itself() : issuer(authority);
        var name = freeName(authority.shortName());
        taken.add(name);
        entries.add(new NewEntry(
                name,
                root ? CertificateProfile.ROOT_CA : CertificateProfile.INTERMEDIATE_CA,
                authority.certificate(),
                issuedBy,
                Optional.empty()));
        return entries.size() - 1;
    }

    private String freeName(String wanted) throws PkiException {
        return FreeName.of(
                wanted, name -> taken.contains(name) || vault.entry(name).isPresent());
    }
}
