package dev.certwright.service.revocation;

import dev.certwright.model.Phrase;
import dev.certwright.model.PkiException;
import dev.certwright.model.certificate.KeyUsage;
import dev.certwright.model.certificate.SerialNumber;
import dev.certwright.model.inventory.CrlDue;
import dev.certwright.model.inventory.CrlStatus;
import dev.certwright.model.inventory.Entry;
import dev.certwright.model.inventory.EntryId;
import dev.certwright.model.inventory.Revocation;
import dev.certwright.model.inventory.RevocationOutcome;
import dev.certwright.model.inventory.RevocationReason;
import dev.certwright.model.inventory.RevokedCertificate;
import dev.certwright.pki.certificate.RevocationListIssuer;
import dev.certwright.pki.encoding.ContentReader;
import dev.certwright.store.CredentialSource;
import dev.certwright.store.FileAccess;
import dev.certwright.store.Revocations;
import dev.certwright.store.VaultSource;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// Revokes certificates of the vault's CAs, and publishes their revocation lists.
public final class RevocationService {
    /// How long a list holds unless somebody says otherwise.
    public static final Duration STANDARD_LASTING = Duration.ofDays(7);

    /// How long before its end a list is called due.
    public static final Duration SOON = Duration.ofDays(2);

    private static final Duration LONGEST_LASTING = Duration.ofDays(3660);
    private static final int ATTEMPTS = 5;
    private static final Set<CrlStatus.State> DUE =
            Set.of(CrlStatus.State.BEHIND, CrlStatus.State.DUE, CrlStatus.State.OVERDUE);

    private final VaultSource vaults;
    private final CredentialSource credentials;
    private final RevocationListIssuer issuer;
    private final ListFile files;
    private final InstantSource clock;

    public RevocationService(
            VaultSource vaults,
            CredentialSource credentials,
            RevocationListIssuer issuer,
            FileAccess files,
            ContentReader content,
            InstantSource clock) {
        this.vaults = vaults;
        this.credentials = credentials;
        this.issuer = issuer;
        this.files = new ListFile(files, content);
        this.clock = clock;
    }

    /// How a list is to be published.
    ///
    /// @param lasting   until the next one; cut off where the CA's certificate ends
    /// @param der       without the armour of PEM
    /// @param overwrite whether a file there may be replaced that is no older list of the same CA
    public record Publication(Path file, Duration lasting, boolean der, boolean overwrite) {}

    /// A list that was published.
    ///
    /// @param shortened whether it ends with the CA's certificate, earlier than was asked for
    public record PublishedList(
            Path file, BigInteger number, Instant thisUpdate, Instant nextUpdate, int revoked, boolean shortened) {}

    /// Revokes a certificate of the vault. Needs no key: it takes effect when a list is published, or a responder
    /// asked.
    ///
    /// @param at when it became invalid; empty for now
    /// @throws PkiException.InvalidInput      when its issuer is not in the vault, it is a root, or the date is to
    /// come
    /// @throws PkiException.PrivateKeyMissing when the vault lacks the key of its issuer
    public RevocationOutcome revoke(Entry entry, RevocationReason reason, Optional<Instant> at) throws PkiException {
        return revokeAll(List.of(entry), reason, at).getFirst();
    }

    /// Revokes several, all of those of one CA or none.
    ///
    /// @return in the same order
    public List<RevocationOutcome> revokeAll(List<Entry> entries, RevocationReason reason, Optional<Instant> at)
            throws PkiException {
        var byAuthority = new LinkedHashMap<EntryId, List<SerialNumber>>();
        for (var entry : entries) {
            var authority = requireRevocable(entry);
            requireDate(at, entry);
            byAuthority
                    .computeIfAbsent(authority.id(), _ -> new ArrayList<>())
                    .add(entry.details().serialNumber());
        }
        var outcomes = new LinkedHashMap<Named, RevocationOutcome>();
        for (var one : byAuthority.entrySet()) {
            for (var outcome : revocations().revoke(one.getKey(), one.getValue(), revocation(reason, at))) {
                outcomes.put(new Named(one.getKey(), outcome.serialNumber()), outcome);
            }
        }
        var ordered = new ArrayList<RevocationOutcome>();
        for (var entry : entries) {
            var named = new Named(entry.issuer().orElseThrow(), entry.details().serialNumber());
            ordered.add(Objects.requireNonNull(outcomes.get(named)));
        }
        return ordered;
    }

    private record Named(EntryId authority, SerialNumber serialNumber) {}

    /// Revokes a certificate that the vault does not hold.
    ///
    /// @param authority the CA that issued it
    public RevocationOutcome revoke(
            Entry authority, SerialNumber serialNumber, RevocationReason reason, Optional<Instant> at)
            throws PkiException {
        requireKeyHolder(authority);
        requireDate(at, authority);
        if (serialNumber.equals(authority.details().serialNumber()) && authority.root()) {
            throw violation("revocation.root", authority.name());
        }
        return revocations()
                .revoke(authority.id(), List.of(serialNumber), revocation(reason, at))
                .getFirst();
    }

    private Revocation revocation(RevocationReason reason, Optional<Instant> at) {
        return new Revocation(at.orElseGet(clock::instant).truncatedTo(ChronoUnit.SECONDS), reason);
    }

    /// Takes a hold back.
    ///
    /// @throws PkiException.InvalidInput when the certificate is not revoked, or for good
    public void release(Entry entry) throws PkiException {
        var authority = requireRevocable(entry);
        revocations().release(authority.id(), entry.details().serialNumber());
    }

    private Entry requireRevocable(Entry entry) throws PkiException {
        if (entry.root()) {
            throw violation("revocation.root", entry.name());
        }
        var authority = entry.issuer().isEmpty()
                ? Optional.<Entry>empty()
                : vaults.get().entry(entry.issuer().get());
        if (authority.isEmpty()) {
            throw violation("revocation.outsider", entry.name());
        }
        requireKeyHolder(authority.get());
        return authority.get();
    }

    static void requireKeyHolder(Entry authority) throws PkiException {
        if (!authority.details().authority()) {
            throw violation("revocation.notAnAuthority", authority.name());
        }
        if (!authority.hasPrivateKey()) {
            throw violation("revocation.noKey", authority.name());
        }
    }

    private void requireDate(Optional<Instant> at, Entry entry) throws PkiException {
        if (at.isEmpty()) {
            return;
        }
        if (at.get().isAfter(clock.instant())) {
            throw violation("revocation.future", at.get());
        }
        var beginning = entry.details().validity().notBefore();
        if (at.get().isBefore(beginning)) {
            throw violation("revocation.beforeBeginning", at.get(), entry.name(), beginning);
        }
    }

    /// Everything that a CA has revoked, by date.
    public List<RevokedCertificate> revoked(EntryId authority) throws PkiException {
        return revocations().revoked(authority);
    }

    /// Publishes a new list of a CA. It is kept in the vault before it is written to the file.
    ///
    /// @throws PkiException.InvalidInput when the CA may not sign lists, has no key here, has ended, or the time is
    /// odd
    /// @throws PkiException.VaultLocked  when its key is locked
    /// @throws PkiException.FileExists   when something else is in the file
    public PublishedList publish(Entry authority, Publication publication) throws PkiException {
        var now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        requireSigner(authority, now);
        if (!publication.lasting().isPositive() || publication.lasting().compareTo(LONGEST_LASTING) > 0) {
            throw violation("revocation.lasting", LONGEST_LASTING.toDays());
        }
        boolean replace = publication.overwrite() || files.replaces(publication.file(), authority, now);
        var end = authority.details().validity().notAfter();
        var wanted = now.plus(publication.lasting());
        var nextUpdate = wanted.isAfter(end) ? end : wanted;
        var key = credentials.privateKey(authority);
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            var snapshot = revocations().snapshot(authority.id());
            var heading = new RevocationListIssuer.Heading(snapshot.nextNumber(), now, nextUpdate);
            var der = issuer.issue(heading, lines(snapshot), authority.certificate(), key);
            var list = new Revocations.Published(heading.number(), now, Optional.of(nextUpdate), der);
            if (revocations().keep(authority.id(), snapshot, list)) {
                files.write(publication.file(), der, publication.der(), replace);
                return new PublishedList(
                        publication.file(),
                        heading.number(),
                        now,
                        nextUpdate,
                        snapshot.revoked().size(),
                        wanted.isAfter(end));
            }
        }
        throw new PkiException.VaultBusy(
                vaults.get().location(), new IllegalStateException("others publish all the time"));
    }

    private static Iterable<RevocationListIssuer.Revoked> lines(Revocations.Snapshot snapshot) {
        return () -> snapshot.revoked().stream()
                .map(one -> new RevocationListIssuer.Revoked(one.serialNumber(), one.revocation()))
                .iterator();
    }

    /// Refuses a CA that cannot sign lists.
    private static void requireSigner(Entry authority, Instant now) throws PkiException {
        requireKeyHolder(authority);
        var usage = authority.details().keyUsage();
        if (usage.isPresent() && !usage.get().contains(KeyUsage.CRL_SIGN)) {
            throw violation("revocation.noCrlSign", authority.name());
        }
        var end = authority.details().validity().notAfter();
        if (!now.isBefore(end)) {
            throw violation("revocation.ended", authority.name(), end);
        }
    }

    /// How every CA with its key in the vault stands with its lists, by name.
    public List<CrlStatus> statuses() throws PkiException {
        if (!vaults.there()) {
            return List.of();
        }
        var statuses = new ArrayList<CrlStatus>();
        for (var summary : vaults.get().summaries()) {
            if (summary.profile().authority() && summary.hasPrivateKey()) {
                statuses.add(status(summary.id(), summary.name()));
            }
        }
        return statuses;
    }

    /// How a CA stands with its lists.
    public CrlStatus status(EntryId authority, String name) throws PkiException {
        var latest = revocations().latestHeading(authority);
        return new CrlStatus(
                authority,
                name,
                latest.map(Revocations.Published::number),
                latest.map(Revocations.Published::thisUpdate),
                latest.flatMap(Revocations.Published::nextUpdate),
                revocations().count(authority),
                revocations().pending(authority));
    }

    /// The CAs whose list ends within that time or lacks something, the most urgent first. One that has ended itself
    /// has nothing to publish any more.
    public List<CrlDue> due(Duration within) throws PkiException {
        var now = clock.instant();
        var due = new ArrayList<CrlDue>();
        for (var id : vaults.there() ? revocations().authorities() : List.<EntryId>of()) {
            var authority = vaults.get().entry(id).filter(Entry::hasPrivateKey);
            if (authority.isPresent()
                    && now.isBefore(authority.get().details().validity().notAfter())) {
                var status = status(id, authority.get().name());
                if (DUE.contains(status.state(now, now.plus(within)))) {
                    due.add(new CrlDue(id, status.name(), status.nextUpdate(), status.pending()));
                }
            }
        }
        due.sort(Comparator.comparing(one -> one.nextUpdate().orElse(Instant.MAX)));
        return List.copyOf(due);
    }

    public Instant now() {
        return clock.instant();
    }

    private Revocations revocations() throws PkiException {
        return vaults.get().revocations();
    }

    private static PkiException.InvalidInput violation(String key, Object... arguments) {
        return new PkiException.InvalidInput(Phrase.of(key, arguments));
    }
}
