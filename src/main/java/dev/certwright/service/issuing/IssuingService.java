package dev.certwright.service.issuing;

import dev.certwright.model.Cancellation;
import dev.certwright.model.Parsed;
import dev.certwright.model.Phrase;
import dev.certwright.model.PkiException;
import dev.certwright.model.SecretBytes;
import dev.certwright.model.certificate.AddedExtension;
import dev.certwright.model.certificate.CertificateProfile;
import dev.certwright.model.certificate.CertificateTemplate;
import dev.certwright.model.certificate.EncodedCertificate;
import dev.certwright.model.inventory.Entry;
import dev.certwright.model.inventory.EntryId;
import dev.certwright.model.issuing.CertificateOrder;
import dev.certwright.model.issuing.CertificatePreview;
import dev.certwright.model.issuing.LintRemedy;
import dev.certwright.model.issuing.Reissue;
import dev.certwright.model.issuing.RenewalOrder;
import dev.certwright.model.name.GeneralName;
import dev.certwright.pki.certificate.CarriedExtensions;
import dev.certwright.pki.certificate.CertificateIssuer;
import dev.certwright.pki.certificate.ExtensionText;
import dev.certwright.pki.key.KeyPairFactory;
import dev.certwright.pki.key.PrivateKeyCodec;
import dev.certwright.pki.path.IssuanceConstraints;
import dev.certwright.store.CredentialSource;
import dev.certwright.store.NewEntry;
import dev.certwright.store.NewEntry.IssuedBy;
import dev.certwright.store.Protection;
import dev.certwright.store.Vault;
import dev.certwright.store.VaultSource;
import java.security.PrivateKey;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/// Makes certificates with new keys and keeps them in the vault.
public final class IssuingService {
    private static final int SERIAL_NUMBER_ATTEMPTS = 3;

    private final VaultSource vaults;
    private final CredentialSource credentials;
    private final KeyPairFactory keyPairs;
    private final PrivateKeyCodec privateKeys;
    private final CertificateIssuer issuer;
    private final InstantSource clock;
    private final RenewalService renewals;
    private final Rehearsal rehearsal;

    public IssuingService(
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
        this.renewals = new RenewalService(vaults, credentials, keyPairs, privateKeys, issuer, clock);
        this.rehearsal = new Rehearsal(issuer, keyPairs);
    }

    /// Makes the key and the certificate and keeps both; nothing is kept when it fails or is cancelled.
    ///
    /// @throws PkiException.ProtectionUndecided before the first key of a vault
    /// @throws PkiException.VaultLocked         when keys are needed and locked
    /// @throws PkiException.InvalidInput        with the violation, for example days past the issuer's end
    public Entry issue(CertificateOrder order, Cancellation cancellation) throws PkiException {
        var vault = vaults.get();
        var parent = parent(order, vault);
        var template = Templates.of(order, parent, constraints(parent, vault), clock.instant());
        requireOpenKeys(vault);
        if (vault.entry(order.name()).isPresent()) {
            throw new PkiException.EntryExists(order.name());
        }
        var issuerKey = parent.isPresent() ? credentials.privateKey(parent.get()) : null;
        cancellation.check();
        var pair = keyPairs.generate(order.key());
        return keep(vault, cancellation, () -> {
            var certificate = parent.isPresent() && issuerKey != null
                    ? issuer.issue(
                            template, pair.getPublic(), parent.get().certificate(), issuerKey, issuer.newSerialNumber())
                    : issuer.selfSign(template, pair, issuer.newSerialNumber());
            return new Made(order.name(), order.profile(), certificate, order.issuer(), Optional.of(pair.getPrivate()));
        });
    }

    /// What [#reissue] would make. Needs no private key.
    ///
    /// @return empty when it cannot be made in this way: a CA, or a certificate whose CA has no key in the vault
    /// @throws PkiException.EntryMissing when there is no such entry
    /// @throws PkiException.InvalidInput with the violation, for example when the CA has ended
    public Optional<Reissue> previewReissue(EntryId id, List<GeneralName> added) throws PkiException {
        return previewReissue(id, added, List.of());
    }

    /// As [#previewReissue(EntryId, List)], with changes that mend what rules object to.
    public Optional<Reissue> previewReissue(EntryId id, List<GeneralName> added, List<LintRemedy> remedies)
            throws PkiException {
        var entry = entry(id, vaults.get());
        if (entry.details().authority() || entry.issuer().isEmpty()) {
            return Optional.empty();
        }
        var authority = entry(entry.issuer().get(), vaults.get());
        return authority.hasPrivateKey()
                ? Optional.of(
                        renewals.preview(id, RenewalOrder.SAME.withAdded(added).withRemedies(remedies)))
                : Optional.empty();
    }

    /// Issues a certificate once more by the same CA: same subject, key, profile and extensions, valid as long as
    /// before from now on, but no longer than the CA. The entry there is stays, under another name.
    ///
    /// @param added names to be put beside those it has
    /// @return the new entry, called as [#previewReissue] says
    /// @throws PkiException.ProtectionUndecided before the first key of a vault
    /// @throws PkiException.VaultLocked         when keys are locked
    /// @throws PkiException.EntryMissing        when there is no such entry
    /// @throws PkiException.InvalidInput        with the violation, for example when the CA has ended
    public Entry reissue(EntryId id, List<GeneralName> added, Cancellation cancellation) throws PkiException {
        return reissue(id, added, List.of(), cancellation);
    }

    /// As [#reissue(EntryId, List, Cancellation)], with changes that mend what rules object to.
    public Entry reissue(EntryId id, List<GeneralName> added, List<LintRemedy> remedies, Cancellation cancellation)
            throws PkiException {
        if (previewReissue(id, added, remedies).isEmpty()) {
            var name = entry(id, vaults.get()).name();
            throw new PkiException.InvalidInput(Phrase.of("violation.reissue.impossible", name));
        }
        return renewals.renew(id, RenewalOrder.SAME.withAdded(added).withRemedies(remedies), cancellation);
    }

    private record Made(
            String name,
            CertificateProfile profile,
            EncodedCertificate certificate,
            Optional<EntryId> issuer,
            Optional<PrivateKey> key) {}

    /// Makes a certificate, and another one if its serial number is taken.
    @FunctionalInterface
    private interface Making {
        Made make() throws PkiException;
    }

    private Entry keep(Vault vault, Cancellation cancellation, Making making) throws PkiException {
        for (int attempt = 1; ; attempt++) {
            cancellation.check();
            try {
                return keep(vault, making.make());
            } catch (PkiException.SerialTaken e) {
                if (attempt == SERIAL_NUMBER_ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    static void requireOpenKeys(Vault vault) throws PkiException {
        if (vault.readOnly()) {
            throw new PkiException.VaultReadOnly(vault.location(), null);
        }
        if (vault.protection() == Protection.UNDECIDED) {
            throw new PkiException.ProtectionUndecided();
        }
        if (!vault.unlocked()) {
            throw new PkiException.VaultLocked();
        }
    }

    private Entry keep(Vault vault, Made made) throws PkiException {
        var secret = made.key().map(privateKeys::encodeSecret);
        try {
            return vault.add(new NewEntry(
                    made.name(),
                    made.profile(),
                    made.certificate(),
                    made.profile() == CertificateProfile.ROOT_CA ? new IssuedBy.Itself() : IssuedBy.of(made.issuer()),
                    secret));
        } finally {
            secret.ifPresent(SecretBytes::close);
        }
    }

    private static Optional<Entry> parent(CertificateOrder order, Vault vault) throws PkiException {
        if (order.issuer().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(entry(order.issuer().get(), vault));
    }

    /// What the parent and those above it, as far as the vault has them, allow.
    static IssuanceConstraints constraints(Optional<Entry> parent, Vault vault) throws PkiException {
        var chain = new LinkedHashMap<EntryId, EncodedCertificate>();
        var above = parent;
        while (above.isPresent() && !chain.containsKey(above.get().id())) {
            chain.put(above.get().id(), above.get().certificate());
            var next = above.get().issuer();
            above = next.isPresent() ? vault.entry(next.get()) : Optional.empty();
        }
        return IssuanceConstraints.of(List.copyOf(chain.values()));
    }

    /// Reads an extension of one's own: `OID[:critical]=VALUE`, the value in the notation of OpenSSL's
    /// `asn1parse -genstr`, with braces after `SEQUENCE` and `SET`, or `DER:` and hexadecimal digits.
    public Parsed<AddedExtension.Custom> extension(String typed) {
        return ExtensionText.parse(typed);
    }

    private static Entry entry(EntryId id, Vault vault) throws PkiException {
        return vault.entry(id).orElseThrow(() -> new PkiException.EntryMissing("#" + id.value()));
    }

    /// What many orders below one CA ask for; the CA is looked at once.
    @FunctionalInterface
    public interface Below {
        /// The certificate that an order for a leaf asks for, checked as a single order is. Needs no private key.
        ///
        /// @throws PkiException.InvalidInput      with the violation
        /// @throws PkiException.NotAnAuthority    when the entry is no CA
        /// @throws PkiException.PrivateKeyMissing when the CA's key is not in the vault
        CertificateTemplate template(CertificateOrder order) throws PkiException;
    }

    /// The rules for many orders below one CA.
    ///
    /// @param authority the CA that the orders name
    /// @param now       when what is ordered is to begin
    public Below below(Entry authority, Instant now) throws PkiException {
        var parent = Optional.of(authority);
        var constraints = constraints(parent, vaults.get());
        return order -> Templates.of(order, parent, constraints, now);
    }

    /// What the order would make. Needs no private key.
    ///
    /// @throws PkiException.InvalidInput with the violation
    public CertificatePreview preview(CertificateOrder order) throws PkiException {
        var parent = parent(order, vaults.get());
        var template = Templates.of(order, parent, constraints(parent, vaults.get()), clock.instant());
        var signature = SigningAlgorithm.of(order.key(), parent);
        return new CertificatePreview(
                template,
                order.key(),
                parent.map(Entry::name).orElse(order.name()),
                signature.name(),
                Notes.on(order, template),
                rehearsal.findings(template, order.key(), parent),
                script(order.name(), template, order.key().word(), parent));
    }

    /// The shell script that makes an equal certificate with OpenSSL: same fields, another key.
    public String openSslCommands(Entry entry) throws PkiException {
        var details = entry.details();
        var template = new CertificateTemplate(
                details.subject(),
                details.subjectAltNames(),
                details.validity(),
                details.basicConstraints().orElse(entry.profile().basicConstraints()),
                details.keyUsage().orElse(java.util.Set.of()),
                details.extendedKeyUsage().orElse(java.util.List.of()),
                CarriedExtensions.of(entry.certificate()));
        var parent = entry.root() || entry.issuer().isEmpty()
                ? Optional.<Entry>empty()
                : vaults.get().entry(entry.issuer().get());
        return script(entry.name(), template, SigningAlgorithm.word(details.publicKey()), parent);
    }

    private static String script(String name, CertificateTemplate template, String key, Optional<Entry> parent) {
        return new OpenSslScript(name, template, key, parent).text();
    }

    /// The longest validity below that issuer, in days from now, rounded up; 0 when it has ended.
    public int maxDays(EntryId issuerId) throws PkiException {
        return Templates.maxDays(entry(issuerId, vaults.get()), clock.instant());
    }

    /// A name that is not used in the vault yet: the wanted one, or with a number behind it.
    public String freeName(String wanted) throws PkiException {
        var vault = vaults.get();
        var base = wanted.isBlank() ? "certificate" : wanted.strip();
        var name = base;
        for (int n = 2; vault.entry(name).isPresent(); n++) {
            name = base + " " + n;
        }
        return name;
    }
}
