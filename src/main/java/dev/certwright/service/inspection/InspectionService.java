package dev.certwright.service.inspection;

import dev.certwright.model.Bytes;
import dev.certwright.model.Passphrase;
import dev.certwright.model.PkiException;
import dev.certwright.pki.certificate.CertificateReader;
import dev.certwright.pki.certificate.CertificationRequestReader;
import dev.certwright.pki.certificate.RevocationListReader;
import dev.certwright.pki.encoding.ContentReader;
import dev.certwright.pki.encoding.Item;
import dev.certwright.pki.key.PrivateKeyCodec;
import dev.certwright.store.FileAccess;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Opens any file and says what it is.
public final class InspectionService {
    private final ContentReader content;
    private final CertificateReader certificates;
    private final CertificationRequestReader requests;
    private final RevocationListReader revocationLists;
    private final PrivateKeyCodec privateKeys;
    private final FileAccess files;

    public InspectionService(
            ContentReader content,
            CertificateReader certificates,
            CertificationRequestReader requests,
            RevocationListReader revocationLists,
            PrivateKeyCodec privateKeys,
            FileAccess files) {
        this.content = content;
        this.certificates = certificates;
        this.requests = requests;
        this.revocationLists = revocationLists;
        this.privateKeys = privateKeys;
        this.files = files;
    }

    /// Reads a file and says what is in it.
    ///
    /// @throws PkiException.FileMissing when there is no such file
    public Inspected inspect(Path file, List<Passphrase> passwords) throws PkiException {
        return inspect(files.read(file), file.toString(), passwords);
    }

    /// Says what the content is.
    ///
    /// @param source what to call it in messages
    public Inspected inspect(byte[] octets, String source, List<Passphrase> passwords) throws PkiException {
        var characters = passwords.stream().map(Passphrase::copy).toList();
        try {
            var decoded = content.read(octets, source, characters);
            var items = new ArrayList<Inspected.Item>();
            for (var item : decoded.items()) {
                items.add(inspected(item, decoded.items()));
            }
            var encodings =
                    decoded.items().stream().map(InspectionService::octets).toList();
            return new Inspected(source, decoded.kind(), items, encodings, decoded.notes());
        } finally {
            characters.forEach(c -> Arrays.fill(c, '\0'));
        }
    }

    private Inspected.Item inspected(Item item, List<Item> all) throws PkiException {
        return switch (item) {
            case Item.CertificateItem(var certificate, var alias) ->
                new Inspected.Item.Certificate(certificates.read(certificate), alias);
            case Item.PrivateKeyItem(var key, var alias) ->
                new Inspected.Item.PrivateKey(KeyLabel.of(key), alias, match(key, all), Optional.empty());
            case Item.RequestItem(var der) -> new Inspected.Item.Request(requests.read(der.toArray()));
            case Item.RevocationListItem(var der) ->
                new Inspected.Item.RevocationList(revocationLists.read(der.toArray()));
            case Item.OcspResponseItem _ -> other("ocsp-response", "", Optional.empty());
            case Item.SignedPublicKeyItem _ -> other("signed-public-key", "", Optional.empty());
            case Item.PublicKeyItem(var _, var alias) -> other("public-key", "", alias);
            case Item.OpaquePrivateKeyItem(var algorithm, var _, var alias) -> other("private-key", algorithm, alias);
            case Item.SecretKeyItem(var algorithm, var _, var alias) -> other("secret-key", algorithm, alias);
            case Item.SshKeyItem key -> other("ssh-key", key.type(), Optional.of(key.comment()));
            case Item.SshCertificateItem certificate ->
                other("ssh-certificate", certificate.type(), Optional.of(certificate.keyId()));
            case Item.OtherItem(var kind, var _) -> other(kind, "", Optional.empty());
            case Item.LockedItem(var kind, var alias, var cause) ->
                new Inspected.Item.Closed(kind, alias, cause.phrase(), true);
            case Item.BrokenItem(var kind, var cause, var _) ->
                new Inspected.Item.Closed(kind, Optional.empty(), cause.phrase(), false);
        };
    }

    private Optional<Integer> match(PrivateKey key, List<Item> all) throws PkiException {
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i) instanceof Item.CertificateItem(var certificate, var _)
                    && privateKeys.matches(key, certificate)) {
                return Optional.of(i);
            }
        }
        return Optional.empty();
    }

    private static Inspected.Item other(String kind, String label, Optional<String> alias) {
        return new Inspected.Item.Other(kind, label, alias);
    }

    private static Bytes octets(Item item) {
        return switch (item) {
            case Item.CertificateItem(var certificate, var _) -> Bytes.of(certificate.der());
            case Item.RequestItem(var der) -> der;
            case Item.RevocationListItem(var der) -> der;
            case Item.OcspResponseItem(var der) -> der;
            case Item.SignedPublicKeyItem(var der) -> der;
            case Item.PublicKeyItem(var spki, var _) -> spki;
            case Item.OtherItem(var _, var octets) -> octets;
            case Item.BrokenItem(var _, var _, var octets) -> octets;
            case Item.PrivateKeyItem _,
                    Item.OpaquePrivateKeyItem _,
                    Item.SecretKeyItem _,
                    Item.SshKeyItem _,
                    Item.SshCertificateItem _,
                    Item.LockedItem _ -> Bytes.EMPTY;
        };
    }
}
