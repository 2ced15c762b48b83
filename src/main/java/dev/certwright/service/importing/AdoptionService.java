package dev.certwright.service.importing;

import dev.certwright.model.Bytes;
import dev.certwright.model.Cancellation;
import dev.certwright.model.Passphrase;
import dev.certwright.model.PkiException;
import dev.certwright.model.SecretBytes;
import dev.certwright.model.inventory.Entry;
import dev.certwright.model.inventory.EntryId;
import dev.certwright.pki.certificate.CertificateReader;
import dev.certwright.pki.encoding.ContentReader;
import dev.certwright.pki.key.PrivateKeyCodec;
import dev.certwright.store.Adoption;
import dev.certwright.store.FileAccess;
import dev.certwright.store.NewEntry;
import dev.certwright.store.NewEntry.IssuedBy;
import dev.certwright.store.VaultSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Takes over a CA that another program ran: its certificate and key, what it issued, what it revoked, and how far it
/// has counted. First there is a plan, and nothing but that plan comes into the vault.
public final class AdoptionService {
    private final VaultSource vaults;
    private final ContentReader content;
    private final CertificateReader certificates;
    private final PrivateKeyCodec privateKeys;
    private final FileAccess files;
    private final InstantSource clock;

    public AdoptionService(
            VaultSource vaults,
            ContentReader content,
            CertificateReader certificates,
            PrivateKeyCodec privateKeys,
            FileAccess files,
            InstantSource clock) {
        this.vaults = vaults;
        this.content = content;
        this.certificates = certificates;
        this.privateKeys = privateKeys;
        this.files = files;
        this.clock = clock;
    }

    /// What is to be taken over.
    ///
    /// @param sources   folders and files that belong together
    /// @param passwords those that may open them; they stay the caller's to close
    /// @param trustOnly only the certificates of CAs, no keys, nothing that they issued
    /// @param name      for the CA in the vault; as a rule its common name
    public record Request(List<Path> sources, List<Passphrase> passwords, boolean trustOnly, Optional<String> name) {
        public Request {
            sources = List.copyOf(sources);
            passwords = List.copyOf(passwords);
        }
    }

    /// What came of it.
    ///
    /// @param added new entries, issuers first
    public record Adopted(List<EntryId> added, AdoptionPlan plan) {
        public Adopted {
            added = List.copyOf(added);
        }
    }

    /// Looks at what there is. Nothing is changed, and no vault made.
    ///
    /// @throws PkiException.FileMissing   when a source is not there
    /// @throws PkiException.NoCertificate when there is no certificate and nothing that may hold one
    /// @throws PkiException.InvalidInput  when there is more than any CA has
    /// @throws PkiException.Cancelled     when the person cancelled
    public AdoptionPlan plan(Request request, AdoptionProgress progress, Cancellation cancellation)
            throws PkiException {
        var material = new Material();
        var gathering = new Gathering(content, certificates, request.passwords(), cancellation, material);
        var xca = new XcaReading(gathering, material);
        for (var source : request.sources()) {
            if (Files.isDirectory(source)) {
                new FolderReading(source, files, gathering, material, xca).read(progress, cancellation);
            } else {
                var octets = files.read(source);
                if (xca.recognizes(octets)) {
                    xca.read(source, octets, source.toString(), cancellation);
                } else {
                    gathering.read(octets, source.toString(), Optional.empty());
                }
            }
        }
        return plan(request, material, progress, cancellation);
    }

    /// The same with further passwords, for what is still locked.
    public AdoptionPlan unlock(AdoptionPlan plan, List<Passphrase> passwords, Cancellation cancellation)
            throws PkiException {
        var material = plan.material();
        new Gathering(content, certificates, passwords, cancellation, material).readLocked();
        return plan(plan.request(), material, AdoptionProgress.none(), cancellation);
    }

    private AdoptionPlan plan(Request request, Material material, AdoptionProgress progress, Cancellation cancellation)
            throws PkiException {
        if (material.certificates.isEmpty() && material.locked.isEmpty() && material.lists.isEmpty()) {
            throw new PkiException.NoCertificate(request.sources().getFirst().toString());
        }
        return new Planner(
                        request, material, VaultState.of(vaults), privateKeys, clock.instant(), progress, cancellation)
                .plan();
    }

    /// Takes over what the plan says, all of it or nothing. What is still locked stays out.
    ///
    /// @throws PkiException.ProtectionUndecided before the first key of a vault
    /// @throws PkiException.VaultLocked         when there is a private key and the vault is locked
    /// @throws PkiException.SerialTaken         when the vault was changed since the plan was made
    /// @throws PkiException.EntryExists         likewise
    /// @throws PkiException.Cancelled           when the person cancelled; nothing was changed
    public Adopted adopt(AdoptionPlan plan, AdoptionProgress progress, Cancellation cancellation) throws PkiException {
        var secrets = new ArrayList<SecretBytes>();
        try {
            var adoption = adoption(plan.work(), secrets);
            var added = vaults.get()
                    .adoptions()
                    .carryOut(
                            adoption,
                            done -> progress.at(AdoptionProgress.Stage.STORING, done, adoption.size()),
                            cancellation);
            return new Adopted(added, plan);
        } finally {
            secrets.forEach(SecretBytes::close);
        }
    }

    private Adoption adoption(AdoptionPlan.Work work, List<SecretBytes> secrets) {
        var places = new IdentityHashMap<Candidate, IssuedBy>();
        work.known().forEach((one, id) -> places.put(one, new IssuedBy.Known(id)));
        var entries = new ArrayList<NewEntry>();
        for (var addition : work.additions()) {
            var issuer = addition.signer() instanceof Signer.Itself
                    ? new IssuedBy.Itself()
                    : issuer(addition.signer(), places);
            places.put(addition.candidate(), new IssuedBy.Before(entries.size()));
            entries.add(new NewEntry(
                    addition.name(),
                    ProfileGuess.of(addition.candidate(), issuer instanceof IssuedBy.Itself),
                    addition.candidate().certificate(),
                    issuer,
                    addition.key().map(key -> secret(key, secrets))));
        }
        var keys = new HashMap<EntryId, SecretBytes>();
        work.keys().forEach((id, key) -> keys.put(id, secret(key, secrets)));
        return new Adoption(
                entries,
                keys,
                work.links().stream()
                        .map(l -> new Adoption.Link(l.entry(), issuer(l.signer(), places)))
                        .toList(),
                work.revocations().stream()
                        .map(r -> new Adoption.Revoked(issuer(r.issuer(), places), r.serial(), r.revocation()))
                        .toList(),
                work.lists().stream().map(l -> list(l, places)).toList(),
                work.used().stream()
                        .map(u -> new Adoption.UsedSerial(issuer(u.issuer(), places), u.serial()))
                        .toList());
    }

    private SecretBytes secret(PrivateKey key, List<SecretBytes> secrets) {
        var secret = privateKeys.encodeSecret(key);
        secrets.add(secret);
        return secret;
    }

    private static Adoption.LatestList list(AdoptionPlan.Listed listed, Map<Candidate, IssuedBy> places) {
        return new Adoption.LatestList(
                issuer(listed.issuer(), places),
                listed.number(),
                listed.records().map(r -> r.thisUpdate()).orElse(Instant.EPOCH),
                listed.records().flatMap(r -> r.nextUpdate()),
                listed.records().map(r -> r.der()).orElse(Bytes.EMPTY));
    }

    private static IssuedBy issuer(Signer signer, Map<Candidate, IssuedBy> places) {
        return switch (signer) {
            case Signer.Found(var found) -> places.getOrDefault(found, new IssuedBy.Outsider());
            case Signer.Held(var id, var _) -> new IssuedBy.Known(id);
            case Signer.Itself(), Signer.Nobody() -> new IssuedBy.Outsider();
        };
    }

    /// The entries that were added.
    public List<Entry> entries(Adopted adopted) throws PkiException {
        var entries = new ArrayList<Entry>();
        for (var id : adopted.added()) {
            vaults.get().entry(id).ifPresent(entries::add);
        }
        return entries;
    }
}
