package dev.certwright.service.keystore;

import dev.certwright.testing.Pki;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bouncycastle.asn1.DERBMPString;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PBKDF2Params;
import org.bouncycastle.asn1.pkcs.PBMAC1Params;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.crypto.util.PBKDF2Config;
import org.bouncycastle.crypto.util.PBKDFConfig;
import org.bouncycastle.crypto.util.ScryptConfig;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.OutputEncryptor;
import org.bouncycastle.pkcs.PKCS12MacCalculatorBuilder;
import org.bouncycastle.pkcs.PKCS12PfxPduBuilder;
import org.bouncycastle.pkcs.PKCS12SafeBag;
import org.bouncycastle.pkcs.PKCS12SafeBagBuilder;
import org.bouncycastle.pkcs.bc.BcPKCS12PBMac1CalculatorBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS12SafeBagBuilder;
import org.bouncycastle.pkcs.jcajce.JcePKCS12MacCalculatorBuilder;
import org.bouncycastle.pkcs.jcajce.JcePKCSPBEOutputEncryptorBuilder;

/// Key stores made by OpenSSL and by Bouncy Castle in many ways.
final class MadeStores {
    static final String PASSWORD = "sesame";

    private final Pki pki;
    private final Map<String, byte[]> all = new LinkedHashMap<>();

    private MadeStores(Pki pki) {
        this.pki = pki;
    }

    /// Files by what is special about them.
    static Map<String, byte[]> in(Pki pki) throws Exception {
        var stores = new MadeStores(pki);
        pki.root("ca");
        pki.server("leaf", "ca");
        stores.openssl();
        stores.bouncyCastle();
        return stores.all;
    }

    private void openssl() throws IOException, InterruptedException {
        add("modern");
        add("legacy", "-legacy");
        for (var scheme : List.of(
                "PBE-SHA1-3DES",
                "PBE-SHA1-2DES",
                "PBE-SHA1-RC2-128",
                "PBE-SHA1-RC2-40",
                "PBE-SHA1-RC4-128",
                "PBE-SHA1-RC4-40",
                "PBE-MD5-DES",
                "PBE-SHA1-DES")) {
            add(scheme, "-legacy", "-keypbe", scheme, "-certpbe", scheme, "-macalg", "sha1");
        }
        for (var cipher : List.of(
                "aes-128-cbc",
                "aes-192-cbc",
                "des-ede3-cbc",
                "camellia-256-cbc",
                "aria-256-cbc",
                "sm4-cbc",
                "seed-cbc",
                "des-cbc")) {
            add(cipher, "-legacy", "-keypbe", cipher, "-certpbe", cipher, "-macalg", "sha256");
        }
        for (var digest : List.of("md5", "sha1", "sha224", "sha384", "sha512", "sha512-256")) {
            add("mac " + digest, "-macalg", digest);
        }
        add("no mac", "-nomac");
        add("plain, mac", "-keypbe", "NONE", "-certpbe", "NONE");
        add("plain, no mac", "-keypbe", "NONE", "-certpbe", "NONE", "-nomac");
        add("certificates plain", "-certpbe", "NONE");
    }

    private void add(String name, String... options) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(
                "pkcs12",
                "-export",
                "-in",
                "leaf.pem",
                "-inkey",
                "leaf.key",
                "-certfile",
                "ca.pem",
                "-name",
                "leaf",
                "-passout",
                "pass:" + PASSWORD,
                "-out",
                "made.p12"));
        command.addAll(List.of(options));
        pki.openssl(command.toArray(String[]::new));
        all.put(name, Files.readAllBytes(pki.folder().resolve("made.p12")));
    }

    private void bouncyCastle() throws Exception {
        for (var prf : Map.of(
                        "SHA1", PKCSObjectIdentifiers.id_hmacWithSHA1,
                        "SHA224", PKCSObjectIdentifiers.id_hmacWithSHA224,
                        "SHA384", PKCSObjectIdentifiers.id_hmacWithSHA384,
                        "SHA512", PKCSObjectIdentifiers.id_hmacWithSHA512)
                .entrySet()) {
            var config = new PBKDF2Config.Builder()
                    .withIterationCount(2048)
                    .withSaltLength(16)
                    .withPRF(new AlgorithmIdentifier(prf.getValue(), DERNull.INSTANCE))
                    .build();
            all.put("prf " + prf.getKey(), store(encryptor(config), mac(), false));
        }
        var sha256 = new PBKDF2Config.Builder()
                .withIterationCount(2048)
                .withSaltLength(16)
                .withPRF(PBKDF2Config.PRF_SHA256)
                .build();
        all.put("scrypt", store(encryptor(new ScryptConfig.Builder(1024, 8, 1).build()), mac(), false));
        all.put("ber", store(encryptor(sha256), mac(), true));
        var pbmac1 = new BcPKCS12PBMac1CalculatorBuilder(new PBMAC1Params(
                new AlgorithmIdentifier(
                        PKCSObjectIdentifiers.id_PBKDF2,
                        new PBKDF2Params(new byte[16], 2048, 32, PBKDF2Config.PRF_SHA256)),
                PBKDF2Config.PRF_SHA256));
        all.put("pbmac1", store(encryptor(sha256), pbmac1, false));
    }

    private static OutputEncryptor encryptor(PBKDFConfig config) throws OperatorCreationException {
        return new JcePKCSPBEOutputEncryptorBuilder(config, NISTObjectIdentifiers.id_aes256_CBC)
                .setProvider(new BouncyCastleProvider())
                .build(PASSWORD.toCharArray());
    }

    private static JcePKCS12MacCalculatorBuilder mac() {
        return new JcePKCS12MacCalculatorBuilder(NISTObjectIdentifiers.id_sha256)
                .setProvider(new BouncyCastleProvider());
    }

    private byte[] store(OutputEncryptor encryptor, PKCS12MacCalculatorBuilder mac, boolean ber) throws Exception {
        var id = new DEROctetString(new byte[] {1, 2, 3, 4});
        var name = new DERBMPString("leaf");
        var certificate = new PKCS12SafeBagBuilder(
                        new X509CertificateHolder(pki.certificate("leaf").der()))
                .addBagAttribute(PKCSObjectIdentifiers.pkcs_9_at_friendlyName, name)
                .addBagAttribute(PKCSObjectIdentifiers.pkcs_9_at_localKeyId, id)
                .build();
        var issuer = new PKCS12SafeBagBuilder(
                        new X509CertificateHolder(pki.certificate("ca").der()))
                .build();
        var key = new JcaPKCS12SafeBagBuilder(pki.credential("leaf").privateKey(), encryptor)
                .addBagAttribute(PKCSObjectIdentifiers.pkcs_9_at_friendlyName, name)
                .addBagAttribute(PKCSObjectIdentifiers.pkcs_9_at_localKeyId, id)
                .build();
        return new PKCS12PfxPduBuilder()
                .addEncryptedData(encryptor, new PKCS12SafeBag[] {certificate, issuer})
                .addData(key)
                .build(mac, PASSWORD.toCharArray())
                .getEncoded(ber ? "BER" : "DER");
    }
}
