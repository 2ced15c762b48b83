package dev.certwright.service.importing;

import dev.certwright.model.Bytes;
import dev.certwright.model.Cancellation;
import dev.certwright.model.PkiException;
import dev.certwright.model.certificate.EncodedCertificate;
import dev.certwright.model.name.DistinguishedName;
import dev.certwright.pki.certificate.NameComparison;
import dev.certwright.pki.path.IssuerSignature;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Finds out who signed what. An issuer is who signed, not who is named.
final class Kinship {
    private final IssuerSignature signatures = new IssuerSignature();
    private final VaultState vault;
    private final Map<Object, List<Candidate>> bySubject = new HashMap<>();
    private final IdentityHashMap<Candidate, Signer> signers = new IdentityHashMap<>();
    private final IdentityHashMap<Candidate, Integer> children = new IdentityHashMap<>();
    private final List<Candidate> ordered = new ArrayList<>();
    private final Set<Candidate> placed = Collections.newSetFromMap(new IdentityHashMap<>());

    Kinship(Collection<Candidate> all, VaultState vault, AdoptionProgress progress, Cancellation cancellation)
            throws PkiException.Cancelled {
        this.vault = vault;
        for (var one : all) {
            bySubject
                    .computeIfAbsent(NameComparison.key(one.subject()), _ -> new ArrayList<>())
                    .add(one);
        }
        int done = 0;
        for (var one : all) {
            cancellation.check();
            progress.at(AdoptionProgress.Stage.LINKING, done++, all.size());
            signers.put(one, find(one));
        }
        all.forEach(this::place);
        for (var one : all) {
            if (signer(one) instanceof Signer.Found(var issuer)) {
                children.merge(issuer, 1, Integer::sum);
            }
        }
    }

    Signer signer(Candidate one) {
        return signers.getOrDefault(one, new Signer.Nobody());
    }

    /// How many of those that were found it signed.
    int children(Candidate one) {
        return children.getOrDefault(one, 0);
    }

    /// All, issuers first.
    List<Candidate> ordered() {
        return ordered;
    }

    private Signer find(Candidate one) {
        if (one.selfIssued() && good(one.certificate(), one.certificate())) {
            return new Signer.Itself();
        }
        var found = named(one.issuer()).stream()
                .filter(issuer -> !issuer.certificate().equals(one.certificate()))
                .sorted(bestFirst(one))
                .filter(issuer -> good(one.certificate(), issuer.certificate()))
                .findFirst();
        return found.<Signer>map(Signer.Found::new).orElseGet(() -> held(one));
    }

    private Signer held(Candidate one) {
        return vault.named(one.issuer()).stream()
                .filter(issuer -> !issuer.certificate().equals(one.certificate()))
                .filter(issuer -> good(one.certificate(), issuer.certificate()))
                .findFirst()
                .<Signer>map(issuer -> new Signer.Held(issuer.id(), issuer.name()))
                .orElseGet(Signer.Nobody::new);
    }

    /// A CA that was renewed with the same key has signed with both certificates: the one counts that was valid then,
    /// else the newest.
    private static Comparator<Candidate> bestFirst(Candidate issued) {
        return Comparator.comparing((Candidate c) ->
                        !c.validity().contains(issued.validity().notBefore()))
                .thenComparing(c -> c.validity().notBefore(), Comparator.reverseOrder());
    }

    private List<Candidate> named(DistinguishedName name) {
        return bySubject.getOrDefault(NameComparison.key(name), List.of());
    }

    private boolean good(EncodedCertificate issued, EncodedCertificate issuer) {
        return signatures.check(issued, issuer) == IssuerSignature.Outcome.GOOD;
    }

    /// The CA that signed a revocation list.
    Signer signer(DistinguishedName issuer, Bytes list) {
        var found = named(issuer).stream()
                .filter(one -> signatures.check(list, one.certificate()) == IssuerSignature.Outcome.GOOD)
                .max(Comparator.comparing(one -> one.validity().notBefore()));
        if (found.isPresent()) {
            return new Signer.Found(found.get());
        }
        return vault.named(issuer).stream()
                .filter(one -> signatures.check(list, one.certificate()) == IssuerSignature.Outcome.GOOD)
                .findFirst()
                .<Signer>map(one -> new Signer.Held(one.id(), one.name()))
                .orElseGet(Signer.Nobody::new);
    }

    /// Which of those that were found signed an entry of the vault.
    Optional<Candidate> issuerOf(DistinguishedName issuer, EncodedCertificate issued) {
        return named(issuer).stream()
                .filter(one -> !one.certificate().equals(issued))
                .filter(one -> good(issued, one.certificate()))
                .findFirst();
    }

    /// Places the issuers of a certificate, then the certificate. Two that signed each other are cut apart.
    private void place(Candidate one) {
        var path = new ArrayList<Candidate>();
        var next = Optional.of(one);
        while (next.isPresent() && placed.add(next.get())) {
            path.add(next.get());
            next = signer(next.get()) instanceof Signer.Found(var issuer) ? Optional.of(issuer) : Optional.empty();
        }
        if (next.isPresent() && !path.isEmpty() && path.contains(next.get())) {
            signers.put(path.getLast(), new Signer.Nobody());
        }
        ordered.addAll(path.reversed());
    }
}
