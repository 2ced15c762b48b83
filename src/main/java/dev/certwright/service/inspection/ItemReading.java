package dev.certwright.service.inspection;

import dev.certwright.model.Bytes;
import dev.certwright.model.PkiException;
import dev.certwright.model.certificate.PublicKeyDetails;
import dev.certwright.model.inspection.Fact;
import dev.certwright.pki.certificate.CertificateReader;
import dev.certwright.pki.certificate.CertificationRequestReader;
import dev.certwright.pki.certificate.PublicKeyCodec;
import dev.certwright.pki.certificate.RevocationListReader;
import dev.certwright.pki.encoding.Decoded;
import dev.certwright.pki.encoding.Item;
import dev.certwright.pki.key.PrivateKeyCodec;
import dev.certwright.pki.key.PublicHalf;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Puts what was found in a content into words, one item at a time: what is wrong with one takes nothing from the
/// others.
public final class ItemReading {
    private final CertificateReader certificates;
    private final CertificationRequestReader requests;
    private final RevocationListReader revocationLists;
    private final PrivateKeyCodec privateKeys;

    public ItemReading(
            CertificateReader certificates,
            CertificationRequestReader requests,
            RevocationListReader revocationLists,
            PrivateKeyCodec privateKeys) {
        this.certificates = certificates;
        this.requests = requests;
        this.revocationLists = revocationLists;
        this.privateKeys = privateKeys;
    }

    /// An item with what belongs to it.
    private record Entry(Inspected.Item item, Bytes octets, List<Fact> facts) {}

    Inspected read(String source, Decoded decoded) {
        var entries = new ArrayList<Entry>();
        for (var item : decoded.items()) {
            entries.add(isKey(item) ? placeholder() : entry(item));
        }
        var matching =
                new KeyMatching(privateKeys, entries.stream().map(Entry::item).toList());
        for (int i = 0; i < entries.size(); i++) {
            var item = decoded.items().get(i);
            if (isKey(item)) {
                entries.set(i, key(item, matching));
            }
        }
        return new Inspected(
                source,
                decoded.kind(),
                entries.stream().map(Entry::item).toList(),
                entries.stream().map(Entry::octets).toList(),
                entries.stream().map(Entry::facts).toList(),
                decoded.notes());
    }

    private static boolean isKey(Item item) {
        return item instanceof Item.PrivateKeyItem || item instanceof Item.OpaquePrivateKeyItem;
    }

    /// Stands where a key comes to stand once all certificates are known.
    private static Entry placeholder() {
        return entry(new Inspected.Item.Other("private-key", "", Optional.empty()), Bytes.EMPTY);
    }

    private static Entry key(Item item, KeyMatching matching) {
        return switch (item) {
            case Item.PrivateKeyItem(var key, var alias) -> {
                var spki = PublicHalf.of(key);
                var details = spki.flatMap(ItemReading::details);
                yield entry(
                        new Inspected.Item.PrivateKey(
                                details.map(PublicKeyDetails::label).orElseGet(() -> KeyLabel.of(key)),
                                alias,
                                matching.certificate(key, details.map(PublicKeyDetails::spkiSha256)),
                                details.map(PublicKeyDetails::spkiSha256)),
                        Bytes.EMPTY);
            }
            case Item.OpaquePrivateKeyItem(var algorithm, var spki, var alias) -> {
                var fingerprint = spki.flatMap(ItemReading::details).map(PublicKeyDetails::spkiSha256);
                yield entry(
                        new Inspected.Item.PrivateKey(
                                algorithm, alias, fingerprint.flatMap(matching::certificate), fingerprint),
                        Bytes.EMPTY);
            }
            case Item.CertificateItem _,
                    Item.RequestItem _,
                    Item.RevocationListItem _,
                    Item.PublicKeyItem _,
                    Item.SecretKeyItem _,
                    Item.SignedPublicKeyItem _,
                    Item.OcspResponseItem _,
                    Item.SshKeyItem _,
                    Item.SshCertificateItem _,
                    Item.OtherItem _,
                    Item.LockedItem _,
                    Item.BrokenItem _ -> throw new IllegalArgumentException("no private key");
        };
    }

    private static Optional<PublicKeyDetails> details(Bytes spki) {
        try {
            return Optional.of(PublicKeyCodec.details(spki));
        } catch (PkiException.Malformed _) {
            return Optional.empty();
        }
    }

    private Entry entry(Item item) {
        try {
            return read(item);
        } catch (PkiException e) {
            return broken(item, e);
        } catch (RuntimeException | StackOverflowError bug) {
            return broken(item, new PkiException.Unexpected(bug));
        }
    }

    private Entry read(Item item) throws PkiException {
        return switch (item) {
            case Item.CertificateItem(var certificate, var alias) ->
                entry(
                        new Inspected.Item.Certificate(certificates.read(certificate), alias),
                        Bytes.of(certificate.der()));
            case Item.RequestItem(var der) -> entry(new Inspected.Item.Request(requests.read(der.toArray())), der);
            case Item.RevocationListItem(var der) ->
                entry(new Inspected.Item.RevocationList(revocationLists.read(der.toArray())), der);
            case Item.PublicKeyItem(var spki, var alias) ->
                entry(new Inspected.Item.PublicKey(PublicKeyCodec.details(spki), alias), spki);
            case Item.OcspResponseItem(var der) -> entry(other("ocsp-response", "", Optional.empty()), der);
            case Item.SignedPublicKeyItem(var der) -> entry(other("signed-public-key", "", Optional.empty()), der);
            case Item.SecretKeyItem(var algorithm, var bits, var alias) ->
                entry(other("secret-key", bits == 0 ? algorithm : algorithm + " " + bits, alias), Bytes.EMPTY);
            case Item.SshKeyItem key ->
                new Entry(other("ssh-key", key.type(), named(key.comment())), Bytes.EMPTY, SshFacts.of(key));
            case Item.SshCertificateItem certificate ->
                new Entry(
                        other("ssh-certificate", certificate.type(), named(certificate.keyId())),
                        Bytes.EMPTY,
                        SshFacts.of(certificate));
            case Item.OtherItem(var kind, var octets) -> entry(other(kind, "", Optional.empty()), octets);
            case Item.LockedItem(var kind, var alias, var cause) ->
                entry(new Inspected.Item.Closed(kind, alias, cause.phrase(), opens(cause)), Bytes.EMPTY);
            case Item.BrokenItem(var kind, var cause, var octets) ->
                entry(new Inspected.Item.Closed(kind, Optional.empty(), cause.phrase(), false), octets);
            case Item.PrivateKeyItem _, Item.OpaquePrivateKeyItem _ ->
                throw new IllegalArgumentException("keys are read last");
        };
    }

    private static Entry entry(Inspected.Item item, Bytes octets) {
        return new Entry(item, octets, List.of());
    }

    private static Optional<String> named(String name) {
        return name.isBlank() ? Optional.empty() : Optional.of(name);
    }

    private static Inspected.Item other(String kind, String label, Optional<String> alias) {
        return new Inspected.Item.Other(kind, label, alias);
    }

    /// Whether another password could help.
    private static boolean opens(PkiException cause) {
        return cause instanceof PkiException.WrongPassword || cause instanceof PkiException.PasswordRequired;
    }

    private static Entry broken(Item item, PkiException cause) {
        return switch (item) {
            case Item.CertificateItem(var certificate, var alias) ->
                broken("certificate", alias, cause, Bytes.of(certificate.der()));
            case Item.RequestItem(var der) -> broken("request", Optional.empty(), cause, der);
            case Item.RevocationListItem(var der) -> broken("revocation-list", Optional.empty(), cause, der);
            case Item.PublicKeyItem(var spki, var alias) -> broken("public-key", alias, cause, spki);
            case Item.OcspResponseItem(var der) -> broken("ocsp-response", Optional.empty(), cause, der);
            case Item.SignedPublicKeyItem(var der) -> broken("signed-public-key", Optional.empty(), cause, der);
            case Item.SshKeyItem _ -> broken("ssh-key", Optional.empty(), cause, Bytes.EMPTY);
            case Item.SshCertificateItem _ -> broken("ssh-certificate", Optional.empty(), cause, Bytes.EMPTY);
            case Item.SecretKeyItem(var _, var _, var alias) -> broken("secret-key", alias, cause, Bytes.EMPTY);
            case Item.PrivateKeyItem(var _, var alias) -> broken("private-key", alias, cause, Bytes.EMPTY);
            case Item.OpaquePrivateKeyItem(var _, var _, var alias) -> broken("private-key", alias, cause, Bytes.EMPTY);
            case Item.OtherItem(var kind, var octets) -> broken(kind, Optional.empty(), cause, octets);
            case Item.LockedItem(var kind, var alias, var _) -> broken(kind, alias, cause, Bytes.EMPTY);
            case Item.BrokenItem(var kind, var _, var octets) -> broken(kind, Optional.empty(), cause, octets);
        };
    }

    private static Entry broken(String kind, Optional<String> alias, PkiException cause, Bytes octets) {
        return entry(new Inspected.Item.Closed(kind, alias, cause.phrase(), false), octets);
    }
}
