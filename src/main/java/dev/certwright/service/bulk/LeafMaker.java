package dev.certwright.service.bulk;

import dev.certwright.model.PkiException;
import dev.certwright.model.certificate.EncodedCertificate;
import dev.certwright.model.inventory.Entry;
import dev.certwright.model.key.KeySpec;
import dev.certwright.model.name.GeneralName;
import dev.certwright.pki.certificate.CertificateIssuer;
import dev.certwright.pki.certificate.CertificateReader;
import dev.certwright.pki.certificate.SigningAuthority;
import dev.certwright.pki.key.KeyPairFactory;
import dev.certwright.pki.key.PrivateKeyCodec;
import dev.certwright.store.CredentialSource;
import dev.certwright.store.NewLeaf;
import java.security.PrivateKey;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/// Makes key, certificate and files of a row. Safe for use by several threads.
///
/// That the CA's key fits is tried once for all. Of what was made, the first certificate of each kind of key and then
/// one of every few hundred are verified and read back; to do so with each would cost as much again as making it.
final class LeafMaker implements Batch.Maker {
    private static final int SAMPLE = 256;

    private final Tools tools;
    private final SigningAuthority authority;
    private final Optional<DevicePacker> packer;
    private final Map<KeySpec, String> labels = new ConcurrentHashMap<>();
    private final AtomicLong made = new AtomicLong();

    /// What certificates are made with.
    record Tools(
            KeyPairFactory keyPairs,
            PrivateKeyCodec privateKeys,
            CertificateIssuer issuer,
            CertificateReader reader,
            CredentialSource credentials) {}

    /// @param packer empty when no files are wanted
    LeafMaker(Tools tools, SigningAuthority authority, Optional<DevicePacker> packer) {
        this.tools = tools;
        this.authority = authority;
        this.packer = packer;
    }

    @Override
    public Batch.Made make(CheckedRow row) throws PkiException {
        return switch (row) {
            case CheckedRow.Ready ready -> issue(ready);
            case CheckedRow.Issued(var _, var entry) -> new Batch.Made(Optional.empty(), packAgain(entry));
            case CheckedRow.Refused _ -> new Batch.Made(Optional.empty(), Optional.empty());
        };
    }

    private Batch.Made issue(CheckedRow.Ready row) throws PkiException {
        var pair = tools.keyPairs().generate(row.order().key());
        var serialNumber = tools.issuer().newSerialNumber();
        var template = row.template();
        var certificate = authority.issue(template, pair.getPublic(), serialNumber);
        var key = row.order().key();
        if (!labels.containsKey(key) || made.incrementAndGet() % SAMPLE == 0) {
            labels.put(key, readBack(row, certificate));
        }
        var files = packed(row.name(), certificate, pair.getPrivate());
        return new Batch.Made(
                Optional.of(new NewLeaf(
                        row.name(),
                        row.order().profile(),
                        certificate,
                        serialNumber,
                        template.subject().toString(),
                        template.subjectAltNames().stream()
                                .map(GeneralName::value)
                                .collect(Collectors.joining(" ")),
                        labels.getOrDefault(key, ""),
                        template.validity(),
                        tools.privateKeys().encodeSecret(pair.getPrivate()))),
                files);
    }

    /// Verifies a sample, and that it says what was ordered.
    ///
    /// @return what its key is called
    private String readBack(CheckedRow.Ready row, EncodedCertificate certificate) throws PkiException {
        var details = tools.reader().read(certificate);
        var template = row.template();
        if (!authority.issued(certificate)
                || !details.subject().equals(template.subject())
                || !details.subjectAltNames().equals(template.subjectAltNames())
                || !details.validity().equals(template.validity())) {
            throw new IllegalStateException("a certificate came out different from what was ordered");
        }
        return details.publicKey().label();
    }

    private Optional<DeviceFiles> packed(String name, EncodedCertificate certificate, PrivateKey key)
            throws PkiException {
        return packer.isPresent() ? Optional.of(packer.get().pack(name, certificate, key)) : Optional.empty();
    }

    private Optional<DeviceFiles> packAgain(Entry entry) throws PkiException {
        return packer.isPresent()
                ? packed(entry.name(), entry.certificate(), tools.credentials().privateKey(entry))
                : Optional.empty();
    }
}
