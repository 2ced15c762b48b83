package dev.certwright.service.connection;

import dev.certwright.model.Phrase;
import dev.certwright.model.PkiException;
import dev.certwright.model.certificate.CertificateDetails;
import dev.certwright.model.certificate.KeyPurpose;
import dev.certwright.model.certificate.KeyUsage;
import dev.certwright.model.handshake.Candidate;
import dev.certwright.model.handshake.CertificateDemand;
import dev.certwright.model.handshake.TlsVersion;
import dev.certwright.model.inventory.Entry;
import dev.certwright.model.name.DistinguishedName;
import dev.certwright.pki.certificate.NameComparison;
import dev.certwright.store.CredentialSource;
import dev.certwright.store.VaultSource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Which of the person's certificates a server would take, by what it asks for, and why not the others.
public final class Candidates {
    private final VaultSource vaults;
    private final CredentialSource credentials;

    public Candidates(VaultSource vaults, CredentialSource credentials) {
        this.vaults = vaults;
        this.credentials = credentials;
    }

    /// All certificates of the vault that have a key and are no CA's: those that suit first, the one that is valid
    /// longest first of them; then the others, the one with the least against it first. Needs no unlocking.
    ///
    /// @param version in which the server asks
    public List<Candidate> judge(CertificateDemand demand, TlsVersion version, Instant now) throws PkiException {
        record Judged(Candidate candidate, Instant notAfter) {}
        var all = new ArrayList<Judged>();
        for (var entry : vaults.get().entries()) {
            if (entry.hasPrivateKey() && !entry.details().authority()) {
                var chain =
                        credentials.chain(entry).stream().map(Entry::details).toList();
                all.add(new Judged(
                        new Candidate(entry.id(), entry.name(), reasons(chain, demand, version, now)),
                        entry.details().validity().notAfter()));
            }
        }
        return all.stream()
                .sorted(Comparator.comparingInt(
                                (Judged j) -> j.candidate().reasons().size())
                        .thenComparing(Judged::notAfter, Comparator.reverseOrder())
                        .thenComparing(j -> j.candidate().name()))
                .map(Judged::candidate)
                .toList();
    }

    /// What speaks against a certificate; empty when nothing does.
    ///
    /// @param chain the certificate, its issuer, and so on, as far as they are at hand, with the root if it is
    static List<Phrase> reasons(
            List<CertificateDetails> chain, CertificateDemand demand, TlsVersion version, Instant now) {
        var leaf = chain.getFirst();
        var reasons = new ArrayList<Phrase>();
        if (!demand.authorities().isEmpty() && chain.stream().noneMatch(c -> named(demand.authorities(), c.issuer()))) {
            reasons.add(Phrase.of(
                    chain.getLast().selfIssued() ? "handshake.candidate.issuer" : "handshake.candidate.issuerOrAbove",
                    leaf.issuer().shortForm(),
                    demand.authorities().size()));
        }
        KeyFit.refusal(leaf.publicKey(), demand.signatureAlgorithms(), version).ifPresent(reasons::add);
        dates(leaf, now, reasons);
        usage(leaf, reasons);
        return reasons;
    }

    private static boolean named(List<DistinguishedName> authorities, DistinguishedName issuer) {
        return authorities.stream().anyMatch(a -> NameComparison.same(a, issuer));
    }

    private static void dates(CertificateDetails leaf, Instant now, List<Phrase> reasons) {
        var validity = leaf.validity();
        if (now.isAfter(validity.notAfter())) {
            reasons.add(Phrase.of("handshake.candidate.expired", validity.notAfter()));
        } else if (now.isBefore(validity.notBefore())) {
            reasons.add(Phrase.of("handshake.candidate.notYet", validity.notBefore()));
        }
    }

    private static void usage(CertificateDetails leaf, List<Phrase> reasons) {
        if (leaf.extendedKeyUsage()
                .filter(p -> !p.contains(KeyPurpose.CLIENT_AUTH) && !p.contains(KeyPurpose.ANY))
                .isPresent()) {
            reasons.add(Phrase.of("handshake.candidate.noClientAuth"));
        }
        if (leaf.keyUsage().filter(u -> !u.contains(KeyUsage.DIGITAL_SIGNATURE)).isPresent()) {
            reasons.add(Phrase.of("handshake.candidate.noDigitalSignature"));
        }
    }
}
