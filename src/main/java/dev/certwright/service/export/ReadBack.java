package dev.certwright.service.export;

import dev.certwright.model.Passphrase;
import dev.certwright.model.PkiException;
import dev.certwright.model.certificate.EncodedCertificate;
import dev.certwright.pki.encoding.ContentReader;
import dev.certwright.pki.encoding.Item;
import dev.certwright.pki.key.PrivateKeyCodec;
import dev.certwright.store.FileAccess;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Reads written files as a stranger would, and compares what they hold with what they are to hold.
final class ReadBack {
    private final ContentReader reader;
    private final PrivateKeyCodec privateKeys;
    private final FileAccess files;

    ReadBack(ContentReader reader, PrivateKeyCodec privateKeys, FileAccess files) {
        this.reader = reader;
        this.privateKeys = privateKeys;
        this.files = files;
    }

    /// What a file is to hold.
    ///
    /// @param certificates in order
    /// @param keyOf        the certificate whose private key is to be there; empty for no key
    record Expected(Path file, List<EncodedCertificate> certificates, Optional<EncodedCertificate> keyOf) {}

    /// Compares one file.
    ///
    /// @throws PkiException.ExportDiffers when it holds anything else
    void check(Expected expected, Optional<Passphrase> password) throws PkiException {
        var passwords = password.map(Passphrase::copy).stream().toList();
        var octets = files.read(expected.file());
        try {
            var items =
                    reader.read(octets, expected.file().toString(), passwords).items();
            var certificates = items.stream()
                    .filter(Item.CertificateItem.class::isInstance)
                    .map(item -> ((Item.CertificateItem) item).certificate())
                    .toList();
            if (!certificates.equals(expected.certificates()) || !keyFits(items, expected.keyOf())) {
                throw new PkiException.ExportDiffers(expected.file());
            }
        } finally {
            Arrays.fill(octets, (byte) 0);
            passwords.forEach(p -> Arrays.fill(p, '\0'));
        }
    }

    private boolean keyFits(List<Item> items, Optional<EncodedCertificate> keyOf) throws PkiException {
        int keys = 0;
        for (var item : items) {
            if (item instanceof Item.PrivateKeyItem(var key, var _)) {
                keys++;
                if (keyOf.isEmpty() || !privateKeys.matches(key, keyOf.get())) {
                    return false;
                }
            }
        }
        return keys == (keyOf.isPresent() ? 1 : 0);
    }
}
