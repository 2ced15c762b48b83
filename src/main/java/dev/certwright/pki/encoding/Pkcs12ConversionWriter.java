package dev.certwright.pki.encoding;

import dev.certwright.pki.certificate.Asn1;
import java.security.SecureRandom;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.oiw.OIWObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.AuthenticatedSafe;
import org.bouncycastle.asn1.pkcs.ContentInfo;
import org.bouncycastle.asn1.pkcs.EncryptedData;
import org.bouncycastle.asn1.pkcs.MacData;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.Pfx;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.DigestInfo;

/// Encrypts and authenticates the entries of one converted container in the way of a preset.
final class Pkcs12ConversionWriter {
    private static final int MODERN_ITERATIONS = 100_000;
    private static final int COMPATIBLE_ITERATIONS = 10_000;
    private static final int SALT_OCTETS = 16;

    private final SecureRandom random;
    private final Pkcs12Preset preset;
    private final char[] password;
    private final PasswordEncryption encryption;

    Pkcs12ConversionWriter(SecureRandom random, Pkcs12Preset preset, char[] password) {
        this.random = random;
        this.preset = preset;
        this.password = password;
        this.encryption = new PasswordEncryption(random);
    }

    PasswordEncryption.Encrypted encrypt(byte[] plain) {
        return switch (preset) {
            case MODERN -> encryption.aes256(plain, password, MODERN_ITERATIONS);
            case COMPATIBLE -> encryption.tripleDes(plain, password, COMPATIBLE_ITERATIONS);
        };
    }

    /// The container: two parts as everybody writes it, the certificates encrypted as a whole, each key by itself.
    byte[] container(ASN1Sequence certificates, ASN1Sequence keys) {
        var encrypted = encrypt(Asn1.der(certificates));
        var content = Asn1.der(new AuthenticatedSafe(new ContentInfo[] {
            new ContentInfo(
                    PKCSObjectIdentifiers.encryptedData,
                    new EncryptedData(PKCSObjectIdentifiers.data, encrypted.algorithm(), encrypted.data())),
            data(Asn1.der(keys)),
        }));
        return Asn1.der(new Pfx(data(content), mac(content)));
    }

    private static ContentInfo data(byte[] content) {
        return new ContentInfo(PKCSObjectIdentifiers.data, new DEROctetString(content));
    }

    private MacData mac(byte[] content) {
        var salt = new byte[SALT_OCTETS];
        random.nextBytes(salt);
        boolean modern = preset == Pkcs12Preset.MODERN;
        int iterations = modern ? MODERN_ITERATIONS : COMPATIBLE_ITERATIONS;
        var digest = modern ? PlatformDigest.sha256() : PlatformDigest.sha1();
        var id = modern ? NISTObjectIdentifiers.id_sha256 : OIWObjectIdentifiers.idSHA1;
        try (var form = PasswordForm.of(password)) {
            return new MacData(
                    new DigestInfo(
                            new AlgorithmIdentifier(id, DERNull.INSTANCE),
                            Pkcs12Mac.compute(digest, form, salt, iterations, content)),
                    salt,
                    iterations);
        }
    }
}
