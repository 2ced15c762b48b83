package dev.certwright.pki.encoding;

import dev.certwright.model.certificate.EncodedCertificate;
import dev.certwright.model.keystore.Access;
import dev.certwright.model.keystore.Bag;
import dev.certwright.model.keystore.Protection;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.pkcs.Attribute;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.SafeBag;

/// The attributes of an entry that is being read.
record Pkcs12AnatomyDraft(
        Optional<String> friendlyName,
        Optional<String> localKeyId,
        Optional<List<String>> trustedUses,
        List<String> others) {
    /// Java's mark of a trusted certificate; its values are the purposes it is trusted for.
    static final ASN1ObjectIdentifier TRUSTED_KEY_USAGE = new ASN1ObjectIdentifier("2.16.840.1.113894.746875.1.1");

    Pkcs12AnatomyDraft(SafeBag bag) {
        this(
                attribute(bag, PKCSObjectIdentifiers.pkcs_9_at_friendlyName)
                        .filter(a -> a.size() > 0 && a.getObjectAt(0) instanceof ASN1String)
                        .map(a -> ((ASN1String) a.getObjectAt(0)).getString()),
                attribute(bag, PKCSObjectIdentifiers.pkcs_9_at_localKeyId)
                        .filter(a -> a.size() > 0)
                        .map(a -> HexFormat.of()
                                .formatHex(ASN1OctetString.getInstance(a.getObjectAt(0))
                                        .getOctets())),
                attribute(bag, TRUSTED_KEY_USAGE)
                        .map(a -> Arrays.stream(a.toArray())
                                .map(v -> ASN1ObjectIdentifier.getInstance(v).getId())
                                .toList()),
                attributes(bag).stream()
                        .map(a -> a.getAttrType())
                        .filter(t -> !t.equals(PKCSObjectIdentifiers.pkcs_9_at_friendlyName)
                                && !t.equals(PKCSObjectIdentifiers.pkcs_9_at_localKeyId)
                                && !t.equals(TRUSTED_KEY_USAGE))
                        .map(ASN1ObjectIdentifier::getId)
                        .toList());
    }

    private static List<Attribute> attributes(SafeBag bag) {
        return bag.getBagAttributes() == null
                ? List.of()
                : Arrays.stream(bag.getBagAttributes().toArray())
                        .map(Attribute::getInstance)
                        .toList();
    }

    private static Optional<ASN1Set> attribute(SafeBag bag, ASN1ObjectIdentifier type) {
        return attributes(bag).stream()
                .filter(a -> a.getAttrType().equals(type))
                .map(Attribute::getAttrValues)
                .reduce((_, last) -> last);
    }

    static Bag broken() {
        return new Pkcs12AnatomyDraft(Optional.empty(), Optional.empty(), Optional.empty(), List.of())
                .bag(Bag.Kind.UNKNOWN, "", Access.BROKEN);
    }

    Bag bag(Bag.Kind kind, String label, Access access) {
        return with(kind, label, Optional.empty(), access, Optional.empty(), Optional.empty());
    }

    Bag nested(List<Bag> inside) {
        return new Bag(
                Bag.Kind.NESTED,
                "",
                friendlyName,
                localKeyId,
                trustedUses,
                others,
                Optional.empty(),
                Access.OPEN,
                Optional.empty(),
                Optional.empty(),
                inside);
    }

    Bag with(
            Bag.Kind kind,
            String label,
            Optional<Protection> protection,
            Access access,
            Optional<EncodedCertificate> certificate,
            Optional<EncodedCertificate> owner) {
        return new Bag(
                kind,
                label,
                friendlyName,
                localKeyId,
                trustedUses,
                others,
                protection,
                access,
                certificate,
                owner,
                List.of());
    }
}
