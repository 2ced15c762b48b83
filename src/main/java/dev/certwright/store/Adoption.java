package dev.certwright.store;

import dev.certwright.model.Bytes;
import dev.certwright.model.SecretBytes;
import dev.certwright.model.inventory.EntryId;
import dev.certwright.model.inventory.Revocation;
import dev.certwright.store.NewEntry.IssuedBy;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What comes over from another CA into the vault: all of it or nothing.
///
/// @param entries     new certificates
/// @param keys        private keys (PKCS #8) for entries that have none; the caller closes them
/// @param links       entries whose issuer is in the vault from now on
/// @param revocations what the CAs have revoked
/// @param lists       the latest revocation list of a CA
/// @param usedSerials what a CA has given to certificates that nobody has any more
public record Adoption(
        List<NewEntry> entries,
        Map<EntryId, SecretBytes> keys,
        List<Link> links,
        List<Revoked> revocations,
        List<LatestList> lists,
        List<UsedSerial> usedSerials) {
    public Adoption {
        entries = List.copyOf(entries);
        keys = Map.copyOf(keys);
        links = List.copyOf(links);
        revocations = List.copyOf(revocations);
        lists = List.copyOf(lists);
        usedSerials = List.copyOf(usedSerials);
    }

    /// New certificates, and entries that get an issuer.
    public static Adoption of(List<NewEntry> entries, Map<EntryId, SecretBytes> keys, List<Link> links) {
        return new Adoption(entries, keys, links, List.of(), List.of(), List.of());
    }

    /// That an entry was issued by one whose issuer it was not known to be before. Whether that is so is the caller's
    /// to know.
    public record Link(EntryId entry, IssuedBy issuer) {}

    /// A revocation, also of a certificate that is not in the vault.
    public record Revoked(IssuedBy issuer, BigInteger serial, Revocation revocation) {}

    /// A revocation list.
    ///
    /// @param number of the latest list, so that the next one goes on counting
    /// @param der    empty when only its number is known
    public record LatestList(
            IssuedBy issuer, BigInteger number, Instant thisUpdate, Optional<Instant> nextUpdate, Bytes der) {}

    /// A serial number that must not be given again.
    public record UsedSerial(IssuedBy issuer, BigInteger serial) {}

    /// How much there is to be done, in rows.
    public int size() {
        return entries.size() + keys.size() + links.size() + revocations.size() + lists.size() + usedSerials.size();
    }
}
