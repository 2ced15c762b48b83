package dev.certwright.testing;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/// Test material: a certificate to be, right or wrong as a test wants it.
public final class CertificateDraft {
    public static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");
    public static final Instant AT = Instant.parse("2026-06-01T00:00:00Z");
    public static final Instant UNTIL = Instant.parse("2027-01-01T00:00:00Z");

    private static final AtomicLong SERIAL = new AtomicLong(1000);

    private X500Name subject;
    private KeyPair keys = keys("EC", 256);
    private Instant from = FROM;
    private Instant until = UNTIL;
    private String algorithm = "SHA256with";
    private boolean keyIdentifiers = true;
    private boolean subjectKeyIdentifier = true;
    private Optional<BasicConstraints> basicConstraints = Optional.empty();
    private Optional<KeyUsage> keyUsage = Optional.of(new KeyUsage(KeyUsage.digitalSignature));
    private final List<KeyPurposeId> purposes = new ArrayList<>();
    private final List<Extension> others = new ArrayList<>();

    private CertificateDraft(X500Name subject) {
        this.subject = subject;
    }

    public static CertificateDraft named(String commonName) {
        return new CertificateDraft(new X500Name("C=TW,O=MyOrg,CN=" + commonName));
    }

    public static CertificateDraft withSubject(String distinguishedName) {
        return new CertificateDraft(new X500Name(distinguishedName));
    }

    public static CertificateDraft authority(String commonName) {
        var draft = named(commonName);
        draft.basicConstraints = Optional.of(new BasicConstraints(true));
        return draft.keyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign);
    }

    public static CertificateDraft server(String... hosts) {
        var draft = named(hosts[0]).purpose(KeyPurposeId.id_kp_serverAuth);
        var names = new GeneralName[hosts.length];
        for (int i = 0; i < hosts.length; i++) {
            boolean address = hosts[i].matches("[0-9.]+|.*:.*");
            names[i] = new GeneralName(address ? GeneralName.iPAddress : GeneralName.dNSName, hosts[i]);
        }
        return draft.names(names);
    }

    public static CertificateDraft client(String commonName) {
        return named(commonName).purpose(KeyPurposeId.id_kp_clientAuth);
    }

    public static KeyPair keys(String algorithm, int bits) {
        try {
            var generator = KeyPairGenerator.getInstance(algorithm);
            if (bits > 0) {
                generator.initialize(bits);
            }
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public CertificateDraft keys(KeyPair pair) {
        keys = pair;
        return this;
    }

    public CertificateDraft valid(Instant first, Instant last) {
        from = first;
        until = last;
        return this;
    }

    /// The digest, and padding if any, of the signature: `SHA1with`.
    public CertificateDraft signed(String digest) {
        algorithm = digest;
        return this;
    }

    public CertificateDraft withoutKeyIdentifiers() {
        keyIdentifiers = false;
        return this;
    }

    public CertificateDraft withoutSubjectKeyIdentifier() {
        subjectKeyIdentifier = false;
        return this;
    }

    public CertificateDraft withoutKeyUsage() {
        keyUsage = Optional.empty();
        return this;
    }

    public CertificateDraft subject(String distinguishedName) {
        subject = new X500Name(distinguishedName);
        return this;
    }

    public CertificateDraft pathLength(int length) {
        basicConstraints = Optional.of(new BasicConstraints(length));
        return this;
    }

    public CertificateDraft anyPathLength() {
        basicConstraints = Optional.of(new BasicConstraints(true));
        return this;
    }

    public CertificateDraft notAnAuthority() {
        basicConstraints = Optional.of(new BasicConstraints(false));
        return this;
    }

    public CertificateDraft withoutBasicConstraints() {
        basicConstraints = Optional.empty();
        return this;
    }

    public CertificateDraft keyUsage(int bits) {
        keyUsage = Optional.of(new KeyUsage(bits));
        return this;
    }

    public CertificateDraft purpose(KeyPurposeId purpose) {
        purposes.add(purpose);
        return this;
    }

    public CertificateDraft names(GeneralName... names) {
        return with(Extension.subjectAlternativeName, false, new GeneralNames(names));
    }

    public CertificateDraft permits(GeneralName... names) {
        return with(Extension.nameConstraints, true, new NameConstraints(subtrees(names), null));
    }

    public CertificateDraft excludes(GeneralName... names) {
        return with(Extension.nameConstraints, true, new NameConstraints(null, subtrees(names)));
    }

    private static GeneralSubtree[] subtrees(GeneralName... names) {
        return java.util.Arrays.stream(names).map(GeneralSubtree::new).toArray(GeneralSubtree[]::new);
    }

    public CertificateDraft with(ASN1ObjectIdentifier id, boolean critical, ASN1Encodable value) {
        try {
            others.add(new Extension(
                    id, critical, new DEROctetString(value.toASN1Primitive().getEncoded("DER"))));
            return this;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    public Issued selfSigned() {
        return build(subject, keys, keys.getPublic());
    }

    public Issued issuedBy(Issued issuer) {
        return build(issuer.holder().getSubject(), issuer.keys(), issuer.keys().getPublic());
    }

    private Issued build(X500Name issuer, KeyPair issuerKeys, PublicKey issuerKey) {
        try {
            var serial = BigInteger.valueOf(SERIAL.incrementAndGet());
            var builder = new JcaX509v3CertificateBuilder(
                    issuer, serial, Date.from(from), Date.from(until), subject, keys.getPublic());
            if (basicConstraints.isPresent()) {
                builder.addExtension(Extension.basicConstraints, true, basicConstraints.get());
            }
            if (keyUsage.isPresent()) {
                builder.addExtension(Extension.keyUsage, true, keyUsage.get());
            }
            if (!purposes.isEmpty()) {
                builder.addExtension(
                        Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purposes.toArray(KeyPurposeId[]::new)));
            }
            for (var extension : others) {
                builder.addExtension(extension);
            }
            if (keyIdentifiers) {
                var utils = new JcaX509ExtensionUtils();
                if (subjectKeyIdentifier) {
                    builder.addExtension(
                            Extension.subjectKeyIdentifier, false, utils.createSubjectKeyIdentifier(keys.getPublic()));
                }
                builder.addExtension(
                        Extension.authorityKeyIdentifier, false, utils.createAuthorityKeyIdentifier(issuerKey));
            }
            var signer = new JcaContentSignerBuilder(signature(issuerKeys));
            if (algorithm.equals("PSS")) {
                signer.setProvider(new BouncyCastleProvider()); // the JDK knows PSS by another name
            }
            return new Issued(builder.build(signer.build(issuerKeys.getPrivate())), keys);
        } catch (IOException | OperatorCreationException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private String signature(KeyPair issuerKeys) {
        return switch (issuerKeys.getPrivate().getAlgorithm()) {
            case "EC" -> algorithm + "ECDSA";
            case "DSA" -> algorithm + "DSA";
            case "RSA" -> algorithm.equals("PSS") ? "SHA256withRSAandMGF1" : algorithm + "RSA";
            default -> issuerKeys.getPrivate().getAlgorithm().equals("EdDSA") ? "Ed25519" : "?";
        };
    }
}
