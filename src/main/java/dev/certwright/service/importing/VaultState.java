package dev.certwright.service.importing;

import dev.certwright.model.PkiException;
import dev.certwright.model.certificate.EncodedCertificate;
import dev.certwright.model.certificate.SerialNumber;
import dev.certwright.model.inventory.Entry;
import dev.certwright.model.inventory.EntryId;
import dev.certwright.model.inventory.EntrySummary;
import dev.certwright.model.inventory.Revocation;
import dev.certwright.model.name.DistinguishedName;
import dev.certwright.pki.certificate.NameComparison;
import dev.certwright.store.Adoptions;
import dev.certwright.store.Vault;
import dev.certwright.store.VaultSource;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What the vault holds, as far as it matters to what comes from elsewhere. Only CAs, and entries whose issuer is not
/// there, are decoded.
final class VaultState {
    private final Map<String, EntrySummary> bySha256 = new HashMap<>();
    private final Map<String, EntrySummary> bySerial = new HashMap<>();
    private final Map<Object, List<Entry>> authorities = new HashMap<>();
    private final List<Entry> orphans = new ArrayList<>();
    private final Set<String> names = new HashSet<>();
    private final Map<EntryId, Map<BigInteger, Revocation>> revoked = new HashMap<>();
    private final Optional<Adoptions> adoptions;

    private VaultState() {
        adoptions = Optional.empty();
    }

    private VaultState(Vault vault) throws PkiException {
        adoptions = Optional.of(vault.adoptions());
        for (var summary : vault.summaries()) {
            names.add(summary.name());
            bySha256.put(summary.sha256(), summary);
            summary.issuer().ifPresent(id -> bySerial.put(id.value() + ":" + summary.serial(), summary));
            boolean orphan = summary.issuer().isEmpty();
            if (orphan || summary.profile().authority()) {
                var entry = vault.entry(summary.id());
                entry.ifPresent(e -> keep(e, orphan));
            }
        }
    }

    /// What is there; looking into a vault that is not there does not make it.
    static VaultState of(VaultSource vaults) throws PkiException {
        return vaults.there() ? new VaultState(vaults.get()) : new VaultState();
    }

    private void keep(Entry entry, boolean orphan) {
        authorities
                .computeIfAbsent(NameComparison.key(entry.details().subject()), _ -> new ArrayList<>())
                .add(entry);
        if (orphan) {
            orphans.add(entry);
        }
    }

    Set<String> names() {
        return Set.copyOf(names);
    }

    Optional<EntrySummary> holding(EncodedCertificate certificate) {
        return Optional.ofNullable(bySha256.get(certificate.sha256().hex()));
    }

    /// CAs, and entries without issuer, of that name.
    List<Entry> named(DistinguishedName name) {
        return authorities.getOrDefault(NameComparison.key(name), List.of());
    }

    /// Entries whose issuer is not in the vault.
    List<Entry> orphans() {
        return orphans;
    }

    /// What the issuer gave the serial number to.
    Optional<EntrySummary> serial(EntryId issuer, BigInteger serial) {
        return Optional.ofNullable(bySerial.get(issuer.value() + ":" + new SerialNumber(serial)));
    }

    Optional<Revocation> revocation(EntryId issuer, BigInteger serial) throws PkiException {
        var known = revoked.get(issuer);
        if (known == null) {
            known = adoptions.isPresent() ? adoptions.get().revoked(issuer) : Map.of();
            revoked.put(issuer, known);
        }
        return Optional.ofNullable(known.get(serial));
    }

    /// Whether the vault has that list of a CA, or a later one.
    boolean listed(EntryId issuer, BigInteger number, Optional<Instant> thisUpdate) throws PkiException {
        if (adoptions.isEmpty()) {
            return false;
        }
        var latest = adoptions.get().listNumber(issuer);
        var at = adoptions.get().listedAt(issuer);
        return latest.isPresent()
                && latest.get().compareTo(number) >= 0
                && (thisUpdate.isEmpty() || (at.isPresent() && !thisUpdate.get().isAfter(at.get())));
    }

    /// Whether the vault keeps the serial number from being given again.
    boolean used(EntryId issuer, BigInteger serial) throws PkiException {
        return adoptions.isPresent() && adoptions.get().used(issuer, serial);
    }
}
