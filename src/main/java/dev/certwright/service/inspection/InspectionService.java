package dev.certwright.service.inspection;

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
            return new Inspected(source, decoded.kind(), items, decoded.notes());
        } finally {
            characters.forEach(c -> Arrays.fill(c, '\0'));
        }
    }

    private Inspected.Item inspected(Item item, List<Item> all) throws PkiException {
        return switch (item) {
            case Item.CertificateItem(var certificate, var alias) ->
                new Inspected.Item.Certificate(certificates.read(certificate), alias);
            case Item.PrivateKeyItem(var key, var alias) ->
                new Inspected.Item.PrivateKey(KeyLabel.of(key), alias, match(key, all));
            case Item.RequestItem(var der) -> new Inspected.Item.Request(requests.read(der.toArray()));
            case Item.RevocationListItem(var der) ->
                new Inspected.Item.RevocationList(revocationLists.read(der.toArray()));
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
}
