package dev.certwright.service.requests;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.RSAKeyGenParameterSpec;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERPrintableString;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;

/// Requests as others make them, by Bouncy Castle: good ones and bad ones.
final class TestRequests {
    private final List<Extension> extensions = new ArrayList<>();
    private String subject = "CN=device";
    private KeyPair keys = ec();
    private String password = "";

    static KeyPair ec() {
        return generate("EC", generator -> generator.initialize(new ECGenParameterSpec("secp256r1")));
    }

    static KeyPair rsa(int bits, java.math.BigInteger exponent) {
        return generate("RSA", generator -> generator.initialize(new RSAKeyGenParameterSpec(bits, exponent)));
    }

    @FunctionalInterface
    private interface Preparing {
        void prepare(KeyPairGenerator generator) throws GeneralSecurityException;
    }

    private static KeyPair generate(String algorithm, Preparing preparing) {
        try {
            var generator = KeyPairGenerator.getInstance(algorithm);
            preparing.prepare(generator);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    TestRequests subject(String text) {
        subject = text;
        return this;
    }

    TestRequests keys(KeyPair pair) {
        keys = pair;
        return this;
    }

    KeyPair keys() {
        return keys;
    }

    TestRequests challengePassword(String text) {
        password = text;
        return this;
    }

    TestRequests names(GeneralName... names) throws IOException {
        return extension(Extension.subjectAlternativeName, false, new GeneralNames(names));
    }

    TestRequests dns(String name) throws IOException {
        return names(new GeneralName(GeneralName.dNSName, name));
    }

    TestRequests extension(ASN1ObjectIdentifier oid, boolean critical, ASN1Encodable value) throws IOException {
        extensions.add(new Extension(oid, critical, value.toASN1Primitive().getEncoded("DER")));
        return this;
    }

    /// DER.
    byte[] make() throws IOException, OperatorCreationException {
        var builder = new JcaPKCS10CertificationRequestBuilder(new X500Name(subject), keys.getPublic());
        if (!extensions.isEmpty()) {
            builder.addAttribute(
                    PKCSObjectIdentifiers.pkcs_9_at_extensionRequest,
                    new Extensions(extensions.toArray(Extension[]::new)));
        }
        if (!password.isEmpty()) {
            builder.addAttribute(PKCSObjectIdentifiers.pkcs_9_at_challengePassword, new DERPrintableString(password));
        }
        var algorithm = keys.getPrivate().getAlgorithm().equals("RSA") ? "SHA256withRSA" : "SHA256withECDSA";
        return builder.build(new JcaContentSignerBuilder(algorithm).build(keys.getPrivate()))
                .getEncoded();
    }
}
