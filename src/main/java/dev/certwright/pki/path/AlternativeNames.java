package dev.certwright.pki.path;

import dev.certwright.model.name.GeneralName;
import dev.certwright.model.name.IpAddress;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.ASN1IA5String;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.x500.X500Name;

/// Alternative names out of a certificate as values that can be compared with a host.
final class AlternativeNames {
    private AlternativeNames() {}

    /// The names of kinds that can identify a server, as they stand there; addresses of a wrong length are left out.
    static List<GeneralName> readable(List<org.bouncycastle.asn1.x509.GeneralName> names) {
        var readable = new ArrayList<GeneralName>();
        for (var name : names) {
            switch (name.getTagNo()) {
                case org.bouncycastle.asn1.x509.GeneralName.dNSName -> readable.add(new GeneralName.Dns(text(name)));
                case org.bouncycastle.asn1.x509.GeneralName.uniformResourceIdentifier ->
                    readable.add(new GeneralName.Uri(text(name)));
                case org.bouncycastle.asn1.x509.GeneralName.iPAddress -> {
                    var octets = octets(name);
                    if (octets.length == 4 || octets.length == 16) {
                        readable.add(new GeneralName.Ip(IpAddress.of(octets)));
                    }
                }
                default -> {}
            }
        }
        return readable;
    }

    /// Decodes what is within a name.
    ///
    /// @throws IllegalArgumentException when that cannot be done
    static void requireReadable(org.bouncycastle.asn1.x509.GeneralName name) {
        switch (name.getTagNo()) {
            case org.bouncycastle.asn1.x509.GeneralName.rfc822Name,
                    org.bouncycastle.asn1.x509.GeneralName.dNSName,
                    org.bouncycastle.asn1.x509.GeneralName.uniformResourceIdentifier -> text(name);
            case org.bouncycastle.asn1.x509.GeneralName.iPAddress -> octets(name);
            case org.bouncycastle.asn1.x509.GeneralName.directoryName ->
                CanonicalName.of(X500Name.getInstance(name.getName()));
            default -> {}
        }
    }

    /// The text of a name of a kind that is an `IA5String`.
    static String text(org.bouncycastle.asn1.x509.GeneralName name) {
        return ASN1IA5String.getInstance(name.getName()).getString();
    }

    /// The octets of an `iPAddress`.
    static byte[] octets(org.bouncycastle.asn1.x509.GeneralName name) {
        return ASN1OctetString.getInstance(name.getName()).getOctets();
    }
}
