package dev.certwright.service.importing;

import dev.certwright.model.Bytes;
import dev.certwright.model.Cancellation;
import dev.certwright.model.Passphrase;
import dev.certwright.model.PkiException;
import dev.certwright.model.certificate.EncodedCertificate;
import dev.certwright.model.certificate.Fingerprint;
import dev.certwright.pki.certificate.CertificateReader;
import dev.certwright.pki.certificate.RevocationRecords;
import dev.certwright.pki.encoding.ContentReader;
import dev.certwright.pki.encoding.Effort;
import dev.certwright.pki.encoding.Item;
import dev.certwright.pki.key.PublicHalf;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reads files with certificates, keys and revocation lists into a [Material].
final class Gathering {
    private static final Set<String> KEY_KINDS =
            Set.of("private-key", "pkcs12", "key-store", "bcfks", "encrypted-data");

    private final ContentReader content;
    private final CertificateReader certificates;
    private final List<Passphrase> passwords;
    private final Cancellation cancellation;
    private final Material material;
    private final Set<Fingerprint> keysSeen = new HashSet<>();
    private final Set<Bytes> listsSeen = new HashSet<>();

    Gathering(
            ContentReader content,
            CertificateReader certificates,
            List<Passphrase> passwords,
            Cancellation cancellation,
            Material material) {
        this.content = content;
        this.certificates = certificates;
        this.passwords = List.copyOf(passwords);
        this.cancellation = cancellation;
        this.material = material;
        material.keys.forEach(key -> key.spki().ifPresent(keysSeen::add));
        material.lists.forEach(list -> listsSeen.add(list.records().der()));
    }

    /// Takes in what a file holds; what stays shut is kept as [Material.Locked].
    ///
    /// @param alias what the certificate in it is called elsewhere
    /// @throws PkiException when nothing in it can be read
    void read(byte[] octets, String source, Optional<String> alias) throws PkiException {
        var characters = passwords.stream().map(Passphrase::copy).toList();
        try {
            var decoded = content.read(octets, source, characters, Effort.BOUNDED, cancellation);
            boolean shut = false;
            for (var item : decoded.items()) {
                if (item instanceof Item.LockedItem(var kind, var _, var why) && KEY_KINDS.contains(kind)) {
                    if (!shut && openable(why)) {
                        material.locked.add(new Material.Locked(source, Bytes.of(octets), why));
                    }
                    shut = true;
                } else {
                    take(item, source, alias);
                }
            }
        } catch (PkiException.WrongPassword | PkiException.PasswordRequired e) {
            material.locked.add(new Material.Locked(source, Bytes.of(octets), e));
        } finally {
            characters.forEach(c -> Arrays.fill(c, '\0'));
        }
    }

    private static boolean openable(PkiException why) {
        return why instanceof PkiException.WrongPassword || why instanceof PkiException.PasswordRequired;
    }

    /// Tries what stayed shut again, with the passwords of this gathering.
    void readLocked() throws PkiException {
        var before = new ArrayList<>(material.locked);
        material.locked.clear();
        for (var file : before) {
            cancellation.check();
            read(file.octets().toArray(), file.source(), Optional.empty());
        }
    }

    private void take(Item item, String source, Optional<String> alias) throws PkiException {
        switch (item) {
            case Item.CertificateItem(var certificate, var own) ->
                certificate(certificate, own.isPresent() ? own : alias, source);
            case Item.PrivateKeyItem(var key, var _) -> key(key, source);
            case Item.RevocationListItem(var der) -> list(der, source);
            case Item.BrokenItem(var kind, var why, var _) -> {
                if (kind.equals("certificate") || KEY_KINDS.contains(kind)) {
                    material.remarks.add(new Material.Remark(source, why.phrase()));
                }
            }
            case Item.OpaquePrivateKeyItem(var algorithm, var _, var _) ->
                material.remark(source, "adopt.note.keyUnusable", algorithm);
            default -> {}
        }
    }

    private void certificate(EncodedCertificate certificate, Optional<String> alias, String source) {
        material.byFile.putIfAbsent(source, certificate);
        if (material.certificates.containsKey(certificate)) {
            return;
        }
        try {
            material.certificates.put(certificate, Candidate.of(certificates.read(certificate), alias, source));
        } catch (PkiException.Malformed e) {
            material.remarks.add(new Material.Remark(source, e.phrase()));
        }
    }

    private void key(PrivateKey key, String source) {
        var spki = PublicHalf.of(key).map(Gathering::sha256);
        if (spki.isEmpty() || keysSeen.add(spki.get())) {
            material.keys.add(new Material.FoundKey(key, spki, source));
        }
    }

    /// Also takes a list that lies in two places once.
    void list(Bytes der, String source) {
        if (listsSeen.add(der)) {
            try {
                material.lists.add(new Material.FoundList(RevocationRecords.read(der), source));
            } catch (PkiException e) {
                material.remarks.add(new Material.Remark(source, e.phrase()));
            }
        }
    }

    private static Fingerprint sha256(Bytes spki) {
        try {
            return new Fingerprint(
                    "SHA-256", MessageDigest.getInstance("SHA-256").digest(spki.toArray()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
