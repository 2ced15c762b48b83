package dev.certwright.service.verification;

import dev.certwright.model.Bytes;
import dev.certwright.model.Passphrase;
import dev.certwright.model.PkiException;
import dev.certwright.model.certificate.EncodedCertificate;
import dev.certwright.model.handshake.TrustChoice;
import dev.certwright.model.inventory.Entry;
import dev.certwright.pki.encoding.ContentReader;
import dev.certwright.pki.encoding.Item;
import dev.certwright.pki.key.PrivateKeyCodec;
import dev.certwright.pki.trust.SystemTrust;
import dev.certwright.service.verification.VerificationRequest.Source;
import dev.certwright.store.FileAccess;
import dev.certwright.store.VaultSource;
import java.security.PrivateKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// Reads what a person named: certificates, revocation lists, OCSP responses, authorities.
public final class VerificationMaterial {
    private static final int SEQUENCE = 0x30;
    private static final int ENUMERATED = 0x0a;

    private final VaultSource vaults;
    private final ContentReader content;
    private final FileAccess files;
    private final SystemTrust systemTrust;
    private final PrivateKeyCodec privateKeys;

    public VerificationMaterial(
            VaultSource vaults,
            ContentReader content,
            FileAccess files,
            SystemTrust systemTrust,
            PrivateKeyCodec privateKeys) {
        this.vaults = vaults;
        this.content = content;
        this.files = files;
        this.systemTrust = systemTrust;
        this.privateKeys = privateKeys;
    }

    List<EncodedCertificate> anchors(List<TrustChoice> choices, List<Passphrase> passwords) throws PkiException {
        var anchors = new ArrayList<EncodedCertificate>();
        for (var choice : choices) {
            anchors.addAll(
                    switch (choice) {
                        case TrustChoice.OfSystem() -> systemTrust.authorities();
                        case TrustChoice.OfVault(var id) ->
                            List.of(vaults.get()
                                    .entry(id)
                                    .orElseThrow(() -> new PkiException.EntryMissing("#" + id.value()))
                                    .certificate());
                        case TrustChoice.OfFile(var file) -> certificates(new Source.OfFile(file), passwords);
                        case TrustChoice.Given(var authorities) -> authorities;
                    });
        }
        return anchors;
    }

    /// Everything the vault holds; nothing where there is none, and none is made to look.
    List<EncodedCertificate> ofVault() throws PkiException {
        return vaults.there()
                ? vaults.get().entries().stream().map(Entry::certificate).toList()
                : List.of();
    }

    /// The certificate to judge, and the others that came with it: where there are private keys, the first that one
    /// of them belongs to, wherever it stands; else the first of all.
    ///
    /// @throws PkiException.NoCertificate when there is none
    List<EncodedCertificate> leafFirst(Source source, List<Passphrase> passwords) throws PkiException {
        if (source instanceof Source.Given(var given)) {
            return given;
        }
        var items = items(source, passwords);
        var found = certificates(items, source);
        var keys = items.stream()
                .filter(Item.PrivateKeyItem.class::isInstance)
                .map(i -> ((Item.PrivateKeyItem) i).privateKey())
                .toList();
        return found.stream()
                .filter(c -> keys.stream().anyMatch(key -> belongs(key, c)))
                .findFirst()
                .map(leaf -> Stream.concat(Stream.of(leaf), found.stream().filter(c -> !c.equals(leaf)))
                        .toList())
                .orElse(found);
    }

    private boolean belongs(PrivateKey key, EncodedCertificate certificate) {
        try {
            return privateKeys.matches(key, certificate);
        } catch (PkiException e) {
            System.getLogger(VerificationMaterial.class.getName())
                    .log(System.Logger.Level.DEBUG, "a key cannot be tried on a certificate", e);
            return false;
        }
    }

    /// At least one.
    ///
    /// @throws PkiException.NoCertificate when there is none
    List<EncodedCertificate> certificates(Source source, List<Passphrase> passwords) throws PkiException {
        if (source instanceof Source.Given(var given)) {
            return given;
        }
        return certificates(items(source, passwords), source);
    }

    private static List<EncodedCertificate> certificates(List<Item> items, Source source)
            throws PkiException.NoCertificate {
        var found = items.stream()
                .filter(Item.CertificateItem.class::isInstance)
                .map(i -> ((Item.CertificateItem) i).certificate())
                .toList();
        if (found.isEmpty()) {
            throw new PkiException.NoCertificate(name(source));
        }
        return found;
    }

    /// At least one.
    ///
    /// @throws PkiException.NoRevocationList when there is none
    List<Bytes> revocationLists(Source source, List<Passphrase> passwords) throws PkiException {
        var found = items(source, passwords).stream()
                .filter(Item.RevocationListItem.class::isInstance)
                .map(i -> ((Item.RevocationListItem) i).der())
                .toList();
        if (found.isEmpty()) {
            throw new PkiException.NoRevocationList(name(source));
        }
        return found;
    }

    /// At least one. An answer that came straight from a responder is taken as it is.
    ///
    /// @throws PkiException.Unrecognized when there is none
    List<Bytes> ocspResponses(Source source, List<Passphrase> passwords) throws PkiException {
        var octets = octets(source);
        if (looksLikeAnswer(octets)) {
            return List.of(Bytes.of(octets));
        }
        var found = items(new Source.OfOctets(Bytes.of(octets), name(source)), passwords).stream()
                .filter(Item.OcspResponseItem.class::isInstance)
                .map(i -> ((Item.OcspResponseItem) i).der())
                .toList();
        if (found.isEmpty()) {
            throw new PkiException.Unrecognized(name(source));
        }
        return found;
    }

    /// A sequence that begins with an enumeration, which no certificate, list or request does (RFC 6960
    /// §4.2.1).
    private static boolean looksLikeAnswer(byte[] octets) {
        if (octets.length < 5 || octets[0] != SEQUENCE) {
            return false;
        }
        int first = (octets[1] & 0x80) == 0 ? 2 : 2 + (octets[1] & 0x7f);
        return first < octets.length && octets[first] == ENUMERATED;
    }

    private List<Item> items(Source source, List<Passphrase> passwords) throws PkiException {
        var characters = passwords.stream().map(Passphrase::copy).toList();
        try {
            return content.read(octets(source), name(source), characters).items();
        } finally {
            characters.forEach(c -> Arrays.fill(c, '\0'));
        }
    }

    private byte[] octets(Source source) throws PkiException {
        return switch (source) {
            case Source.OfFile(var file) -> files.read(file);
            case Source.OfOctets(var octets, var _) -> octets.toArray();
            case Source.Given _ -> new byte[0];
        };
    }

    private static String name(Source source) {
        return switch (source) {
            case Source.OfFile(var file) -> file.toString();
            case Source.OfOctets(var _, var name) -> name;
            case Source.Given _ -> "";
        };
    }
}
