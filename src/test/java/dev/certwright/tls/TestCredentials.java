package dev.certwright.tls;

import dev.certwright.model.certificate.Credential;
import dev.certwright.model.certificate.EncodedCertificate;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.jspecify.annotations.Nullable;

/// Two certificate authorities and what they issued, made anew for a test class.
public final class TestCredentials {
    public final Credential authority = root("Test CA");
    public final Credential otherAuthority = root("Other CA");
    public final Credential server = issue(authority, "localhost", ec(), valid(), KeyPurposeId.id_kp_serverAuth);
    public final Credential client = issue(authority, "client", ec(), valid(), KeyPurposeId.id_kp_clientAuth);
    public final Credential foreign = issue(otherAuthority, "client", ec(), valid(), KeyPurposeId.id_kp_clientAuth);
    public final Credential expired = issue(authority, "client", ec(), past(), KeyPurposeId.id_kp_clientAuth);
    public final Credential wrongPurpose = issue(authority, "client", ec(), valid(), KeyPurposeId.id_kp_serverAuth);
    public final Credential mismatching = new Credential(client.chain(), ec().getPrivate());

    private record Period(Instant from, Instant to) {}

    private static Period valid() {
        return new Period(
                Instant.now().minus(Duration.ofHours(1)), Instant.now().plus(Duration.ofDays(1)));
    }

    private static Period past() {
        return new Period(Instant.now().minus(Duration.ofDays(9)), Instant.now().minus(Duration.ofDays(1)));
    }

    /// A client's credential with a key of a given kind, issued by the first authority.
    public Credential clientWith(KeyPair pair) {
        return issue(authority, "client", pair, valid(), KeyPurposeId.id_kp_clientAuth);
    }

    /// A server's credential without the digitalSignature key usage.
    public Credential serverThatMayOnlyAgreeOnKeys() {
        return issue(
                authority,
                "localhost",
                ec(),
                valid(),
                KeyPurposeId.id_kp_serverAuth,
                new KeyUsage(KeyUsage.keyAgreement));
    }

    /// A server's credential with the TLS feature status_request (RFC 7633).
    public Credential serverThatMustStaple() {
        var pair = ec();
        var builder = builder(new X500Name("CN=Test CA"), new X500Name("CN=localhost"), pair, valid());
        return sign(
                builder,
                authority.privateKey(),
                pair.getPrivate(),
                ext -> ext.addExtension(
                        new ASN1ObjectIdentifier("1.3.6.1.5.5.7.1.24"), false, new DERSequence(new ASN1Integer(5))));
    }

    public static KeyPair ec() {
        return ec("secp256r1");
    }

    public static KeyPair ec(String curve) {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec(curve));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public static KeyPair rsa() {
        return pair("RSA", 2048);
    }

    public static KeyPair ed25519() {
        return pair("Ed25519", 255);
    }

    public static KeyPair mlDsa(int parameterSet) {
        try {
            return KeyPairGenerator.getInstance("ML-DSA-" + parameterSet).generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyPair pair(String algorithm, int size) {
        try {
            var generator = KeyPairGenerator.getInstance(algorithm);
            generator.initialize(size);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Credential root(String commonName) {
        var pair = ec();
        var name = new X500Name("CN=" + commonName);
        var builder = builder(name, name, pair, valid());
        return sign(builder, pair.getPrivate(), pair.getPrivate(), ext -> {
            ext.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
            ext.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
        });
    }

    private static Credential issue(
            Credential issuer, String commonName, KeyPair pair, Period period, KeyPurposeId purpose) {
        return issue(issuer, commonName, pair, period, purpose, new KeyUsage(KeyUsage.digitalSignature));
    }

    private static Credential issue(
            Credential issuer, String commonName, KeyPair pair, Period period, KeyPurposeId purpose, KeyUsage usage) {
        var issuerName = org.bouncycastle.asn1.x509.Certificate.getInstance(
                        issuer.certificate().der())
                .getSubject();
        var builder = builder(issuerName, new X500Name("O=MyOrg,CN=" + commonName), pair, period);
        return sign(builder, issuer.privateKey(), pair.getPrivate(), ext -> {
            ext.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
            ext.addExtension(Extension.keyUsage, true, usage);
            ext.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purpose));
            ext.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(new GeneralName[] {
                new GeneralName(GeneralName.dNSName, "localhost"), new GeneralName(GeneralName.iPAddress, "127.0.0.1")
            }));
        });
    }

    private static X509v3CertificateBuilder builder(X500Name issuer, X500Name subject, KeyPair pair, Period period) {
        return new X509v3CertificateBuilder(
                issuer,
                new BigInteger(63, new java.security.SecureRandom()).add(BigInteger.ONE),
                Date.from(period.from),
                Date.from(period.to),
                subject,
                SubjectPublicKeyInfo.getInstance(pair.getPublic().getEncoded()));
    }

    private interface Extensions {
        void addTo(X509v3CertificateBuilder builder) throws IOException;
    }

    private static Credential sign(
            X509v3CertificateBuilder builder, PrivateKey issuerKey, PrivateKey ownKey, Extensions extensions) {
        try {
            extensions.addTo(builder);
            var certificate = builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(issuerKey));
            var own = new EncodedCertificate(certificate.getEncoded());
            // A root is not sent along.
            return new Credential(List.of(own), ownKey);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The JDK's TLS with a credential of its own, trusting what an authority issued.
    ///
    /// @param own null for none
    public static SSLContext jsse(String protocol, @Nullable Credential own, Credential authority)
            throws GeneralSecurityException, IOException {
        var keys = KeyStore.getInstance("PKCS12");
        keys.load(null, null);
        if (own != null) {
            keys.setKeyEntry("own", own.privateKey(), new char[0], new Certificate[] {decode(own)});
        }
        keys.setCertificateEntry("ca", decode(authority));
        var keyManagers = KeyManagerFactory.getInstance("PKIX");
        keyManagers.init(keys, new char[0]);
        var trustManagers = TrustManagerFactory.getInstance("PKIX");
        trustManagers.init(keys);
        var context = SSLContext.getInstance(protocol);
        context.init(keyManagers.getKeyManagers(), trustManagers.getTrustManagers(), null);
        return context;
    }

    private static Certificate decode(Credential credential) throws GeneralSecurityException {
        return CertificateFactory.getInstance("X.509")
                .generateCertificate(
                        new ByteArrayInputStream(credential.certificate().der()));
    }

    /// Writes certificates as PEM.
    public static Path writeCertificates(Path file, EncodedCertificate... certificates) throws IOException {
        var pem = new StringBuilder();
        Arrays.stream(certificates).forEach(c -> pem.append(pem("CERTIFICATE", c.der())));
        return Files.writeString(file, pem, StandardCharsets.US_ASCII);
    }

    /// Writes a private key as PEM.
    public static Path writeKey(Path file, PrivateKey key) throws IOException {
        return Files.writeString(file, pem("PRIVATE KEY", key.getEncoded()), StandardCharsets.US_ASCII);
    }

    private static String pem(String label, byte[] der) {
        return "-----BEGIN " + label + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der)
                + "\n-----END " + label + "-----\n";
    }
}
