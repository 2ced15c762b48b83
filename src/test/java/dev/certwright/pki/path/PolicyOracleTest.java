package dev.certwright.pki.path;

import static dev.certwright.testing.CertificateDraft.AT;
import static dev.certwright.testing.CertificateDraft.authority;
import static dev.certwright.testing.CertificateDraft.keys;
import static dev.certwright.testing.CertificateDraft.named;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.certwright.model.certificate.EncodedCertificate;
import dev.certwright.model.finding.Check;
import dev.certwright.model.verification.PolicyInputs;
import dev.certwright.model.verification.Purpose;
import dev.certwright.model.verification.RevocationPolicy;
import dev.certwright.model.verification.ValidationProfile;
import dev.certwright.testing.CertificateDraft;
import dev.certwright.testing.Issued;
import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.x509.Extension;
import org.junit.jupiter.api.Test;

/// Policies over hierarchies thrown together at random: the JDK's path validator is the oracle.
class PolicyOracleTest {
    private static final int ROUNDS = 150;
    private static final List<String> POLICIES = List.of("1.2.3.1", "1.2.3.2", "1.2.3.3", PolicyGraph.ANY);

    private final PathValidator validator = new PathValidator();
    private final List<KeyPair> pairs =
            IntStream.range(0, 6).mapToObj(_ -> keys("EC", 256)).toList();
    private final Issued root = authority("Root").keys(pairs.getFirst()).selfSigned();

    @Test
    void agreesWithTheJdkOnHierarchiesThrownTogether() throws GeneralSecurityException {
        int accepted = 0;
        for (int seed = 0; seed < ROUNDS; seed++) {
            var random = new Random(seed);
            var chain = chain(random);
            var inputs = new PolicyInputs(
                    random.nextBoolean() ? Set.of() : policies(random),
                    random.nextInt(3) == 0,
                    random.nextInt(5) == 0,
                    random.nextInt(5) == 0);
            boolean jdk = acceptedByTheJdk(chain, inputs);
            assertEquals(jdk, policies(chain, inputs), "seed " + seed + ", " + inputs);
            accepted += jdk ? 1 : 0;
        }
        // both verdicts must occur often for the comparison to mean something
        assertTrue(accepted > ROUNDS / 5 && accepted < ROUNDS * 4 / 5, accepted + " were accepted");
    }

    /// Leaf first, without the root.
    private List<Issued> chain(Random random) {
        var chain = new ArrayList<Issued>();
        var issuer = root;
        int length = 1 + random.nextInt(4);
        for (int i = 1; i <= length; i++) {
            // now and then a CA renews itself with another key
            boolean selfIssued = i > 1 && i < length && random.nextInt(4) == 0;
            var draft = selfIssued
                    ? CertificateDraft.withSubject(issuer.holder().getSubject().toString())
                    : named("CA " + i);
            if (i < length) {
                draft = selfIssued ? renewed(draft) : authority("CA " + i);
            }
            issuer = policed(draft, random, i < length).keys(pairs.get(i)).issuedBy(issuer);
            chain.addFirst(issuer);
        }
        return chain;
    }

    private static CertificateDraft renewed(CertificateDraft draft) {
        return draft.anyPathLength().keyUsage(org.bouncycastle.asn1.x509.KeyUsage.keyCertSign);
    }

    private static CertificateDraft policed(CertificateDraft draft, Random random, boolean authority) {
        if (random.nextInt(8) != 0) {
            draft.with(Extension.certificatePolicies, false, sequence(policies(random)));
        }
        if (authority && random.nextInt(3) == 0) {
            var mappings = new ASN1EncodableVector();
            for (int i = random.nextInt(3); i >= 0; i--) {
                mappings.add(sequence(List.of(specific(random), specific(random))));
            }
            draft.with(Extension.policyMappings, true, new DERSequence(mappings));
        }
        if (random.nextInt(4) == 0) {
            var constraints = new ASN1EncodableVector();
            if (random.nextBoolean()) {
                constraints.add(new DERTaggedObject(false, 0, new ASN1Integer(random.nextInt(3))));
            }
            if (constraints.size() == 0 || random.nextBoolean()) {
                constraints.add(new DERTaggedObject(false, 1, new ASN1Integer(random.nextInt(3))));
            }
            draft.with(Extension.policyConstraints, true, new DERSequence(constraints));
        }
        if (authority && random.nextInt(5) == 0) {
            draft.with(Extension.inhibitAnyPolicy, true, new ASN1Integer(random.nextInt(3)));
        }
        return draft;
    }

    private static Set<String> policies(Random random) {
        var chosen = new HashSet<String>();
        do {
            chosen.add(POLICIES.get(random.nextInt(POLICIES.size())));
        } while (random.nextBoolean());
        return chosen;
    }

    private static String specific(Random random) {
        return POLICIES.get(random.nextInt(POLICIES.size() - 1));
    }

    /// Of identifiers: as policies each in a sequence of its own, as a mapping side by side.
    private static DERSequence sequence(Iterable<String> policies) {
        var vector = new ASN1EncodableVector();
        boolean mapping = policies instanceof List;
        for (var policy : policies) {
            var id = new ASN1ObjectIdentifier(policy);
            vector.add(mapping ? id : new DERSequence(id));
        }
        return new DERSequence(vector);
    }

    private PathRequest request(List<Issued> chain, PolicyInputs inputs) {
        return new PathRequest(
                chain.getFirst().encoded(),
                chain.stream().skip(1).map(Issued::encoded).toList(),
                List.of(root.encoded()),
                List.of(),
                List.of(),
                AT,
                Purpose.ANY,
                Optional.empty(),
                ValidationProfile.RFC5280,
                RevocationPolicy.SOFT,
                inputs);
    }

    private boolean policies(List<Issued> chain, PolicyInputs inputs) {
        return validator.validate(request(chain, inputs)).checks().stream()
                .filter(check -> check.id().equals("policies"))
                .noneMatch(Check::failed);
    }

    private boolean acceptedByTheJdk(List<Issued> chain, PolicyInputs inputs) throws GeneralSecurityException {
        var factory = CertificateFactory.getInstance("X.509");
        var certificates = new ArrayList<X509Certificate>();
        for (var issued : chain) {
            certificates.add(jdk(factory, issued.encoded()));
        }
        var parameters = new PKIXParameters(Set.of(new TrustAnchor(jdk(factory, root.encoded()), null)));
        parameters.setDate(Date.from(AT));
        parameters.setRevocationEnabled(false);
        parameters.setInitialPolicies(inputs.acceptable());
        parameters.setExplicitPolicyRequired(inputs.requireExplicit());
        parameters.setPolicyMappingInhibited(inputs.inhibitMapping());
        parameters.setAnyPolicyInhibited(inputs.inhibitAny());
        try {
            CertPathValidator.getInstance("PKIX").validate(factory.generateCertPath(certificates), parameters);
            return true;
        } catch (CertPathValidatorException _) {
            return false;
        }
    }

    private static X509Certificate jdk(CertificateFactory factory, EncodedCertificate certificate)
            throws GeneralSecurityException {
        return (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(certificate.der()));
    }

    /// In a tree of policies the number of nodes would double with every CA (RFC 9618 §3).
    @Test
    void endsOnMappingsMadeToMultiply() {
        var chain = new ArrayList<Issued>();
        var issuer = root;
        for (int i = 0; i < 24; i++) {
            var mappings = new ASN1EncodableVector();
            for (var from : List.of("1.2.3.1", "1.2.3.2")) {
                for (var to : List.of("1.2.3.1", "1.2.3.2")) {
                    mappings.add(sequence(List.of(from, to)));
                }
            }
            issuer = authority("Level " + i)
                    .keys(pairs.get(i % pairs.size()))
                    .with(Extension.certificatePolicies, false, sequence(Set.of("1.2.3.1", "1.2.3.2")))
                    .with(Extension.policyMappings, true, new DERSequence(mappings))
                    .issuedBy(issuer);
            chain.addFirst(issuer);
        }
        chain.addFirst(named("leaf")
                .keys(pairs.getFirst())
                .with(Extension.certificatePolicies, false, sequence(Set.of("1.2.3.1")))
                .issuedBy(issuer));
        var inputs = new PolicyInputs(Set.of("1.2.3.2"), true, false, false);
        assertTrue(assertTimeoutPreemptively(Duration.ofSeconds(10), () -> policies(chain, inputs)));
    }
}
