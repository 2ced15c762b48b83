package dev.certwright.service.keystore;

import dev.certwright.model.Passphrase;
import dev.certwright.model.Phrase;
import dev.certwright.model.PkiException;
import dev.certwright.model.finding.Severity;
import dev.certwright.model.keystore.Opener;
import dev.certwright.model.keystore.Pkcs12Report;
import dev.certwright.model.keystore.StoreFinding;
import dev.certwright.pki.certificate.CertificateReader;
import dev.certwright.pki.encoding.ContentReader;
import dev.certwright.pki.encoding.Decoded;
import dev.certwright.pki.encoding.Item;
import dev.certwright.pki.encoding.Pkcs12Anatomy;
import dev.certwright.pki.encoding.Pkcs12Conversion;
import dev.certwright.pki.encoding.Pkcs12Preset;
import dev.certwright.store.FileAccess;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The doctor of key stores: examines them and writes them anew.
public final class KeystoreService {
    /// Kinds whose certificates are trusted ones unless they belong to a key.
    private static final Set<String> JAVA_STORES = Set.of("jks", "jceks", "bks", "uber", "bcfks");

    private final ContentReader content;
    private final CertificateReader reader;
    private final Pkcs12Anatomy anatomy = new Pkcs12Anatomy();
    private final Pkcs12Conversion conversion;
    private final FileAccess files;

    public KeystoreService(
            ContentReader content, CertificateReader reader, Pkcs12Conversion conversion, FileAccess files) {
        this.content = content;
        this.reader = reader;
        this.conversion = conversion;
        this.files = files;
    }

    /// Reads a file.
    ///
    /// @throws PkiException.FileMissing when there is no such file
    public byte[] read(Path file) throws PkiException {
        return files.read(file);
    }

    /// Whether the octets are a PKCS #12 container, of which there is more to say than its kind.
    public static boolean examinable(byte[] octets) {
        return Pkcs12Anatomy.recognises(octets);
    }

    /// Examines a key store. Without the right password it says what can be seen from outside.
    ///
    /// @param source    what to call it in messages
    /// @param passwords to try; they stay the caller's to close
    /// @throws PkiException.Unrecognized when it is no key store of any kind
    public Pkcs12Report examine(byte[] octets, String source, List<Passphrase> passwords) throws PkiException {
        var characters = passwords.stream().map(Passphrase::copy).toList();
        try {
            if (!examinable(octets)) {
                return other(octets, source, characters);
            }
            var structure = anatomy.dissect(octets, source, characters);
            var certificates = StoreCertificates.of(structure, reader);
            var java = JavaView.of(structure, certificates);
            var features = StoreFeatures.of(structure);
            return new Pkcs12Report(
                    source,
                    "pkcs12",
                    Optional.of(structure),
                    structure.open() ? java.entries() : List.of(),
                    Arrays.stream(Opener.values()).map(o -> o.judge(features)).toList(),
                    StoreFindings.of(structure, certificates, java));
        } finally {
            characters.forEach(c -> Arrays.fill(c, '\0'));
        }
    }

    private Pkcs12Report other(byte[] octets, String source, List<char[]> passwords) throws PkiException {
        var kind = StoreKind.of(octets);
        if (kind.isEmpty()) {
            try {
                kind = Optional.of(content.read(octets, source, passwords).kind());
            } catch (PkiException.WrongPassword | PkiException.PasswordRequired | PkiException.IntegrityFailed _) {
                kind = Optional.of("encrypted");
            }
        }
        var finding = StoreFinding.of(Severity.NOTE, "other-kind", StoreKind.name(kind.get()));
        return new Pkcs12Report(source, kind.get(), Optional.empty(), List.of(), List.of(), List.of(finding));
    }

    /// Writes a key store, or a bundle of PEM blocks, anew as PKCS #12. What was written is read back before it is
    /// called done, and the file appears whole or not at all, readable by its owner only.
    ///
    /// @param octets of the old one
    /// @throws PkiException.WrongPassword when no password opens the old one
    /// @throws PkiException.Unrecognized  when there is neither key nor certificate in it
    /// @throws PkiException.FileExists    when the new one is there already and may not be replaced
    public Converted convert(byte[] octets, Conversion wanted) throws PkiException {
        var passwords = new ArrayList<char[]>();
        wanted.passwords().forEach(p -> passwords.add(p.copy()));
        var newPassword = wanted.newPassword().copy();
        byte[] written = {};
        try {
            var decoded = content.read(octets, wanted.source(), passwords);
            if (decoded.certificates().isEmpty() && decoded.privateKeys().isEmpty()) {
                throw new PkiException.Unrecognized(wanted.source());
            }
            var preset = switch (wanted.to()) {
                case MODERN -> Pkcs12Preset.MODERN;
                case COMPATIBLE -> Pkcs12Preset.COMPATIBLE;
            };
            var trusted = trusted(octets, decoded, wanted, passwords);
            written = conversion.write(decoded.items(), trusted, preset, newPassword);
            requireSame(decoded, content.read(written, wanted.out().toString(), List.of(newPassword)), wanted.out());
            var file = new FileAccess.Content(written, true);
            try {
                files.write(Map.of(wanted.out(), file), wanted.overwrite());
            } finally {
                file.wipe();
            }
            return new Converted(
                    wanted.out(),
                    decoded.privateKeys().size(),
                    (int) decoded.certificates().stream().distinct().count(),
                    left(decoded));
        } finally {
            passwords.forEach(c -> Arrays.fill(c, '\0'));
            Arrays.fill(newPassword, '\0');
            Arrays.fill(written, (byte) 0);
        }
    }

    private Set<Item.CertificateItem> trusted(byte[] octets, Decoded decoded, Conversion wanted, List<char[]> passwords)
            throws PkiException {
        var marked = new HashSet<Item.CertificateItem>();
        if (wanted.javaTrust() || JAVA_STORES.contains(decoded.kind())) {
            var inChains = conversion.inChains(decoded.items());
            for (var item : decoded.items()) {
                if (item instanceof Item.CertificateItem certificate && !inChains.contains(certificate.certificate())) {
                    marked.add(certificate);
                }
            }
        }
        if (examinable(octets)) {
            for (var bag : anatomy.dissect(octets, wanted.source(), passwords).bags()) {
                if (bag.trustedUses().isPresent()) {
                    bag.certificate().ifPresent(c -> marked.add(new Item.CertificateItem(c, bag.friendlyName())));
                }
            }
        }
        return marked;
    }

    private static void requireSame(Decoded before, Decoded after, Path file) throws PkiException {
        var keys = encoded(before.privateKeys());
        if (!new HashSet<>(before.certificates()).equals(new HashSet<>(after.certificates()))
                || !keys.equals(encoded(after.privateKeys()))) {
            throw new PkiException.ExportDiffers(file);
        }
    }

    /// Compared by their algorithm and their hash, not to keep copies of secrets.
    private static List<Integer> encoded(List<PrivateKey> keys) {
        var hashes = new ArrayList<Integer>();
        for (var key : keys) {
            var octets = key.getEncoded();
            hashes.add(Arrays.hashCode(octets));
            Arrays.fill(octets, (byte) 0);
        }
        return hashes.stream().sorted().toList();
    }

    private static List<Phrase> left(Decoded decoded) {
        long other = decoded.items().stream()
                .filter(item -> !(item instanceof Item.CertificateItem) && !(item instanceof Item.PrivateKeyItem))
                .count();
        return other == 0 ? List.of() : List.of(Phrase.of("keystore.convert.left", other));
    }
}
