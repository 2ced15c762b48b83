package dev.certwright.store;

import dev.certwright.model.certificate.EncodedCertificate;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.operator.ContentSigner;

/// Certificates that Bouncy Castle encodes. The store looks at no signature, so they have none.
final class TestCertificates {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private TestCertificates() {}

    static EncodedCertificate root(String commonName) {
        return issued(commonName, commonName, 1);
    }

    static EncodedCertificate issued(String commonName, String issuer, long serial) {
        return issued(commonName, issuer, BigInteger.valueOf(serial));
    }

    static EncodedCertificate issued(String commonName, String issuer, BigInteger serial) {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(256);
            return issued(
                    commonName,
                    issuer,
                    serial,
                    generator.generateKeyPair().getPublic().getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static EncodedCertificate issued(String commonName, String issuer, BigInteger serial, byte[] publicKey) {
        try {
            var builder = new X509v3CertificateBuilder(
                    new X500Name("CN=" + issuer),
                    serial,
                    Date.from(START),
                    Date.from(START.plus(Duration.ofDays(90))),
                    new X500Name("CN=" + commonName),
                    SubjectPublicKeyInfo.getInstance(publicKey));
            return new EncodedCertificate(builder.build(new NoSignature()).getEncoded());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class NoSignature implements ContentSigner {
        @Override
        public AlgorithmIdentifier getAlgorithmIdentifier() {
            return new AlgorithmIdentifier(X9ObjectIdentifiers.ecdsa_with_SHA256);
        }

        @Override
        public OutputStream getOutputStream() {
            return OutputStream.nullOutputStream();
        }

        @Override
        public byte[] getSignature() {
            return new byte[70];
        }
    }
}
