package dev.certwright.pki.encoding;

import dev.certwright.model.PkiException;
import dev.certwright.model.certificate.EncodedCertificate;
import dev.certwright.model.keystore.Access;
import dev.certwright.model.keystore.Bag;
import dev.certwright.model.keystore.Protection;
import dev.certwright.pki.certificate.Asn1;
import dev.certwright.pki.certificate.CertificateReader;
import dev.certwright.pki.key.PrivateKeyCodec;
import java.security.PrivateKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.pkcs.CertBag;
import org.bouncycastle.asn1.pkcs.EncryptedPrivateKeyInfo;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.pkcs.SafeBag;

/// Reads the entries of a container for its anatomy. One that is broken does not keep the others from being shown.
final class Pkcs12AnatomyBags {
    private static final int MAX_DEPTH = 8;

    private final String source;
    private final Pkcs12AnatomyKeys passwords;
    private final PrivateKeyCodec codec = new PrivateKeyCodec();
    private final CertificateReader reader = new CertificateReader();
    private final List<EncodedCertificate> certificates = new ArrayList<>();

    Pkcs12AnatomyBags(String source, Pkcs12AnatomyKeys passwords) {
        this.source = source;
        this.passwords = passwords;
    }

    /// Takes note of the certificates, so that keys find theirs.
    void gather(ASN1Sequence bags) {
        gather(bags, 0);
    }

    private void gather(ASN1Sequence bags, int depth) {
        for (var element : bags) {
            try {
                var bag = SafeBag.getInstance(element);
                if (bag.getBagId().equals(PKCSObjectIdentifiers.certBag)) {
                    certificate(bag).ifPresent(certificates::add);
                } else if (bag.getBagId().equals(PKCSObjectIdentifiers.safeContentsBag) && depth < MAX_DEPTH) {
                    gather(ASN1Sequence.getInstance(bag.getBagValue()), depth + 1);
                }
            } catch (RuntimeException _) {
                // shown as broken when it is read
            }
        }
    }

    private static Optional<EncodedCertificate> certificate(SafeBag bag) {
        var certificate = CertBag.getInstance(bag.getBagValue());
        return certificate.getCertId().equals(PKCSObjectIdentifiers.x509Certificate)
                ? Optional.of(new EncodedCertificate(
                        ASN1OctetString.getInstance(certificate.getCertValue()).getOctets()))
                : Optional.empty();
    }

    List<Bag> read(ASN1Sequence bags) {
        return read(bags, 0);
    }

    private List<Bag> read(ASN1Sequence bags, int depth) {
        var read = new ArrayList<Bag>();
        for (var element : bags) {
            read.add(read(element, depth));
        }
        return read;
    }

    private Bag read(ASN1Encodable element, int depth) {
        try {
            var bag = SafeBag.getInstance(element);
            return read(bag, new Pkcs12AnatomyDraft(bag), depth);
        } catch (RuntimeException _) {
            // Bouncy Castle answers broken input with unchecked exceptions of many kinds.
            return Pkcs12AnatomyDraft.broken();
        }
    }

    private Bag read(SafeBag bag, Pkcs12AnatomyDraft draft, int depth) {
        var value = bag.getBagValue();
        var type = bag.getBagId();
        if (type.equals(PKCSObjectIdentifiers.certBag)) {
            return certificate(bag)
                    .map(c -> certificate(draft, c))
                    .orElseGet(() -> draft.bag(
                            Bag.Kind.UNKNOWN,
                            CertBag.getInstance(value).getCertId().getId(),
                            Access.UNSUPPORTED));
        }
        if (type.equals(PKCSObjectIdentifiers.keyBag)) {
            var key = decode(Asn1.der(value));
            return key(draft, Bag.Kind.KEY, Optional.empty(), Access.OPEN, key, algorithm(value));
        }
        if (type.equals(PKCSObjectIdentifiers.pkcs8ShroudedKeyBag)) {
            var info = EncryptedPrivateKeyInfo.getInstance(value);
            var opened = passwords.open(info.getEncryptionAlgorithm(), info.getEncryptedData(), this::opened);
            return key(
                    draft,
                    Bag.Kind.SHROUDED_KEY,
                    Optional.of(Pkcs12AnatomyAlgorithms.of(info.getEncryptionAlgorithm())),
                    opened.access(),
                    opened.value().flatMap(Opened::key),
                    opened.value().map(Opened::algorithm).orElse(""));
        }
        if (type.equals(PKCSObjectIdentifiers.crlBag)) {
            return draft.bag(Bag.Kind.REVOCATION_LIST, "", Access.OPEN);
        }
        if (type.equals(PKCSObjectIdentifiers.secretBag)) {
            return secret(draft, ASN1Sequence.getInstance(value));
        }
        if (type.equals(PKCSObjectIdentifiers.safeContentsBag) && depth < MAX_DEPTH) {
            return draft.nested(read(ASN1Sequence.getInstance(value), depth + 1));
        }
        return draft.bag(Bag.Kind.UNKNOWN, type.getId(), Access.UNSUPPORTED);
    }

    private Bag certificate(Pkcs12AnatomyDraft draft, EncodedCertificate certificate) {
        try {
            var label = reader.read(certificate).subject().toString();
            return draft.with(
                    Bag.Kind.CERTIFICATE,
                    label,
                    Optional.empty(),
                    Access.OPEN,
                    Optional.of(certificate),
                    Optional.empty());
        } catch (PkiException _) {
            return draft.bag(Bag.Kind.CERTIFICATE, "", Access.BROKEN);
        }
    }

    /// A private key as it came out.
    private record Opened(String algorithm, Optional<PrivateKey> key) {}

    private Optional<Opened> opened(byte[] pkcs8) {
        try {
            return Optional.of(new Opened(algorithm(Asn1.parse(pkcs8)), decode(pkcs8)));
        } catch (java.io.IOException | RuntimeException _) {
            return Optional.empty();
        }
    }

    private static String algorithm(ASN1Encodable info) {
        return Pkcs12AnatomyNames.key(PrivateKeyInfo.getInstance(info)
                .getPrivateKeyAlgorithm()
                .getAlgorithm()
                .getId());
    }

    private Optional<PrivateKey> decode(byte[] pkcs8) {
        try {
            return Optional.of(codec.decode(pkcs8, source));
        } catch (PkiException _) {
            return Optional.empty();
        } finally {
            Arrays.fill(pkcs8, (byte) 0);
        }
    }

    private Bag key(
            Pkcs12AnatomyDraft draft,
            Bag.Kind kind,
            Optional<Protection> protection,
            Access access,
            Optional<PrivateKey> key,
            String algorithm) {
        var owner = key.flatMap(this::owner);
        var label = owner.flatMap(this::keyLabel).orElse(algorithm);
        return draft.with(kind, label, protection, access, Optional.empty(), owner);
    }

    private Optional<String> keyLabel(EncodedCertificate certificate) {
        try {
            return Optional.of(reader.read(certificate).publicKey().label());
        } catch (PkiException _) {
            return Optional.empty();
        }
    }

    private Optional<EncodedCertificate> owner(PrivateKey key) {
        for (var certificate : certificates) {
            try {
                if (codec.matches(key, certificate)) {
                    return Optional.of(certificate);
                }
            } catch (PkiException _) {
                // keys of this kind cannot be compared
            }
        }
        return Optional.empty();
    }

    /// Java wraps a secret key as if it were a private one.
    private Bag secret(Pkcs12AnatomyDraft draft, ASN1Sequence secret) {
        var type = ASN1ObjectIdentifier.getInstance(secret.getObjectAt(0));
        if (!type.equals(PKCSObjectIdentifiers.pkcs8ShroudedKeyBag)) {
            return draft.bag(Bag.Kind.SECRET, type.getId(), Access.OPEN);
        }
        var wrapped = ASN1OctetString.getInstance(
                ASN1TaggedObject.getInstance(secret.getObjectAt(1)).getExplicitBaseObject());
        var info = EncryptedPrivateKeyInfo.getInstance(wrapped.getOctets());
        var opened = passwords.open(info.getEncryptionAlgorithm(), info.getEncryptedData(), this::opened);
        return draft.with(
                Bag.Kind.SECRET,
                opened.value().map(Opened::algorithm).orElse(""),
                Optional.of(Pkcs12AnatomyAlgorithms.of(info.getEncryptionAlgorithm())),
                opened.access(),
                Optional.empty(),
                Optional.empty());
    }
}
