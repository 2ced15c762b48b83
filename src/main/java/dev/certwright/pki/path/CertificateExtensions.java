package dev.certwright.pki.path;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import org.bouncycastle.asn1.ASN1BitString;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.jspecify.annotations.Nullable;

/// The extensions that path validation processes (RFC 5280 §6.1), decoded once.
///
/// One that cannot be decoded counts as absent and is listed in [#malformed], which fails a check.
final class CertificateExtensions {
    private static final Set<ASN1ObjectIdentifier> PROCESSED = Set.of(
            Extension.basicConstraints,
            Extension.keyUsage,
            Extension.extendedKeyUsage,
            Extension.nameConstraints,
            Extension.subjectAlternativeName,
            Extension.subjectKeyIdentifier,
            Extension.authorityKeyIdentifier,
            Extension.cRLDistributionPoints,
            Extension.certificatePolicies,
            Extension.policyMappings,
            Extension.policyConstraints,
            Extension.inhibitAnyPolicy,
            // asks OCSP clients for less; nothing to do where OCSP is not asked
            OCSPObjectIdentifiers.id_pkix_ocsp_nocheck);

    /// Microsoft's; says the same as an extended key usage extension, which counts where both are there.
    private static final ASN1ObjectIdentifier APPLICATION_POLICIES = new ASN1ObjectIdentifier("1.3.6.1.4.1.311.21.10");

    private final @Nullable Extensions extensions;
    private final Set<String> malformed = new LinkedHashSet<>();
    private final Optional<BasicConstraints> basicConstraints;
    private final Optional<ASN1BitString> keyUsage;
    private final Optional<ExtendedKeyUsage> extendedKeyUsage;
    private final Optional<NameConstraints> nameConstraints;
    private final Optional<GeneralNames> alternativeNames;
    private final Optional<SubjectKeyIdentifier> subjectKeyIdentifier;
    private final Optional<AuthorityKeyIdentifier> authorityKeyIdentifier;
    private final Optional<CRLDistPoint> distributionPoints;
    private final Optional<PolicyExtensions.Policies> policies;
    private final Optional<PolicyExtensions.Mappings> policyMappings;
    private final Optional<PolicyExtensions.Constraints> policyConstraints;
    private final Optional<Integer> inhibitAnyPolicy;

    CertificateExtensions(@Nullable Extensions extensions) {
        this.extensions = extensions;
        basicConstraints = read(Extension.basicConstraints, CertificateExtensions::basicConstraintsOf);
        keyUsage = read(Extension.keyUsage, ASN1BitString::getInstance);
        extendedKeyUsage = read(Extension.extendedKeyUsage, CertificateExtensions::purposesOf);
        nameConstraints = read(Extension.nameConstraints, CertificateExtensions::constraintsOf);
        alternativeNames = read(Extension.subjectAlternativeName, CertificateExtensions::namesOf);
        subjectKeyIdentifier = read(Extension.subjectKeyIdentifier, SubjectKeyIdentifier::getInstance);
        authorityKeyIdentifier = read(Extension.authorityKeyIdentifier, AuthorityKeyIdentifier::getInstance);
        distributionPoints = read(Extension.cRLDistributionPoints, CertificateExtensions::pointsOf);
        policies = read(Extension.certificatePolicies, PolicyExtensions.Policies::of);
        policyMappings = read(Extension.policyMappings, PolicyExtensions.Mappings::of);
        policyConstraints = read(Extension.policyConstraints, PolicyExtensions.Constraints::of);
        inhibitAnyPolicy = read(Extension.inhibitAnyPolicy, PolicyExtensions::skipCerts);
    }

    private static BasicConstraints basicConstraintsOf(ASN1Encodable value) {
        var constraints = BasicConstraints.getInstance(value);
        var length = constraints.getPathLenConstraint();
        if (length != null && length.signum() < 0) {
            throw new IllegalArgumentException("path length " + length);
        }
        return constraints;
    }

    private static ExtendedKeyUsage purposesOf(ASN1Encodable value) {
        var usage = ExtendedKeyUsage.getInstance(value);
        if (usage.size() == 0) {
            throw new IllegalArgumentException("no purpose");
        }
        return usage;
    }

    private static CRLDistPoint pointsOf(ASN1Encodable value) {
        var points = CRLDistPoint.getInstance(value);
        // decodes them; some are broken only within
        if (points.getDistributionPoints().length == 0) {
            throw new IllegalArgumentException("no distribution point");
        }
        return points;
    }

    private static NameConstraints constraintsOf(ASN1Encodable value) {
        var constraints = NameConstraints.getInstance(value);
        for (var subtrees :
                new GeneralSubtree[][] {constraints.getPermittedSubtrees(), constraints.getExcludedSubtrees()}) {
            if (subtrees != null) {
                for (var subtree : subtrees) {
                    AlternativeNames.requireReadable(subtree.getBase());
                }
            }
        }
        return constraints;
    }

    private static GeneralNames namesOf(ASN1Encodable value) {
        var names = GeneralNames.getInstance(value);
        if (names.getNames().length == 0) {
            throw new IllegalArgumentException("no name");
        }
        for (var name : names.getNames()) {
            AlternativeNames.requireReadable(name);
        }
        return names;
    }

    private <T> Optional<T> read(ASN1ObjectIdentifier id, Function<ASN1Encodable, T> decoder) {
        var extension = extensions == null ? null : extensions.getExtension(id);
        if (extension == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(decoder.apply(extension.getParsedValue()));
        } catch (RuntimeException _) { // decoders answer hostile input with many kinds of it
            malformed.add(id.getId());
            return Optional.empty();
        }
    }

    Optional<BasicConstraints> basicConstraints() {
        return basicConstraints;
    }

    /// True when the certificate has the extension and this bit (RFC 5280 §4.2.1.3) is not set.
    boolean keyUsageForbids(int bit) {
        return keyUsage.isPresent() && !bit(keyUsage.get().getBytes(), bit);
    }

    private static boolean bit(byte[] octets, int bit) {
        return bit / 8 < octets.length && (octets[bit / 8] & (0x80 >> (bit % 8))) != 0;
    }

    /// Purposes as object identifiers; empty when the extension is absent, which allows all.
    Optional<List<String>> extendedKeyUsage() {
        return extendedKeyUsage.map(usage ->
                Arrays.stream(usage.getUsages()).map(KeyPurposeId::getId).toList());
    }

    Optional<NameConstraints> nameConstraints() {
        return nameConstraints;
    }

    List<GeneralName> alternativeNames() {
        return alternativeNames.map(names -> List.of(names.getNames())).orElse(List.of());
    }

    Optional<byte[]> subjectKeyIdentifier() {
        return subjectKeyIdentifier.map(SubjectKeyIdentifier::getKeyIdentifier);
    }

    Optional<AuthorityKeyIdentifier> authorityKeyIdentifier() {
        return authorityKeyIdentifier;
    }

    Optional<CRLDistPoint> distributionPoints() {
        return distributionPoints;
    }

    Optional<PolicyExtensions.Policies> policies() {
        return policies;
    }

    Optional<PolicyExtensions.Mappings> policyMappings() {
        return policyMappings;
    }

    Optional<PolicyExtensions.Constraints> policyConstraints() {
        return policyConstraints;
    }

    OptionalInt inhibitAnyPolicy() {
        return inhibitAnyPolicy.map(OptionalInt::of).orElse(OptionalInt.empty());
    }

    /// An extension as it stands there.
    Optional<Extension> find(ASN1ObjectIdentifier id) {
        return Optional.ofNullable(extensions).map(e -> e.getExtension(id));
    }

    /// All extensions, in their order.
    List<Extension> all() {
        return extensions == null
                ? List.of()
                : Arrays.stream(extensions.getExtensionOIDs())
                        .map(extensions::getExtension)
                        .toList();
    }

    boolean critical(ASN1ObjectIdentifier id) {
        return find(id).map(Extension::isCritical).orElse(false);
    }

    Optional<ASN1BitString> keyUsage() {
        return keyUsage;
    }

    /// Object identifiers of known extensions whose content could not be decoded.
    Set<String> malformed() {
        return malformed;
    }

    /// Object identifiers of critical extensions that nobody here processes.
    List<String> unknownCritical() {
        return extensions == null
                ? List.of()
                : Arrays.stream(extensions.getCriticalExtensionOIDs())
                        .filter(id -> !understood(id))
                        .map(ASN1ObjectIdentifier::getId)
                        .toList();
    }

    private boolean understood(ASN1ObjectIdentifier id) {
        if (id.equals(APPLICATION_POLICIES)) {
            return extendedKeyUsage.isPresent();
        }
        // a critical one may only be heeded with all it says (RFC 5280 §4.2.1.4)
        if (id.equals(Extension.certificatePolicies)) {
            return policies.map(p -> !p.unknownQualifiers()).orElse(true);
        }
        return PROCESSED.contains(id);
    }
}
