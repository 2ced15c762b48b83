package dev.certwright.service.importing;

import dev.certwright.model.inventory.Revocation;
import dev.certwright.model.inventory.RevocationReason;
import dev.certwright.pki.encoding.OpenSslIndex;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Ties the lists of what was issued to the certificates: whose list it is, and which row speaks of which of them.
final class Ledgers {
    /// That a CA revoked a serial number.
    record Statement(Signer issuer, BigInteger serial, Revocation revocation, String source) {}

    /// That a CA gave a serial number whose certificate is not there.
    record Lost(Signer issuer, OpenSslIndex.Row row, String source) {}

    final List<Statement> statements = new ArrayList<>();
    final List<Lost> lost = new ArrayList<>();

    /// By CA: the number that its next revocation list was to have.
    final IdentityHashMap<Candidate, BigInteger> nextNumbers = new IdentityHashMap<>();

    /// Whose list each one is, as far as that can be told.
    final List<Candidate> authorities = new ArrayList<>();

    private final Material material;
    private final Kinship kinship;
    private final Map<BigInteger, List<Candidate>> bySerial = new HashMap<>();

    Ledgers(Material material, Kinship kinship) {
        this.material = material;
        this.kinship = kinship;
        for (var one : material.certificates.values()) {
            bySerial.computeIfAbsent(one.serial(), _ -> new ArrayList<>()).add(one);
        }
        material.ledgers.forEach(this::read);
    }

    private void read(Material.Ledger ledger) {
        var authority = authority(ledger);
        authority.ifPresent(authorities::add);
        if (authority.isPresent() && ledger.nextNumber().isPresent()) {
            nextNumbers.merge(authority.get(), ledger.nextNumber().get(), BigInteger::max);
        }
        if (authority.isEmpty() && !ledger.index().rows().isEmpty()) {
            material.remark(ledger.source(), "adopt.note.noAuthority");
        }
        for (var row : ledger.index().rows()) {
            var certificate = certificate(row, authority);
            var issuer = certificate
                    .map(kinship::signer)
                    .map(signer -> signer instanceof Signer.Itself ? new Signer.Found(certificate.get()) : signer)
                    .or(() -> authority.map(Signer.Found::new));
            if (issuer.isPresent() && !(issuer.get() instanceof Signer.Nobody)) {
                tie(ledger.source(), row, issuer.get(), certificate.isPresent());
            }
        }
    }

    private void tie(String source, OpenSslIndex.Row row, Signer issuer, boolean there) {
        if (row.state() == OpenSslIndex.State.REVOKED) {
            if (row.revocation().map(OpenSslIndex.Revoked::reason).orElse(0) == OpenSslIndex.Revoked.REMOVED) {
                return;
            }
            if (row.revocation().isEmpty()) {
                // revoked it is, whatever stands in the field of the date
                material.remark(source, "adopt.note.revocationDate", row.line());
            }
            var at = row.revocation().map(OpenSslIndex.Revoked::at).orElse(Instant.EPOCH);
            int reason = row.revocation().map(OpenSslIndex.Revoked::reason).orElse(0);
            statements.add(new Statement(issuer, row.serial(), new Revocation(at, reason(reason)), source));
        } else if (!there) {
            lost.add(new Lost(issuer, row, source));
        }
    }

    /// The reason of that number; what nobody defined is unspecified.
    static RevocationReason reason(int code) {
        for (var reason : RevocationReason.values()) {
            if (reason.code() == code) {
                return reason;
            }
        }
        return RevocationReason.UNSPECIFIED;
    }

    /// The certificate of the row: one of the CA with that number, or the only one with number and name.
    private Optional<Candidate> certificate(OpenSslIndex.Row row, Optional<Candidate> authority) {
        var same = bySerial.getOrDefault(row.serial(), List.of());
        var own = same.stream()
                .filter(one -> authority.isPresent() && issued(authority.get(), one))
                .findFirst();
        if (own.isPresent()) {
            return own;
        }
        var named = same.stream().filter(one -> speaksOf(row, one)).toList();
        return named.size() == 1 ? Optional.of(named.getFirst()) : Optional.empty();
    }

    private boolean issued(Candidate authority, Candidate one) {
        return switch (kinship.signer(one)) {
            case Signer.Found(var issuer) -> issuer.certificate().equals(authority.certificate());
            case Signer.Itself() -> one.certificate().equals(authority.certificate());
            case Signer.Held _, Signer.Nobody() -> false;
        };
    }

    private static boolean speaksOf(OpenSslIndex.Row row, Candidate one) {
        var name = one.subject().shortForm();
        return !name.isEmpty() && row.subject().contains(name);
    }

    /// Whose list it is: the configuration says it; else it is the one that signed most of what is listed; else the CA
    /// that lies nearest.
    private Optional<Candidate> authority(Material.Ledger ledger) {
        var named = ledger.authority().map(material.byFile::get).map(material.certificates::get);
        return named.or(() -> mostListed(ledger)).or(() -> nearest(ledger.folder()));
    }

    private Optional<Candidate> mostListed(Material.Ledger ledger) {
        var votes = new IdentityHashMap<Candidate, Integer>();
        for (var row : ledger.index().rows()) {
            for (var one : bySerial.getOrDefault(row.serial(), List.of())) {
                if (speaksOf(row, one) && kinship.signer(one) instanceof Signer.Found(var issuer)) {
                    votes.merge(issuer, 1, Integer::sum);
                }
            }
        }
        return votes.entrySet().stream().max(Map.Entry.comparingByValue()).map(Map.Entry::getKey);
    }

    private Optional<Candidate> nearest(String folder) {
        Collection<Candidate> all = material.certificates.values();
        return all.stream()
                .filter(Candidate::authority)
                .filter(one -> folder.isEmpty() || one.source().startsWith(folder + "/"))
                .min(Comparator.comparingLong((Candidate one) ->
                        one.source().chars().filter(c -> c == '/').count()));
    }
}
