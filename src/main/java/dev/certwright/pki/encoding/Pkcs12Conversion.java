package dev.certwright.pki.encoding;

import dev.certwright.model.PkiException;
import dev.certwright.model.certificate.EncodedCertificate;
import dev.certwright.pki.certificate.CertificateReader;
import dev.certwright.pki.certificate.NameComparison;
import dev.certwright.pki.key.PrivateKeyCodec;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERBMPString;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.pkcs.Attribute;
import org.bouncycastle.asn1.pkcs.CertBag;
import org.bouncycastle.asn1.pkcs.EncryptedPrivateKeyInfo;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.SafeBag;

/// Writes what was found in some file into a new PKCS #12 container (RFC 7292), with every key, chain and name.
public final class Pkcs12Conversion {
    /// `anyExtendedKeyUsage`, as `keytool` writes it for a trusted certificate.
    private static final ASN1ObjectIdentifier ANY_USE = new ASN1ObjectIdentifier("2.5.29.37.0");

    private final SecureRandom random;
    private final PrivateKeyCodec codec = new PrivateKeyCodec();
    private final CertificateReader reader = new CertificateReader();

    public Pkcs12Conversion(SecureRandom random) {
        this.random = random;
    }

    /// Writes a container. The own certificate of each key comes first, then its chain, then all others.
    ///
    /// @param items    keys and certificates; everything else is left out
    /// @param trusted  those of the certificates that get Java's mark of a trusted one
    /// @param password stays the caller's to wipe
    public byte[] write(List<Item> items, Set<Item.CertificateItem> trusted, Pkcs12Preset preset, char[] password) {
        var writer = new Pkcs12ConversionWriter(random, preset, password);
        var certificates = items.stream()
                .filter(Item.CertificateItem.class::isInstance)
                .map(Item.CertificateItem.class::cast)
                .toList();
        var keyBags = new ASN1EncodableVector();
        var ordered = new ArrayList<Item.CertificateItem>();
        var own = new ArrayList<Item.CertificateItem>();
        for (var item : items) {
            if (item instanceof Item.PrivateKeyItem(var key, var alias)) {
                var owner = owner(key, alias, certificates, own);
                owner.ifPresent(own::add);
                keyBags.add(keyBag(key, alias.or(() -> owner.flatMap(Item.CertificateItem::alias)), owner, writer));
                owner.ifPresent(c -> ordered.addAll(chain(c, certificates)));
            }
        }
        ordered.addAll(certificates);
        var certificateBags = new ASN1EncodableVector();
        var written = new HashSet<Item.CertificateItem>();
        for (var certificate : ordered) {
            if (written.add(certificate)) {
                boolean mark = trusted.contains(certificate) && !own.contains(certificate);
                certificateBags.add(certificateBag(certificate, own.contains(certificate), mark));
            }
        }
        return writer.container(new DERSequence(certificateBags), new DERSequence(keyBags));
    }

    /// The certificates that belong to a key's chain.
    public Set<EncodedCertificate> inChains(List<Item> items) {
        var certificates = items.stream()
                .filter(Item.CertificateItem.class::isInstance)
                .map(Item.CertificateItem.class::cast)
                .toList();
        var found = new HashSet<EncodedCertificate>();
        for (var item : items) {
            if (item instanceof Item.PrivateKeyItem(var key, var alias)) {
                owner(key, alias, certificates, List.of())
                        .ifPresent(c -> chain(c, certificates).forEach(part -> found.add(part.certificate())));
            }
        }
        return found;
    }

    /// Of several certificates with the key's public key the one with its name.
    private Optional<Item.CertificateItem> owner(
            PrivateKey key,
            Optional<String> alias,
            List<Item.CertificateItem> certificates,
            List<Item.CertificateItem> taken) {
        var fitting = certificates.stream()
                .filter(c -> !taken.contains(c))
                .filter(c -> matches(key, c.certificate()))
                .toList();
        return fitting.stream()
                .filter(c -> c.alias().equals(alias))
                .findFirst()
                .or(() -> fitting.stream().findFirst());
    }

    private boolean matches(PrivateKey key, EncodedCertificate certificate) {
        try {
            return codec.matches(key, certificate);
        } catch (PkiException _) {
            return false;
        }
    }

    private List<Item.CertificateItem> chain(Item.CertificateItem first, List<Item.CertificateItem> all) {
        var chain = new ArrayList<Item.CertificateItem>();
        var next = Optional.of(first);
        while (next.isPresent() && !chain.contains(next.get())) {
            chain.add(next.get());
            next = issuer(next.get(), all);
        }
        return chain;
    }

    private Optional<Item.CertificateItem> issuer(Item.CertificateItem issued, List<Item.CertificateItem> all) {
        try {
            var details = reader.read(issued.certificate());
            for (var candidate : all) {
                if (!details.selfIssued()
                        && NameComparison.same(
                                reader.read(candidate.certificate()).subject(), details.issuer())) {
                    return Optional.of(candidate);
                }
            }
        } catch (PkiException.Malformed _) {
            // what cannot be read has no chain
        }
        return Optional.empty();
    }

    private SafeBag keyBag(
            PrivateKey key,
            Optional<String> alias,
            Optional<Item.CertificateItem> owner,
            Pkcs12ConversionWriter writer) {
        var plain = codec.encode(key);
        try {
            var encrypted = writer.encrypt(plain);
            var id = owner.map(c -> identifier(c.certificate())).orElseGet(this::anyIdentifier);
            return new SafeBag(
                    PKCSObjectIdentifiers.pkcs8ShroudedKeyBag,
                    new EncryptedPrivateKeyInfo(
                            encrypted.algorithm(), encrypted.data().getOctets()),
                    attributes(alias, Optional.of(id), false));
        } finally {
            Arrays.fill(plain, (byte) 0);
        }
    }

    private static SafeBag certificateBag(Item.CertificateItem item, boolean own, boolean trusted) {
        return new SafeBag(
                PKCSObjectIdentifiers.certBag,
                new CertBag(
                        PKCSObjectIdentifiers.x509Certificate,
                        new DEROctetString(item.certificate().der())),
                attributes(
                        item.alias(), own ? Optional.of(identifier(item.certificate())) : Optional.empty(), trusted));
    }

    /// Ties a key to its certificate.
    private static byte[] identifier(EncodedCertificate certificate) {
        return HexFormat.of().parseHex(certificate.sha1().hex());
    }

    private byte[] anyIdentifier() {
        var octets = new byte[20];
        random.nextBytes(octets);
        return octets;
    }

    private static DERSet attributes(Optional<String> alias, Optional<byte[]> id, boolean trusted) {
        var attributes = new ArrayList<ASN1Encodable>();
        alias.filter(name -> !name.isEmpty())
                .ifPresent(name -> attributes.add(
                        attribute(PKCSObjectIdentifiers.pkcs_9_at_friendlyName, new DERBMPString(name))));
        id.ifPresent(octets ->
                attributes.add(attribute(PKCSObjectIdentifiers.pkcs_9_at_localKeyId, new DEROctetString(octets))));
        if (trusted) {
            attributes.add(attribute(Pkcs12AnatomyDraft.TRUSTED_KEY_USAGE, ANY_USE));
        }
        return new DERSet(attributes.toArray(ASN1Encodable[]::new));
    }

    private static Attribute attribute(ASN1ObjectIdentifier type, ASN1Encodable value) {
        return new Attribute(type, new DERSet(value));
    }
}
