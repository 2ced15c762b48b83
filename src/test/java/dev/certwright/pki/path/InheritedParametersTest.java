package dev.certwright.pki.path;

import static dev.certwright.testing.CertificateDraft.AT;
import static dev.certwright.testing.CertificateDraft.FROM;
import static dev.certwright.testing.CertificateDraft.UNTIL;
import static dev.certwright.testing.CertificateDraft.authority;
import static dev.certwright.testing.CertificateDraft.keys;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.certwright.model.certificate.EncodedCertificate;
import dev.certwright.model.finding.Check;
import dev.certwright.model.finding.CheckState;
import dev.certwright.model.verification.Purpose;
import dev.certwright.testing.Issued;
import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.security.interfaces.DSAPublicKey;
import java.security.spec.DSAParameterSpec;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.Test;

/// DSA keys without parameters have those of their issuer (RFC 3279 §2.3.2); the JDK is the oracle.
class InheritedParametersTest {
    private final KeyPair above = keys("DSA", 2048);
    private final Issued root =
            authority("DSA root").keys(above).signed("SHA256with").selfSigned();

    /// A certificate whose key has no parameters.
    private static EncodedCertificate silent(
            String name, KeyPair pair, String issuer, KeyPair signer, boolean authority) throws Exception {
        var full = SubjectPublicKeyInfo.getInstance(pair.getPublic().getEncoded());
        var bare = new SubjectPublicKeyInfo(
                new AlgorithmIdentifier(X9ObjectIdentifiers.id_dsa),
                full.getPublicKeyData().getOctets());
        var builder = new X509v3CertificateBuilder(
                new X500Name(issuer), BigInteger.TWO, Date.from(FROM), Date.from(UNTIL), new X500Name(name), bare);
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
        return new EncodedCertificate(
                builder.build(new JcaContentSignerBuilder("SHA256withDSA").build(signer.getPrivate()))
                        .getEncoded());
    }

    private static KeyPair sameParameters(PublicKey key) throws Exception {
        var generator = KeyPairGenerator.getInstance("DSA");
        var parameters = ((DSAPublicKey) key).getParams();
        generator.initialize(new DSAParameterSpec(parameters.getP(), parameters.getQ(), parameters.getG()));
        return generator.generateKeyPair();
    }

    @Test
    void verifiesWithTheParametersOfTheIssuer() throws Exception {
        var middle = sameParameters(above.getPublic());
        var rootName = "C=TW,O=MyOrg,CN=DSA root";
        var ca = silent("CN=Silent CA", middle, rootName, above, true);
        var leaf = silent("CN=leaf", sameParameters(above.getPublic()), "CN=Silent CA", middle, false);
        var validation = new PathValidator()
                .validate(new PathRequest(
                        leaf, List.of(ca), List.of(root.encoded()), List.of(), AT, Purpose.ANY, Optional.empty()));
        assertEquals(
                CheckState.PASS,
                validation.checks().stream()
                        .filter(c -> c.id().equals("signatures"))
                        .map(Check::state)
                        .findFirst()
                        .orElseThrow());
        assertTrue(validation.trusted());
        validateWithTheJdk(List.of(leaf, ca));
    }

    /// An intermediate with the issuer's name and parameters made up for it must not lend them.
    @Test
    void takesParametersFromNobodyElse() throws Exception {
        var stranger = keys("DSA", 1024); // the JDK has one set of parameters for each size
        var middle = sameParameters(stranger.getPublic());
        var ca = silent("CN=Silent CA", middle, "C=TW,O=MyOrg,CN=DSA root", above, true);
        var decoy = authority("DSA root").keys(stranger).signed("SHA256with").selfSigned();
        var leaf = silent("CN=leaf", middle, "CN=Silent CA", middle, false);
        var validation = new PathValidator()
                .validate(new PathRequest(
                        leaf,
                        List.of(ca, decoy.encoded()),
                        List.of(root.encoded()),
                        List.of(),
                        AT,
                        Purpose.ANY,
                        Optional.empty()));
        assertEquals(false, validation.trusted());
    }

    private void validateWithTheJdk(List<EncodedCertificate> chain) throws Exception {
        var factory = CertificateFactory.getInstance("X.509");
        var certificates = new java.util.ArrayList<X509Certificate>();
        for (var certificate : chain) {
            certificates.add(
                    (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(certificate.der())));
        }
        var anchor = (X509Certificate) factory.generateCertificate(
                new ByteArrayInputStream(root.encoded().der()));
        var parameters = new PKIXParameters(Set.of(new TrustAnchor(anchor, null)));
        parameters.setDate(Date.from(AT));
        parameters.setRevocationEnabled(false);
        CertPathValidator.getInstance("PKIX").validate(factory.generateCertPath(certificates), parameters);
    }
}
