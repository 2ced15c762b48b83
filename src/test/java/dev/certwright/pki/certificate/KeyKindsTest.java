package dev.certwright.pki.certificate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.certwright.model.Bytes;
import dev.certwright.model.certificate.BasicConstraints;
import dev.certwright.model.certificate.CertificateProfile;
import dev.certwright.model.certificate.CertificateTemplate;
import dev.certwright.model.certificate.EncodedCertificate;
import dev.certwright.model.certificate.Validity;
import dev.certwright.model.key.Acceptance;
import dev.certwright.model.key.KeySpec;
import dev.certwright.model.key.ParameterSet;
import dev.certwright.model.key.Platform;
import dev.certwright.model.name.DistinguishedName;
import dev.certwright.pki.encoding.PemCodec;
import dev.certwright.pki.key.KeyPairFactory;
import dev.certwright.pki.key.PrivateKeyCodec;
import dev.certwright.pki.key.PublicHalf;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.crypto.params.MLDSAPrivateKeyParameters;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.bouncycastle.jcajce.interfaces.MLDSAPrivateKey;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class KeyKindsTest {
    private static final Instant NOW = Instant.parse("2026-05-01T12:00:00Z");
    private static final SecureRandom RANDOM = new SecureRandom();

    @TempDir
    private Path folder;

    private final CertificateIssuer issuer = new CertificateIssuer(RANDOM);
    private final PrivateKeyCodec codec = new PrivateKeyCodec();

    /// The kinds that are not of the classic two families.
    static Stream<KeySpec> newKinds() {
        return KeySpec.all().stream().filter(spec -> !(spec instanceof KeySpec.Rsa || spec instanceof KeySpec.Ec));
    }

    private static KeyPair keys(KeySpec spec) throws Exception {
        return new KeyPairFactory(RANDOM).generate(spec);
    }

    private EncodedCertificate root(KeySpec spec, KeyPair keys) throws Exception {
        return issuer.selfSign(
                template("Root", new BasicConstraints(true, java.util.OptionalInt.empty()), spec),
                keys,
                issuer.newSerialNumber());
    }

    private EncodedCertificate leaf(KeySpec spec, KeyPair keys, EncodedCertificate root, KeyPair rootKeys)
            throws Exception {
        return issuer.issue(
                template("device", BasicConstraints.END_ENTITY, spec),
                keys.getPublic(),
                root,
                rootKeys.getPrivate(),
                issuer.newSerialNumber());
    }

    private static CertificateTemplate template(String name, BasicConstraints constraints, KeySpec spec) {
        var profile = constraints.ca() ? CertificateProfile.ROOT_CA : CertificateProfile.CLIENT;
        return new CertificateTemplate(
                DistinguishedName.ofCommonName(name),
                List.of(),
                Validity.ofDays(NOW, 30),
                constraints,
                profile.keyUsage(spec),
                profile.extendedKeyUsage());
    }

    private static X509Certificate jdk(EncodedCertificate certificate) throws Exception {
        return (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(certificate.der()));
    }

    @ParameterizedTest
    @MethodSource("newKinds")
    void theJdkAcceptsAPathOfEveryKind(KeySpec spec) throws Exception {
        var rootKeys = keys(spec);
        var root = root(spec, rootKeys);
        var leaf = leaf(spec, keys(spec), root, rootKeys);
        var parameters = new PKIXParameters(Set.of(new TrustAnchor(jdk(root), null)));
        parameters.setRevocationEnabled(false);
        parameters.setDate(Date.from(NOW));
        CertPathValidator.getInstance("PKIX")
                .validate(CertificateFactory.getInstance("X.509").generateCertPath(List.of(jdk(leaf))), parameters);
    }

    @ParameterizedTest
    @MethodSource("newKinds")
    void bouncyCastleVerifiesTheSignaturesOfEveryKind(KeySpec spec) throws Exception {
        var rootKeys = keys(spec);
        var root = root(spec, rootKeys);
        var holder = new X509CertificateHolder(root.der());
        var verifiers = new JcaContentVerifierProviderBuilder()
                .setProvider(BouncyCastle.provider())
                .build(holder);
        assertTrue(holder.isSignatureValid(verifiers));
        assertTrue(
                new X509CertificateHolder(leaf(spec, keys(spec), root, rootKeys).der()).isSignatureValid(verifiers));
    }

    @ParameterizedTest
    @MethodSource("newKinds")
    void opensslVerifiesAPathOfEveryKindItKnows(KeySpec spec) throws Exception {
        var openssl = new OpenSsl(folder);
        assumeTrue(
                openssl.run("genpkey", "-algorithm", spec.label(), "-out", "probe.key")
                                .status()
                        == 0,
                "this openssl does not know " + spec.label() + "; version 3.5 knows ML-DSA");
        var rootKeys = keys(spec);
        var root = root(spec, rootKeys);
        var keys = keys(spec);
        Files.writeString(folder.resolve("root.pem"), new PemCodec().certificate(root));
        Files.writeString(folder.resolve("leaf.pem"), new PemCodec().certificate(leaf(spec, keys, root, rootKeys)));
        Files.write(folder.resolve("leaf.der"), codec.encode(keys.getPrivate()));
        var answer = openssl.text(
                "verify", "-x509_strict", "-attime", "" + NOW.getEpochSecond(), "-CAfile", "root.pem", "leaf.pem");
        assertTrue(answer.contains("leaf.pem: OK"), answer);
        assertEquals(
                openssl.text("x509", "-in", "leaf.pem", "-noout", "-pubkey"),
                openssl.text("pkey", "-in", "leaf.der", "-inform", "DER", "-pubout"));
    }

    @ParameterizedTest
    @MethodSource("newKinds")
    void aKeyReadAgainIsTheCertificatesOwnAndSigns(KeySpec spec) throws Exception {
        var keys = keys(spec);
        var certificate = root(spec, keys);
        var again = codec.decode(codec.encode(keys.getPrivate()), "key");
        assertTrue(codec.matches(again, certificate));
        assertArrayEquals(codec.encode(keys.getPrivate()), codec.encode(again));
        assertEquals(
                Bytes.of(keys.getPublic().getEncoded()), PublicHalf.of(again).orElseThrow());
        root(spec, new KeyPair(keys.getPublic(), again));
        assertEquals(spec.label(), PublicKeys.of(keys.getPublic().getEncoded()).label());
    }

    @ParameterizedTest
    @EnumSource
    void writesTheSeedAndTheExpandedKeyOfMlDsa(ParameterSet parameters) throws Exception {
        var info = PrivateKeyInfo.getInstance(
                codec.encode(keys(new KeySpec.MlDsa(parameters)).getPrivate()));
        // RFC 9881 §6: ML-DSA-PrivateKey is a CHOICE of [0] seed, OCTET STRING expandedKey and SEQUENCE both
        var both = DerElement.of(info.getPrivateKey().getOctets())
                .expect(DerElement.SEQUENCE)
                .children();
        assertEquals(32, both.getFirst().expect(DerElement.OCTET_STRING).content().length);
        var expanded = (MLDSAPrivateKeyParameters) PrivateKeyFactory.createKey(info);
        assertArrayEquals(expanded.getEncoded(), both.get(1).content());
    }

    @ParameterizedTest
    @EnumSource
    void readsEveryFormOfAnMlDsaKey(ParameterSet parameters) throws Exception {
        var spec = new KeySpec.MlDsa(parameters);
        var keys = keys(spec);
        var certificate = root(spec, keys);
        var own = (MLDSAPrivateKey) keys.getPrivate();
        for (boolean seedOnly : List.of(true, false)) {
            var read = codec.decode(own.getPrivateKey(seedOnly).getEncoded(), "key");
            assertTrue(codec.matches(read, certificate), "seed only: " + seedOnly);
            root(spec, new KeyPair(keys.getPublic(), read));
        }
    }

    @ParameterizedTest
    @EnumSource
    void signsWithAKeyThatTheJdkMade(ParameterSet parameters) throws Exception {
        var keys = KeyPairGenerator.getInstance(parameters.label()).generateKeyPair();
        var read = codec.decode(keys.getPrivate().getEncoded(), "key");
        var root = root(new KeySpec.MlDsa(parameters), new KeyPair(keys.getPublic(), read));
        var verifier = Signature.getInstance("ML-DSA");
        verifier.initVerify(keys.getPublic());
        verifier.update(jdk(root).getTBSCertificate());
        assertTrue(verifier.verify(jdk(root).getSignature()));
    }

    @Test
    void everyGroupOfProgramsSaysWhetherItAcceptsAKind() {
        for (var spec : KeySpec.all()) {
            var platforms =
                    Acceptance.of(spec).stream().map(Acceptance::platform).toList();
            assertEquals(Arrays.asList(Platform.values()), platforms, spec.label());
        }
    }
}
