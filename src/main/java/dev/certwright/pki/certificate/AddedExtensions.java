package dev.certwright.pki.certificate;

import dev.certwright.model.Bytes;
import dev.certwright.model.certificate.AddedExtension;
import dev.certwright.model.certificate.Subtree;
import dev.certwright.model.name.IpAddress;
import java.util.List;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.CertificatePolicies;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.bouncycastle.asn1.x509.PolicyInformation;
import org.bouncycastle.asn1.x509.PolicyQualifierInfo;

/// Encodes the extensions that a template asks for besides the usual ones.
final class AddedExtensions {
    /// `status_request`, RFC 6066 §8.
    private static final int STATUS_REQUEST = 5;

    static final String TLS_FEATURE = "1.3.6.1.5.5.7.1.24";
    static final String OCSP_NO_CHECK = "1.3.6.1.5.5.7.48.1.5";
    static final String NAME_CONSTRAINTS = "2.5.29.30";
    static final String CERTIFICATE_POLICIES = "2.5.29.32";
    static final String CRL_DISTRIBUTION_POINTS = "2.5.29.31";
    static final String AUTHORITY_INFORMATION = "1.3.6.1.5.5.7.1.1";

    private AddedExtensions() {}

    /// @param value of the extension, without the OCTET STRING around it
    record Encoded(String oid, boolean critical, Bytes value) {}

    static Encoded encode(AddedExtension extension) {
        return switch (extension) {
            case AddedExtension.NameConstraints(var permitted, var excluded) ->
                encoded(NAME_CONSTRAINTS, true, new NameConstraints(subtrees(permitted), subtrees(excluded)));
            case AddedExtension.CertificatePolicies(var policies) ->
                encoded(
                        CERTIFICATE_POLICIES,
                        false,
                        new CertificatePolicies(
                                policies.stream().map(AddedExtensions::policy).toArray(PolicyInformation[]::new)));
            case AddedExtension.CrlDistributionPoints(var uris) ->
                encoded(
                        CRL_DISTRIBUTION_POINTS,
                        false,
                        new CRLDistPoint(uris.stream()
                                .map(uri -> new DistributionPoint(
                                        new DistributionPointName(new GeneralNames(uri(uri))), null, null))
                                .toArray(DistributionPoint[]::new)));
            case AddedExtension.AuthorityInformation(var ocsp, var issuers) ->
                encoded(
                        AUTHORITY_INFORMATION,
                        false,
                        new AuthorityInformationAccess(Stream.concat(
                                        ocsp.stream()
                                                .map(uri ->
                                                        new AccessDescription(AccessDescription.id_ad_ocsp, uri(uri))),
                                        issuers.stream()
                                                .map(uri -> new AccessDescription(
                                                        AccessDescription.id_ad_caIssuers, uri(uri))))
                                .toArray(AccessDescription[]::new)));
            case AddedExtension.MustStaple() ->
                encoded(TLS_FEATURE, false, new DERSequence(new ASN1Integer(STATUS_REQUEST)));
            case AddedExtension.OcspNoCheck() -> encoded(OCSP_NO_CHECK, false, DERNull.INSTANCE);
            case AddedExtension.Custom(var oid, boolean critical, var value) -> new Encoded(oid, critical, value);
        };
    }

    private static Encoded encoded(String oid, boolean critical, ASN1Encodable value) {
        return new Encoded(oid, critical, Bytes.of(Asn1.der(value)));
    }

    private static GeneralName uri(String uri) {
        return new GeneralName(GeneralName.uniformResourceIdentifier, uri);
    }

    private static PolicyInformation policy(AddedExtension.Policy policy) {
        var oid = new ASN1ObjectIdentifier(policy.oid());
        return policy.cps()
                .map(cps -> new PolicyInformation(oid, new DERSequence(new PolicyQualifierInfo(cps))))
                .orElseGet(() -> new PolicyInformation(oid));
    }

    private static GeneralSubtree @org.jspecify.annotations.Nullable [] subtrees(List<Subtree> subtrees) {
        return subtrees.isEmpty()
                ? null
                : subtrees.stream()
                        .map(AddedExtensions::base)
                        .map(GeneralSubtree::new)
                        .toArray(GeneralSubtree[]::new);
    }

    private static GeneralName base(Subtree subtree) {
        return switch (subtree) {
            case Subtree.Dns(var domain) -> new GeneralName(GeneralName.dNSName, domain);
            case Subtree.Email(var mailboxes) -> new GeneralName(GeneralName.rfc822Name, mailboxes);
            case Subtree.Uri(var host) -> new GeneralName(GeneralName.uniformResourceIdentifier, host);
            case Subtree.Directory(var name) -> new GeneralName(Asn1.name(name));
            case Subtree.Ip(var address, int prefix) ->
                new GeneralName(GeneralName.iPAddress, new DEROctetString(block(address, prefix)));
        };
    }

    /// The address and its mask (RFC 5280 §4.2.1.10); what lies outside the mask is zero.
    private static byte[] block(IpAddress address, int prefixLength) {
        var octets = address.toBytes();
        var block = new byte[octets.length * 2];
        for (int i = 0; i < octets.length; i++) {
            int bits = Math.clamp(prefixLength - i * 8L, 0, 8);
            int mask = 0xff << (8 - bits) & 0xff;
            block[i] = (byte) (octets[i] & mask);
            block[octets.length + i] = (byte) mask;
        }
        return block;
    }
}
