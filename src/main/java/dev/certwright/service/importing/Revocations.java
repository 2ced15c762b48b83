package dev.certwright.service.importing;

import dev.certwright.model.inventory.Revocation;
import dev.certwright.pki.certificate.RevocationRecords;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Brings together what the lists of issued certificates, XCA and revocation lists say about revocation.
final class Revocations {
    /// A revocation.
    ///
    /// @param onlyListed said by a revocation list and by nothing else
    record Merged(Revocation revocation, String source, boolean onlyListed) {}

    /// What is known of the lists of one CA.
    ///
    /// @param number of the latest one; zero when none has a number
    record Latest(Signer issuer, BigInteger number, Optional<RevocationRecords> records, String source) {}

    /// By CA, which is one object for one CA, and serial number.
    final Map<Object, Map<BigInteger, Merged>> revoked = new LinkedHashMap<>();

    final Map<Object, Latest> latest = new LinkedHashMap<>();
    final Map<Object, Signer> issuers = new HashMap<>();

    private final Material material;
    private final Kinship kinship;

    Revocations(Material material, Kinship kinship, Ledgers ledgers) {
        this.material = material;
        this.kinship = kinship;
        for (var one : ledgers.statements) {
            put(one.issuer(), one.serial(), new Merged(one.revocation(), one.source(), false));
        }
        for (var one : material.stated) {
            var authority = material.certificates.get(one.authority());
            if (authority != null && one.reason() != 8) {
                put(
                        new Signer.Found(authority),
                        one.serial(),
                        new Merged(new Revocation(one.at(), Ledgers.reason(one.reason())), one.source(), false));
            }
        }
        material.lists.forEach(this::list);
        ledgers.nextNumbers.forEach(
                (authority, next) -> number(new Signer.Found(authority), next.subtract(BigInteger.ONE), "crlnumber"));
        material.listNumbers.forEach((certificate, number) -> {
            var authority = material.certificates.get(certificate);
            if (authority != null) {
                number(new Signer.Found(authority), number, authority.source());
            }
        });
    }

    /// One object for one CA.
    static Object key(Signer issuer) {
        return switch (issuer) {
            case Signer.Found(var found) -> found.certificate();
            case Signer.Held(var id, var _) -> id;
            case Signer.Itself(), Signer.Nobody() -> issuer;
        };
    }

    private void put(Signer issuer, BigInteger serial, Merged merged) {
        issuers.putIfAbsent(key(issuer), issuer);
        revoked.computeIfAbsent(key(issuer), _ -> new LinkedHashMap<>()).putIfAbsent(serial, merged);
    }

    private void list(Material.FoundList found) {
        var records = found.records();
        if (records.partial()) {
            material.remark(found.source(), "adopt.note.listPartial");
            return;
        }
        var issuer = kinship.signer(records.issuer(), records.der());
        if (issuer instanceof Signer.Nobody) {
            material.remark(
                    found.source(), "adopt.note.listUnsigned", records.issuer().toString());
            return;
        }
        for (var one : records.revoked()) {
            put(
                    issuer,
                    one.serial(),
                    new Merged(new Revocation(one.at(), Ledgers.reason(one.reason())), found.source(), true));
        }
        var number = records.number().orElse(BigInteger.ZERO);
        latest.merge(
                key(issuer),
                new Latest(issuer, number, Optional.of(records), found.source()),
                (a, b) -> new Latest(issuer, a.number().max(b.number()), later(a, b), a.source()));
    }

    private static Optional<RevocationRecords> later(Latest a, Latest b) {
        if (a.records().isEmpty() || b.records().isEmpty()) {
            return a.records().or(b::records);
        }
        return b.records().get().thisUpdate().isAfter(a.records().get().thisUpdate()) ? b.records() : a.records();
    }

    private void number(Signer issuer, BigInteger number, String source) {
        if (number.signum() > 0) {
            latest.merge(
                    key(issuer),
                    new Latest(issuer, number, Optional.empty(), source),
                    (a, b) -> new Latest(issuer, a.number().max(b.number()), a.records(), a.source()));
        }
    }

    Optional<Merged> of(Signer issuer, BigInteger serial) {
        return Optional.ofNullable(revoked.getOrDefault(key(issuer), Map.of()).get(serial));
    }
}
