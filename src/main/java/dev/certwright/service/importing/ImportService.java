package dev.certwright.service.importing;

import dev.certwright.model.Cancellation;
import dev.certwright.model.Passphrase;
import dev.certwright.model.PkiException;
import dev.certwright.model.SecretBytes;
import dev.certwright.model.certificate.CertificateDetails;
import dev.certwright.model.certificate.Fingerprint;
import dev.certwright.model.inventory.Entry;
import dev.certwright.model.inventory.EntryId;
import dev.certwright.pki.certificate.CertificateReader;
import dev.certwright.pki.encoding.ContentReader;
import dev.certwright.pki.encoding.Decoded;
import dev.certwright.pki.encoding.Item;
import dev.certwright.pki.key.PrivateKeyCodec;
import dev.certwright.store.Adoption;
import dev.certwright.store.FileAccess;
import dev.certwright.store.NewEntry;
import dev.certwright.store.VaultSource;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/// Takes certificates that were made elsewhere into the vault, with their private keys where a file has them.
public final class ImportService {
    private final VaultSource vaults;
    private final ContentReader content;
    private final CertificateReader certificates;
    private final PrivateKeyCodec privateKeys;
    private final FileAccess files;

    public ImportService(
            VaultSource vaults,
            ContentReader content,
            CertificateReader certificates,
            PrivateKeyCodec privateKeys,
            FileAccess files) {
        this.vaults = vaults;
        this.content = content;
        this.certificates = certificates;
        this.privateKeys = privateKeys;
        this.files = files;
    }

    /// What came of it.
    ///
    /// @param added     new in the vault, issuers first
    /// @param completed were there before without their private key, and have it now
    /// @param known     were there before, and nothing changed
    public record Imported(List<Entry> added, List<Entry> completed, List<Entry> known) {
        public Imported {
            added = List.copyOf(added);
            completed = List.copyOf(completed);
            known = List.copyOf(known);
        }
    }

    /// Whether [#add] would put a private key into the vault, which must then be open.
    public boolean holdsPrivateKey(List<Path> sources, List<Passphrase> passwords) throws PkiException {
        for (var file : sources) {
            if (!read(files.read(file), file.toString(), passwords)
                    .privateKeys()
                    .isEmpty()) {
                return true;
            }
        }
        return false;
    }

    /// Takes in what is in files that belong together, such as a certificate and its key.
    ///
    /// @param passwords those that may open them
    /// @param only      the one certificate that is wanted; empty for all
    /// @throws PkiException.NoCertificate       when there is none, or not that one
    /// @throws PkiException.ProtectionUndecided before the first key of a vault
    /// @throws PkiException.VaultLocked         when there is a private key and the vault is locked
    public Imported add(List<Path> sources, List<Passphrase> passwords, Optional<Fingerprint> only)
            throws PkiException {
        var items = new ArrayList<Item>();
        for (var file : sources) {
            items.addAll(read(files.read(file), file.toString(), passwords).items());
        }
        return add(items, sources.getFirst().toString(), only);
    }

    /// Takes in what is in octets, for example from the clipboard.
    ///
    /// @param source what to call them in messages
    public Imported add(byte[] octets, String source, List<Passphrase> passwords, Optional<Fingerprint> only)
            throws PkiException {
        return add(read(octets, source, passwords).items(), source, only);
    }

    private Imported add(List<Item> items, String source, Optional<Fingerprint> only) throws PkiException {
        var wanted = wanted(items, only);
        if (wanted.isEmpty()) {
            throw new PkiException.NoCertificate(source);
        }
        var keys = items.stream()
                .filter(Item.PrivateKeyItem.class::isInstance)
                .map(item -> ((Item.PrivateKeyItem) item).privateKey())
                .toList();
        var vault = vaults.get();
        var plan = new ImportPlan(vault.entries());
        var completed = new ArrayList<Entry>();
        var known = new ArrayList<Entry>();
        var secrets = new ArrayList<SecretBytes>();
        try {
            var entries = new ArrayList<NewEntry>();
            var keyless = new LinkedHashMap<EntryId, SecretBytes>();
            for (var one : IssuersFirst.sorted(wanted)) {
                var key = key(one.details(), keys).map(privateKeys::encodeSecret);
                key.ifPresent(secrets::add);
                var there = plan.known(one.details());
                if (there.isEmpty()) {
                    entries.add(plan.entry(one, key));
                } else if (key.isPresent() && !there.get().hasPrivateKey()) {
                    keyless.put(there.get().id(), key.get());
                } else {
                    known.add(there.get());
                }
            }
            var added = vault.adoptions()
                    .carryOut(Adoption.of(entries, keyless, plan.links()), _ -> {}, new Cancellation());
            for (var id : keyless.keySet()) {
                vault.entry(id).ifPresent(completed::add);
            }
            var fresh = new ArrayList<Entry>();
            for (var id : added) {
                vault.entry(id).ifPresent(fresh::add);
            }
            return new Imported(fresh, completed, known);
        } finally {
            secrets.forEach(SecretBytes::close);
        }
    }

    /// A certificate to take in.
    ///
    /// @param alias what its file calls it
    record Found(CertificateDetails details, Optional<String> alias) {}

    private List<Found> wanted(List<Item> items, Optional<Fingerprint> only) throws PkiException {
        var found = new ArrayList<Found>();
        for (var item : items) {
            if (item instanceof Item.CertificateItem(var certificate, var alias)
                    && (only.isEmpty() || only.get().equals(certificate.sha256()))
                    && found.stream().noneMatch(f -> f.details().certificate().equals(certificate))) {
                found.add(new Found(certificates.read(certificate), alias));
            }
        }
        return found;
    }

    private Optional<PrivateKey> key(CertificateDetails details, List<PrivateKey> keys) throws PkiException {
        for (var key : keys) {
            if (privateKeys.matches(key, details.certificate())) {
                return Optional.of(key);
            }
        }
        return Optional.empty();
    }

    private Decoded read(byte[] octets, String source, List<Passphrase> passwords) throws PkiException {
        var characters = passwords.stream().map(Passphrase::copy).toList();
        try {
            return content.read(octets, source, characters);
        } finally {
            characters.forEach(c -> Arrays.fill(c, '\0'));
        }
    }
}
