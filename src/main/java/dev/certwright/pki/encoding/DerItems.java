package dev.certwright.pki.encoding;

import dev.certwright.model.Bytes;
import dev.certwright.model.certificate.EncodedCertificate;
import dev.certwright.pki.certificate.Asn1;
import dev.certwright.pki.certificate.DerElement;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;

/// What is in an encoding that needs no password.
final class DerItems {
    /// More certificates in one message are no chain.
    private static final int MAX_PARTS = 100_000;

    private DerItems() {}

    /// @throws IOException when it is damaged further inside
    static List<Item> of(DerShape shape, DerElement element) throws IOException {
        var octets = Bytes.of(element.encoded());
        return switch (shape) {
            case CERTIFICATE -> List.of(certificate(element));
            case REQUEST -> List.of(new Item.RequestItem(octets));
            case REVOCATION_LIST -> List.of(new Item.RevocationListItem(octets));
            case PUBLIC_KEY -> List.of(new Item.PublicKeyItem(octets, Optional.empty()));
            case RSA_PUBLIC_KEY -> List.of(new Item.PublicKeyItem(rsa(element), Optional.empty()));
            case SIGNED_PUBLIC_KEY -> List.of(new Item.SignedPublicKeyItem(octets));
            case OCSP_RESPONSE -> List.of(new Item.OcspResponseItem(octets));
            case SIGNED_DATA -> signedData(element);
            case MESSAGE -> message(element);
            case PKI_PATH -> certificates(element.children(MAX_PARTS));
            case CERTIFICATE_PAIR -> pair(element);
            case TIMESTAMP_RESPONSE -> timestamp(element);
            case ATTRIBUTE_CERTIFICATE,
                    EC_PARAMETERS,
                    DSA_PARAMETERS,
                    DH_PARAMETERS,
                    X942_PARAMETERS,
                    OCSP_REQUEST,
                    TIMESTAMP_REQUEST -> List.of(new Item.OtherItem(ShapeNames.of(shape), octets));
            case PRIVATE_KEY, ENCRYPTED_PRIVATE_KEY, RSA_KEY, DSA_KEY, EC_KEY, PKCS12, BC_KEY_STORE, UNKNOWN ->
                throw new IOException("not read here: " + shape);
        };
    }

    private static Item certificate(DerElement element) {
        return new Item.CertificateItem(new EncodedCertificate(element.encoded()), Optional.empty());
    }

    private static Bytes rsa(DerElement element) throws IOException {
        var algorithm = new AlgorithmIdentifier(PKCSObjectIdentifiers.rsaEncryption, DERNull.INSTANCE);
        return Bytes.of(Asn1.der(new SubjectPublicKeyInfo(algorithm, Asn1.parse(element.encoded()))));
    }

    private static List<Item> certificates(List<DerElement> elements) {
        var items = new ArrayList<Item>();
        for (var element : elements) {
            switch (DerShape.of(element)) {
                case CERTIFICATE -> items.add(certificate(element));
                case REVOCATION_LIST -> items.add(new Item.RevocationListItem(Bytes.of(element.encoded())));
                default -> {
                    if (element.is(0xa1) || element.is(0xa2)) {
                        items.add(new Item.OtherItem("attribute-certificate", Bytes.of(element.encoded())));
                    }
                }
            }
        }
        return items;
    }

    private static List<Item> pair(DerElement element) throws IOException {
        var items = new ArrayList<Item>();
        for (var side : element.children(2)) {
            items.addAll(certificates(side.children(1)));
        }
        return items;
    }

    /// The certificates and revocation lists of a `SignedData`, and the message itself where it is more than their
    /// envelope: where something is signed, or nothing else is in it.
    private static List<Item> signedData(DerElement element) throws IOException {
        var items = new ArrayList<Item>();
        boolean message = false;
        var kind = ShapeNames.of(DerShape.SIGNED_DATA);
        var fields = inside(element);
        for (int i = 0; i < fields.size(); i++) {
            var field = fields.get(i);
            if (field.is(0xa0) || field.is(0xa1)) {
                items.addAll(certificates(field.children(MAX_PARTS)));
            } else if (field.is(DerElement.SEQUENCE)) {
                var content = field.children(2);
                message |= content.size() > 1 && !empty(content.get(1));
                if (!content.isEmpty()
                        && Asn1.objectIdentifier(content.getFirst()).equals(ContentTypes.TIMESTAMP)) {
                    kind = "timestamp-token";
                }
            } else if (field.is(DerElement.SET) && i == fields.size() - 1) {
                message |= !field.children(1).isEmpty();
            }
        }
        if (message || items.isEmpty()) {
            items.addFirst(new Item.OtherItem(kind, Bytes.of(element.encoded())));
        }
        return items;
    }

    /// Some programs write a content of no octets instead of none.
    private static boolean empty(DerElement content) throws IOException {
        for (var part : content.children(2)) {
            if (part.content().length > 0) {
                return false;
            }
        }
        return true;
    }

    private static List<DerElement> inside(DerElement contentInfo) throws IOException {
        var parts = contentInfo.children(2);
        if (parts.size() < 2) {
            throw new IOException("a content info without content");
        }
        var content = parts.get(1).children(1);
        if (content.isEmpty()) {
            throw new IOException("a content info without content");
        }
        return content.getFirst().children(MAX_PARTS);
    }

    private static List<Item> message(DerElement element) throws IOException {
        var type = Asn1.objectIdentifier(element.children(1).getFirst());
        if (type.equals(ContentTypes.NETSCAPE_SEQUENCE)) {
            return certificates(inside(element));
        }
        return List.of(new Item.OtherItem(ContentTypes.kind(type), Bytes.of(element.encoded())));
    }

    private static List<Item> timestamp(DerElement element) throws IOException {
        var items = new ArrayList<Item>();
        items.add(new Item.OtherItem(ShapeNames.of(DerShape.TIMESTAMP_RESPONSE), Bytes.of(element.encoded())));
        var parts = element.children(2);
        if (parts.size() == 2) {
            items.addAll(signedData(parts.get(1)));
        }
        return items;
    }
}
