package dev.certwright.pki.encoding;

import dev.certwright.model.certificate.Credential;
import dev.certwright.model.certificate.EncodedCertificate;
import dev.certwright.pki.certificate.Asn1;
import dev.certwright.pki.key.PrivateKeyCodec;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.DERBMPString;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.oiw.OIWObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.Attribute;
import org.bouncycastle.asn1.pkcs.AuthenticatedSafe;
import org.bouncycastle.asn1.pkcs.CertBag;
import org.bouncycastle.asn1.pkcs.ContentInfo;
import org.bouncycastle.asn1.pkcs.EncryptedData;
import org.bouncycastle.asn1.pkcs.EncryptedPrivateKeyInfo;
import org.bouncycastle.asn1.pkcs.MacData;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.Pfx;
import org.bouncycastle.asn1.pkcs.SafeBag;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.DigestInfo;
import org.bouncycastle.crypto.ExtendedDigest;

/// Writes one PKCS #12 container (RFC 7292 §4), every choice spelt out.
final class Pkcs12Writer {
    private static final int MODERN_ITERATIONS = 100_000;
    private static final int COMPATIBLE_ITERATIONS = 10_000;
    private static final int SALT_OCTETS = 16;

    private final SecureRandom random;
    private final Pkcs12Preset preset;
    private final int iterations;
    private final char[] password;
    private final PasswordEncryption encryption;
    private final PrivateKeyCodec codec = new PrivateKeyCodec();

    Pkcs12Writer(SecureRandom random, Pkcs12Preset preset, char[] password) {
        this(random, preset, iterations(preset), password);
    }

    Pkcs12Writer(SecureRandom random, Pkcs12Preset preset, int iterations, char[] password) {
        this.random = random;
        this.preset = preset;
        this.iterations = iterations;
        this.password = password;
        this.encryption = new PasswordEncryption(random);
    }

    private static int iterations(Pkcs12Preset preset) {
        return switch (preset) {
            case MODERN -> MODERN_ITERATIONS;
            case COMPATIBLE -> COMPATIBLE_ITERATIONS;
        };
    }

    byte[] write(Credential credential, String friendlyName) {
        var certificates = new ASN1EncodableVector();
        var attributes = attributes(credential.certificate(), friendlyName);
        for (var certificate : credential.chain()) {
            certificates.add(new SafeBag(
                    PKCSObjectIdentifiers.certBag,
                    new CertBag(PKCSObjectIdentifiers.x509Certificate, new DEROctetString(certificate.der())),
                    certificate.equals(credential.certificate()) ? attributes : new DERSet()));
        }
        var content = Asn1.der(new AuthenticatedSafe(new ContentInfo[] {
            encrypted(Asn1.der(new DERSequence(certificates))),
            data(Asn1.der(new DERSequence(
                    new SafeBag(PKCSObjectIdentifiers.pkcs8ShroudedKeyBag, privateKey(credential), attributes)))),
        }));
        return Asn1.der(new Pfx(data(content), mac(content)));
    }

    /// The same localKeyId ties the key to its certificate.
    private static ASN1Set attributes(EncodedCertificate certificate, String friendlyName) {
        return new DERSet(new ASN1Encodable[] {
            new Attribute(PKCSObjectIdentifiers.pkcs_9_at_friendlyName, new DERSet(new DERBMPString(friendlyName))),
            new Attribute(
                    PKCSObjectIdentifiers.pkcs_9_at_localKeyId,
                    new DERSet(new DEROctetString(
                            HexFormat.of().parseHex(certificate.sha1().hex())))),
        });
    }

    private EncryptedPrivateKeyInfo privateKey(Credential credential) {
        var plain = codec.encode(credential.privateKey());
        try {
            var encrypted = encrypt(plain);
            return new EncryptedPrivateKeyInfo(
                    encrypted.algorithm(), encrypted.data().getOctets());
        } finally {
            Arrays.fill(plain, (byte) 0);
        }
    }

    private ContentInfo encrypted(byte[] safeContents) {
        var encrypted = encrypt(safeContents);
        return new ContentInfo(
                PKCSObjectIdentifiers.encryptedData,
                new EncryptedData(PKCSObjectIdentifiers.data, encrypted.algorithm(), encrypted.data()));
    }

    private static ContentInfo data(byte[] content) {
        return new ContentInfo(PKCSObjectIdentifiers.data, new DEROctetString(content));
    }

    private PasswordEncryption.Encrypted encrypt(byte[] plain) {
        return switch (preset) {
            case MODERN -> encryption.aes256(plain, password, iterations);
            case COMPATIBLE -> encryption.tripleDes(plain, password, iterations);
        };
    }

    private MacData mac(byte[] content) {
        return switch (preset) {
            case MODERN -> mac(content, PlatformDigest.sha256(), NISTObjectIdentifiers.id_sha256);
            case COMPATIBLE -> mac(content, PlatformDigest.sha1(), OIWObjectIdentifiers.idSHA1);
        };
    }

    private MacData mac(byte[] content, ExtendedDigest digest, ASN1ObjectIdentifier oid) {
        var salt = new byte[SALT_OCTETS];
        random.nextBytes(salt);
        try (var form = PasswordForm.of(password)) {
            return new MacData(
                    new DigestInfo(
                            new AlgorithmIdentifier(oid, DERNull.INSTANCE),
                            Pkcs12Mac.compute(digest, form, salt, iterations, content)),
                    salt,
                    iterations);
        }
    }
}
