package dev.certwright.service.issuing;

import dev.certwright.model.Cancellation;
import dev.certwright.model.PkiException;
import dev.certwright.model.SecretBytes;
import dev.certwright.model.certificate.EncodedCertificate;
import dev.certwright.model.inventory.Entry;
import dev.certwright.model.inventory.EntryId;
import dev.certwright.model.issuing.Reissue;
import dev.certwright.model.issuing.RenewalOrder;
import dev.certwright.model.issuing.RenewalOutcome;
import dev.certwright.model.issuing.RenewalOutcome.Failure;
import dev.certwright.model.issuing.RenewalOutcome.Renewed;
import dev.certwright.pki.certificate.CertificateIssuer;
import dev.certwright.pki.certificate.PublicKeyCodec;
import dev.certwright.pki.key.KeyPairFactory;
import dev.certwright.pki.key.PrivateKeyCodec;
import dev.certwright.store.CredentialSource;
import dev.certwright.store.NewEntry;
import dev.certwright.store.NewEntry.IssuedBy;
import dev.certwright.store.Vault;
import dev.certwright.store.VaultSource;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;

/// Renews certificates: same subject, names and extensions, by the newest certificate of the same CA. The new one takes
/// over the name, and the one before stays, valid, under another name. A CA renewed with its key takes over what it has
/// signed, for that stays valid; with a new key those below stay below the one before.
public final class RenewalService {
    private static final int SERIAL_NUMBER_ATTEMPTS = 3;

    private final VaultSource vaults;
    private final CredentialSource credentials;
    private final KeyPairFactory keyPairs;
    private final PrivateKeyCodec privateKeys;
    private final CertificateIssuer issuer;
    private final InstantSource clock;

    public RenewalService(
            VaultSource vaults,
            CredentialSource credentials,
            KeyPairFactory keyPairs,
            PrivateKeyCodec privateKeys,
            CertificateIssuer issuer,
            InstantSource clock) {
        this.vaults = vaults;
        this.credentials = credentials;
        this.keyPairs = keyPairs;
        this.privateKeys = privateKeys;
        this.issuer = issuer;
        this.clock = clock;
    }

    /// What [#renew] would make. Needs no private key.
    ///
    /// @throws PkiException.EntryMissing when there is no such entry
    /// @throws PkiException.InvalidInput with the violation, for example when its CA is not in the vault or has
    /// ended
    public Reissue preview(EntryId id, RenewalOrder order) throws PkiException {
        var vault = vaults.get();
        var plan = RenewalPlan.of(entry(id, vault), order, successors(vault), vault, clock.instant());
        return new Reissue(
                plan.before().name(),
                plan.formerName(),
                plan.authority().orElse(plan.before()),
                plan.template(),
                order.newKey());
    }

    /// Renews one.
    ///
    /// @return the new one, which has the name now
    /// @throws PkiException.ProtectionUndecided before the first key of a vault
    /// @throws PkiException.VaultLocked         when keys are locked
    /// @throws PkiException.EntryMissing        when there is no such entry
    /// @throws PkiException.InvalidInput        with the violation
    public Entry renew(EntryId id, RenewalOrder order, Cancellation cancellation) throws PkiException {
        var vault = vaults.get();
        IssuingService.requireOpenKeys(vault);
        return renew(entry(id, vault), order, successors(vault), vault, cancellation);
    }

    /// Renews one after the other. When it is cancelled, those that were renewed are kept; what cannot be renewed does
    /// not hold up the others.
    ///
    /// @param done hears how many were dealt with, after each
    /// @throws PkiException.VaultLocked when keys are locked
    public RenewalOutcome renew(List<EntryId> ids, RenewalOrder order, IntConsumer done, Cancellation cancellation)
            throws PkiException {
        var vault = vaults.get();
        IssuingService.requireOpenKeys(vault);
        var successors = successors(vault);
        var renewed = new ArrayList<Renewed>();
        var failures = new ArrayList<Failure>();
        for (var id : ids) {
            if (cancellation.cancelled()) {
                return new RenewalOutcome(renewed, failures, true);
            }
            var name = "#" + id.value();
            try {
                var before = entry(id, vault);
                name = before.name();
                var after = renew(before, order, successors, vault, cancellation);
                successors.put(before.id(), after.id());
                renewed.add(new Renewed(before, after));
            } catch (PkiException.Cancelled _) {
                return new RenewalOutcome(renewed, failures, true);
            } catch (PkiException.InvalidInput
                    | PkiException.EntryMissing
                    | PkiException.EntryExists
                    | PkiException.PrivateKeyMissing
                    | PkiException.NotAnAuthority
                    | PkiException.KeyMismatch
                    | PkiException.UnsupportedAlgorithm
                    | PkiException.Malformed e) {
                failures.add(new Failure(name, e));
            }
            done.accept(renewed.size() + failures.size());
        }
        return new RenewalOutcome(renewed, failures, false);
    }

    private Entry renew(
            Entry before, RenewalOrder order, Map<EntryId, EntryId> successors, Vault vault, Cancellation cancellation)
            throws PkiException {
        var plan = RenewalPlan.of(before, order, successors, vault, clock.instant());
        var authorityKey = plan.authority().isPresent()
                ? Optional.of(credentials.privateKey(plan.authority().get()))
                : none();
        cancellation.check();
        var subject = subject(plan);
        for (int attempt = 1; ; attempt++) {
            cancellation.check();
            try {
                return keep(plan, sign(plan, subject, authorityKey), subject.privateKey(), vault);
            } catch (PkiException.SerialTaken e) {
                if (attempt == SERIAL_NUMBER_ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private static Optional<PrivateKey> none() {
        return Optional.empty();
    }

    /// Whose certificate it is.
    private record Subject(PublicKey publicKey, Optional<PrivateKey> privateKey) {}

    private Subject subject(RenewalPlan plan) throws PkiException {
        if (plan.newKey().isPresent()) {
            var pair = keyPairs.generate(plan.newKey().get());
            return new Subject(pair.getPublic(), Optional.of(pair.getPrivate()));
        }
        var before = plan.before();
        return new Subject(
                PublicKeyCodec.of(before.certificate()),
                before.hasPrivateKey() ? Optional.of(credentials.privateKey(before)) : none());
    }

    private EncodedCertificate sign(RenewalPlan plan, Subject subject, Optional<PrivateKey> authorityKey)
            throws PkiException {
        var serial = issuer.newSerialNumber();
        if (plan.authority().isPresent() && authorityKey.isPresent()) {
            return issuer.issue(
                    plan.template(),
                    subject.publicKey(),
                    plan.authority().get().certificate(),
                    authorityKey.get(),
                    serial);
        }
        var own = subject.privateKey()
                .orElseThrow(
                        () -> new PkiException.PrivateKeyMissing(plan.before().name()));
        return issuer.selfSign(plan.template(), new KeyPair(subject.publicKey(), own), serial);
    }

    private Entry keep(RenewalPlan plan, EncodedCertificate certificate, Optional<PrivateKey> key, Vault vault)
            throws PkiException {
        var before = plan.before();
        var secret = key.map(privateKeys::encodeSecret);
        try {
            var successor = new NewEntry(
                    before.name(),
                    before.profile(),
                    certificate,
                    plan.authority().isPresent() ? IssuedBy.of(plan.authority().map(Entry::id)) : new IssuedBy.Itself(),
                    Optional.of(before.id()),
                    secret);
            boolean sameAuthority =
                    before.details().authority() && plan.newKey().isEmpty();
            return vault.succeed(successor, plan.formerName(), sameAuthority);
        } finally {
            secret.ifPresent(SecretBytes::close);
        }
    }

    private static Entry entry(EntryId id, Vault vault) throws PkiException {
        return vault.entry(id).orElseThrow(() -> new PkiException.EntryMissing("#" + id.value()));
    }

    private static Map<EntryId, EntryId> successors(Vault vault) throws PkiException {
        var successors = new HashMap<EntryId, EntryId>();
        for (var entry : vault.summaries()) {
            entry.predecessor().ifPresent(old -> successors.put(old, entry.id()));
        }
        return successors;
    }
}
