package dev.certwright.service.requests;

import dev.certwright.model.Cancellation;
import dev.certwright.model.Phrase;
import dev.certwright.model.PkiException;
import dev.certwright.model.inventory.Entry;
import dev.certwright.model.inventory.EntryName;
import dev.certwright.model.inventory.WaitingRequest;
import dev.certwright.model.issuing.DeviceTool;
import dev.certwright.model.issuing.RequestOrder;
import dev.certwright.pki.certificate.CertificateReader;
import dev.certwright.pki.certificate.CertificationRequestIssuer;
import dev.certwright.pki.certificate.CertificationRequestReader;
import dev.certwright.pki.encoding.ContentReader;
import dev.certwright.pki.encoding.PemCodec;
import dev.certwright.pki.key.KeyPairFactory;
import dev.certwright.pki.key.PrivateKeyCodec;
import dev.certwright.store.FileAccess;
import dev.certwright.store.FileAccess.Content;
import dev.certwright.store.Protection;
import dev.certwright.store.Requests;
import dev.certwright.store.Vault;
import dev.certwright.store.VaultSource;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Makes certification requests, whose keys stay in the vault, and takes in the certificates that come back.
public final class RequestService {
    /// A chain has three or four.
    private static final int MOST_CERTIFICATES = 100;

    private final VaultSource vaults;
    private final KeyPairFactory keyPairs;
    private final PrivateKeyCodec privateKeys;
    private final CertificationRequestIssuer issuer;
    private final CertificationRequestReader reader;
    private final ContentReader content;
    private final PemCodec pem;
    private final FileAccess files;
    private final Return returning;

    public RequestService(
            VaultSource vaults,
            KeyPairFactory keyPairs,
            PrivateKeyCodec privateKeys,
            CertificationRequestIssuer issuer,
            CertificationRequestReader reader,
            CertificateReader certificates,
            ContentReader content,
            PemCodec pem,
            FileAccess files) {
        this.vaults = vaults;
        this.keyPairs = keyPairs;
        this.privateKeys = privateKeys;
        this.issuer = issuer;
        this.reader = reader;
        this.content = content;
        this.pem = pem;
        this.files = files;
        this.returning = new Return(certificates, privateKeys);
    }

    /// What came of a certificate that came back.
    ///
    /// @param entry now holds it, with its key
    /// @param added the CAs above it that are new in the vault, without their keys
    /// @param notes in what it differs from what was asked for
    public record Accepted(Entry entry, List<Entry> added, List<Phrase> notes) {
        public Accepted {
            added = List.copyOf(added);
            notes = List.copyOf(notes);
        }
    }

    /// Makes a key and a request for it, and keeps both; nothing is kept when it fails or is cancelled.
    ///
    /// @throws PkiException.EntryExists         when a request or an entry has the name
    /// @throws PkiException.ProtectionUndecided before the first key of a vault
    /// @throws PkiException.VaultLocked         when keys are locked
    public WaitingRequest create(RequestOrder order, Cancellation cancellation) throws PkiException {
        var vault = vaults.get();
        requireFree(vault, order.name());
        requireOpenKeys(vault);
        cancellation.check();
        var pair = keyPairs.generate(order.key());
        cancellation.check();
        var der = issuer.issue(order.template(), pair);
        try (var secret = privateKeys.encodeSecret(pair.getPrivate())) {
            return waiting(vault.requests().add(order.name(), der, Optional.of(secret)));
        }
    }

    /// Refuses a name that cannot be used for a new request, before anything is made.
    ///
    /// @throws PkiException.InvalidInput when it is none
    /// @throws PkiException.EntryExists  when a request or an entry has it
    public void requireFree(String wanted) throws PkiException {
        requireFree(vaults.get(), wanted);
    }

    private static void requireFree(Vault vault, String wanted) throws PkiException {
        var name = EntryName.parse(wanted).orThrow();
        if (vault.entry(name).isPresent() || vault.requests().find(name).isPresent()) {
            throw new PkiException.EntryExists(name);
        }
    }

    private static void requireOpenKeys(Vault vault) throws PkiException {
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

    /// The requests whose certificate has not come yet, by name.
    public List<WaitingRequest> list() throws PkiException {
        var all = new ArrayList<WaitingRequest>();
        for (var row : vaults.get().requests().list()) {
            all.add(waiting(row));
        }
        return List.copyOf(all);
    }

    /// The waiting request of that name.
    ///
    /// @throws PkiException.InvalidInput when there is none
    public WaitingRequest request(String name) throws PkiException {
        return waiting(vaults.get()
                .requests()
                .find(name)
                .orElseThrow(() -> new PkiException.InvalidInput(Phrase.of("csr.refused.missing", name))));
    }

    private WaitingRequest waiting(Requests.Row row) throws PkiException {
        return new WaitingRequest(
                row.id(),
                row.name(),
                row.der(),
                reader.read(row.der().toArray()),
                row.hasPrivateKey(),
                row.createdAt());
    }

    /// The request as text, which holds no secret.
    public String text(WaitingRequest request) {
        return pem.request(request.der());
    }

    /// Writes [#text] to a file.
    ///
    /// @throws PkiException.FileExists when there is one already that may not be replaced
    public void save(WaitingRequest request, Path file, boolean overwrite) throws PkiException {
        var octets = text(request).getBytes(StandardCharsets.US_ASCII);
        files.write(Map.of(file, new Content(octets, false)), overwrite);
    }

    /// Removes a request, and its key for good: no certificate that is still to come could be used.
    public void remove(WaitingRequest request) throws PkiException {
        vaults.get().requests().remove(request.id());
    }

    /// Takes in the certificate that came back for a request, alone or with the CAs above it. Which request it is
    /// follows from its public key.
    ///
    /// @throws PkiException.NoCertificate when there is none
    /// @throws PkiException.InvalidInput  when none of the requests has the certificate's key
    /// @throws PkiException.VaultLocked   when keys are locked
    public Accepted accept(Path file) throws PkiException {
        return accept(files.read(file), file.toString());
    }

    /// Likewise, from octets.
    ///
    /// @param source what to call them in a message
    public Accepted accept(byte[] octets, String source) throws PkiException {
        var certificates = content.read(octets, source, List.of()).certificates();
        if (certificates.isEmpty()) {
            throw new PkiException.NoCertificate(source);
        }
        if (certificates.size() > MOST_CERTIFICATES) {
            throw new PkiException.InvalidInput(
                    Phrase.of("csr.refused.manyCertificates", source, certificates.size(), MOST_CERTIFICATES));
        }
        return returning.accept(vaults.get(), list(), certificates, source);
    }

    /// The commands that make key and request on the device itself, so that the key never leaves it.
    ///
    /// @throws PkiException.InvalidInput when the tool cannot make keys of that kind
    public String deviceCommands(RequestOrder order, DeviceTool tool) throws PkiException {
        return switch (tool) {
            case OPENSSL -> new OpenSslRequestScript(order).text();
            case KEYTOOL -> new KeytoolCommands(order).text();
            case CERTREQ -> new CertreqCommands(order).text();
        };
    }
}
