package dev.certwright.pki.path;

import dev.certwright.model.certificate.EncodedCertificate;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;

/// Where a certificate says that more about it is to be had. Only addresses of http and https are named.
///
/// @param caIssuers      of its issuer's certificate (RFC 5280 §4.2.2.1)
/// @param ocsp           of responders (likewise)
/// @param crls           of revocation lists (RFC 5280 §4.2.1.13)
/// @param stapleRequired the server must send an OCSP answer along (RFC 7633)
public record CertificatePointers(
        List<String> caIssuers, List<String> ocsp, List<String> crls, boolean stapleRequired) {
    private static final ASN1ObjectIdentifier TLS_FEATURE = new ASN1ObjectIdentifier("1.3.6.1.5.5.7.1.24");
    private static final int STATUS_REQUEST = 5;

    /// A certificate that names more is not honest.
    private static final int MAX_ADDRESSES = 5;

    public CertificatePointers {
        caIssuers = List.copyOf(caIssuers);
        ocsp = List.copyOf(ocsp);
        crls = List.copyOf(crls);
    }

    /// Reads them; what cannot be decoded points nowhere.
    public static CertificatePointers of(EncodedCertificate certificate) {
        var extensions = PathCertificate.read(certificate)
                .map(c -> c.certificate().getTBSCertificate().getExtensions());
        return extensions
                .map(e -> new CertificatePointers(
                        access(e, AccessDescription.id_ad_caIssuers),
                        access(e, AccessDescription.id_ad_ocsp),
                        lists(e),
                        staple(e)))
                .orElseGet(() -> new CertificatePointers(List.of(), List.of(), List.of(), false));
    }

    private static List<String> access(Extensions extensions, ASN1ObjectIdentifier method) {
        var found = new LinkedHashSet<String>();
        try {
            var access = AuthorityInformationAccess.fromExtensions(extensions);
            if (access != null) {
                Arrays.stream(access.getAccessDescriptions())
                        .filter(d -> d.getAccessMethod().equals(method))
                        .forEach(d -> add(d.getAccessLocation(), found));
            }
        } catch (RuntimeException _) { // decoders answer hostile input with many kinds of it
            return List.of();
        }
        return List.copyOf(found);
    }

    private static List<String> lists(Extensions extensions) {
        var found = new LinkedHashSet<String>();
        try {
            var value = extensions.getExtensionParsedValue(Extension.cRLDistributionPoints);
            if (value != null) {
                for (var point : CRLDistPoint.getInstance(value).getDistributionPoints()) {
                    var name = point.getDistributionPoint();
                    if (name != null && name.getType() == DistributionPointName.FULL_NAME) {
                        for (var each : GeneralNames.getInstance(name.getName()).getNames()) {
                            add(each, found);
                        }
                    }
                }
            }
        } catch (RuntimeException _) { // decoders answer hostile input with many kinds of it
            return List.of();
        }
        return List.copyOf(found);
    }

    private static boolean staple(Extensions extensions) {
        try {
            var value = extensions.getExtensionParsedValue(TLS_FEATURE);
            if (value == null) {
                return false;
            }
            for (var feature : ASN1Sequence.getInstance(value)) {
                if (ASN1Integer.getInstance(feature).hasValue(STATUS_REQUEST)) {
                    return true;
                }
            }
            return false;
        } catch (RuntimeException _) { // decoders answer hostile input with many kinds of it
            return false;
        }
    }

    private static void add(GeneralName name, Set<String> found) {
        if (name.getTagNo() == GeneralName.uniformResourceIdentifier && found.size() < MAX_ADDRESSES) {
            var address = AlternativeNames.text(name);
            if (address.regionMatches(true, 0, "http://", 0, 7) || address.regionMatches(true, 0, "https://", 0, 8)) {
                found.add(address);
            }
        }
    }
}
