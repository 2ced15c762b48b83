package dev.certwright.pki.encoding;

import dev.certwright.model.PkiException;
import dev.certwright.model.keystore.Access;
import dev.certwright.model.keystore.Pkcs12Structure;
import dev.certwright.model.keystore.Pkcs12Structure.PasswordState;
import dev.certwright.model.keystore.Protection;
import dev.certwright.model.keystore.SafePart;
import dev.certwright.model.keystore.StoreMac;
import dev.certwright.pki.certificate.Asn1;
import dev.certwright.pki.certificate.DerElement;
import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.pkcs.ContentInfo;
import org.bouncycastle.asn1.pkcs.EncryptedData;
import org.bouncycastle.asn1.pkcs.MacData;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;

/// Takes a PKCS #12 container apart (RFC 7292 §4) and says how each part is made; what stays shut is named for that.
/// It does not stop at the first thing that is wrong, as a reader does.
public final class Pkcs12Anatomy {
    /// A part, opened as far as that was possible.
    private record Opened(
            SafePart.Kind kind, String type, Optional<Protection> protection, Access access, ASN1Sequence bags) {}

    private static final ASN1Sequence NOTHING = new org.bouncycastle.asn1.DERSequence();

    /// Whether the octets begin like a container of this kind.
    public static boolean recognises(byte[] octets) {
        try {
            return octets.length > 2 && DerShape.of(DerElement.first(octets)) == DerShape.PKCS12;
        } catch (IOException _) {
            return false;
        }
    }

    /// Takes it apart.
    ///
    /// @param source    what to call it in a message
    /// @param passwords to try, after them the empty one and none; they stay the caller's to wipe
    /// @throws PkiException.Truncated when it ends too early
    /// @throws PkiException.Malformed when not even its outline can be read
    public Pkcs12Structure dissect(byte[] octets, String source, List<char[]> passwords) throws PkiException {
        try (var keys = new Pkcs12AnatomyKeys(source, passwords)) {
            var element = DerElement.first(octets);
            var pfx = ASN1Sequence.getInstance(Asn1.parse(element.encoded()));
            int version = ASN1Integer.getInstance(pfx.getObjectAt(0)).intValueExact();
            var content = ContentInfo.getInstance(pfx.getObjectAt(1));
            int trailing = octets.length - element.encodedLength();
            if (!content.getContentType().equals(PKCSObjectIdentifiers.data)) {
                return new Pkcs12Structure(
                        version,
                        content.getContentType().equals(PKCSObjectIdentifiers.signedData),
                        Optional.empty(),
                        indefinite(element),
                        trailing,
                        PasswordState.UNKNOWN,
                        List.of());
            }
            var safe = ASN1OctetString.getInstance(content.getContent()).getOctets();
            var mac = pfx.size() > 2
                    ? Optional.of(mac(MacData.getInstance(pfx.getObjectAt(2)), safe, keys))
                    : Optional.<StoreMac>empty();
            var opened = new ArrayList<Opened>();
            for (var part : ASN1Sequence.getInstance(Asn1.parse(safe))) {
                opened.add(open(ContentInfo.getInstance(part), keys));
            }
            var bags = new Pkcs12AnatomyBags(source, keys);
            opened.forEach(part -> bags.gather(part.bags()));
            var parts = opened.stream()
                    .map(p -> new SafePart(p.kind(), p.type(), p.protection(), p.access(), bags.read(p.bags())))
                    .toList();
            return new Pkcs12Structure(
                    version,
                    false,
                    mac,
                    indefinite(element) || indefinite(DerElement.first(safe)),
                    trailing,
                    keys.state(mac.isPresent()),
                    parts);
        } catch (EOFException e) {
            throw new PkiException.Truncated(source, e);
        } catch (IOException | RuntimeException e) {
            // Bouncy Castle answers broken input with unchecked exceptions of many kinds.
            throw new PkiException.Malformed(source, e);
        }
    }

    private static StoreMac mac(MacData mac, byte[] content, Pkcs12AnatomyKeys keys) {
        return Pkcs12AnatomyAlgorithms.of(mac, keys.check(mac, content));
    }

    private static Opened open(ContentInfo part, Pkcs12AnatomyKeys keys) {
        var type = part.getContentType();
        if (type.equals(PKCSObjectIdentifiers.data)) {
            var bags = parsed(ASN1OctetString.getInstance(part.getContent()).getOctets());
            return new Opened(
                    SafePart.Kind.PLAIN,
                    type.getId(),
                    Optional.empty(),
                    bags.isPresent() ? Access.OPEN : Access.BROKEN,
                    bags.orElse(NOTHING));
        }
        if (type.equals(PKCSObjectIdentifiers.encryptedData)) {
            var encrypted = EncryptedData.getInstance(part.getContent());
            var algorithm = encrypted.getEncryptionAlgorithm();
            var plain = keys.open(algorithm, encrypted.getContent().getOctets(), Pkcs12Anatomy::parsed);
            return new Opened(
                    SafePart.Kind.ENCRYPTED,
                    type.getId(),
                    Optional.of(Pkcs12AnatomyAlgorithms.of(algorithm)),
                    plain.access(),
                    plain.value().orElse(NOTHING));
        }
        return new Opened(
                type.equals(PKCSObjectIdentifiers.envelopedData) ? SafePart.Kind.ENVELOPED : SafePart.Kind.UNKNOWN,
                type.getId(),
                Optional.empty(),
                Access.UNSUPPORTED,
                NOTHING);
    }

    private static Optional<ASN1Sequence> parsed(byte[] octets) {
        try {
            return Optional.of(ASN1Sequence.getInstance(Asn1.parse(octets)));
        } catch (IOException | RuntimeException _) {
            // noise: the password was wrong after all, or the content is broken
            return Optional.empty();
        }
    }

    /// Whether the length of an element, or of one inside it, is left open (X.690 §8.1.3.6).
    private static boolean indefinite(DerElement element) throws IOException {
        if ((element.tag() & 0x20) == 0) {
            return false;
        }
        if ((element.encoded()[1] & 0xff) == 0x80) {
            return true;
        }
        for (var child : element.children()) {
            if (indefinite(child)) {
                return true;
            }
        }
        return false;
    }
}
