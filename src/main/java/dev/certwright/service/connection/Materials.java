package dev.certwright.service.connection;

import dev.certwright.model.Passphrase;
import dev.certwright.model.PkiException;
import dev.certwright.model.certificate.Credential;
import dev.certwright.model.certificate.EncodedCertificate;
import dev.certwright.model.handshake.ClientChoice;
import dev.certwright.model.handshake.TrustChoice;
import dev.certwright.model.inventory.Entry;
import dev.certwright.model.inventory.EntryId;
import dev.certwright.pki.encoding.ContentReader;
import dev.certwright.pki.encoding.Decoded;
import dev.certwright.pki.encoding.Item;
import dev.certwright.pki.key.PrivateKeyCodec;
import dev.certwright.pki.trust.SystemTrust;
import dev.certwright.store.CredentialSource;
import dev.certwright.store.FileAccess;
import dev.certwright.store.VaultSource;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Fetches what a person chose: the client's credential and the trusted authorities.
public final class Materials {
    private final VaultSource vaults;
    private final CredentialSource credentials;
    private final PrivateKeyCodec privateKeys;
    private final ContentReader content;
    private final FileAccess files;
    private final SystemTrust systemTrust;

    public Materials(
            VaultSource vaults,
            CredentialSource credentials,
            PrivateKeyCodec privateKeys,
            ContentReader content,
            FileAccess files,
            SystemTrust systemTrust) {
        this.vaults = vaults;
        this.credentials = credentials;
        this.privateKeys = privateKeys;
        this.content = content;
        this.files = files;
        this.systemTrust = systemTrust;
    }

    Optional<Credential> credential(ClientChoice choice) throws PkiException {
        return switch (choice) {
            case ClientChoice.None() -> Optional.empty();
            case ClientChoice.OfVault(var id) -> Optional.of(credentials.credential(entry(id)));
            case ClientChoice.OfFile(var file, var key, var password) -> Optional.of(ofFile(file, key, password));
            case ClientChoice.Given(var credential) -> Optional.of(credential);
        };
    }

    List<EncodedCertificate> anchors(TrustChoice choice) throws PkiException {
        return switch (choice) {
            case TrustChoice.OfSystem() -> systemTrust.authorities();
            case TrustChoice.OfVault(var id) -> List.of(entry(id).certificate());
            case TrustChoice.OfFile(var file) -> certificates(read(file, Optional.empty()), file);
            case TrustChoice.Given(var authorities) -> authorities;
        };
    }

    /// What the person owns; nothing where there is no vault, and none is made to look.
    Known known() {
        try {
            return new Known(vaults.there() ? vaults.get().entries() : List.of());
        } catch (PkiException e) {
            System.getLogger(Materials.class.getName())
                    .log(System.Logger.Level.DEBUG, "the vault cannot be looked into", e);
            return new Known(List.of());
        }
    }

    private Entry entry(EntryId id) throws PkiException {
        return vaults.get().entry(id).orElseThrow(() -> new PkiException.EntryMissing("#" + id.value()));
    }

    private Credential ofFile(Path file, Optional<Path> keyFile, Optional<Passphrase> password) throws PkiException {
        var items = read(file, password);
        var certificates = certificates(items, file);
        var keyItems = keyFile.isPresent() ? read(keyFile.get(), password) : items;
        var keys = keyItems.stream()
                .filter(Item.PrivateKeyItem.class::isInstance)
                .map(i -> ((Item.PrivateKeyItem) i).privateKey())
                .toList();
        if (keys.isEmpty()) {
            Decoded.requireOpen(keyItems);
            throw new PkiException.NoPrivateKey(keyFile.orElse(file).toString());
        }
        return credential(certificates, keys);
    }

    /// Puts the certificate that a key fits first. When none fits the first of each is taken: the test will say so.
    private Credential credential(List<EncodedCertificate> certificates, List<PrivateKey> keys) throws PkiException {
        for (var key : keys) {
            for (var certificate : certificates) {
                if (privateKeys.matches(key, certificate)) {
                    var chain = new ArrayList<>(certificates);
                    chain.remove(certificate);
                    chain.addFirst(certificate);
                    return new Credential(chain, key);
                }
            }
        }
        return new Credential(certificates, keys.getFirst());
    }

    private List<Item> read(Path file, Optional<Passphrase> password) throws PkiException {
        var passwords = new ArrayList<char[]>();
        password.map(Passphrase::copy).ifPresent(passwords::add);
        try {
            return content.read(files.read(file), file.toString(), passwords).items();
        } finally {
            passwords.forEach(p -> Arrays.fill(p, '\0'));
        }
    }

    private static List<EncodedCertificate> certificates(List<Item> items, Path file) throws PkiException {
        var certificates = items.stream()
                .filter(Item.CertificateItem.class::isInstance)
                .map(i -> ((Item.CertificateItem) i).certificate())
                .toList();
        if (certificates.isEmpty()) {
            Decoded.requireOpen(items);
            throw new PkiException.NoCertificate(file.toString());
        }
        return certificates;
    }
}
