package dev.certwright.testing;

import dev.certwright.model.Bytes;
import dev.certwright.model.certificate.EncodedCertificate;
import java.io.IOException;
import java.math.BigInteger;
import java.security.KeyPair;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/// A certificate of the test material with its key.
public record Issued(X509CertificateHolder holder, KeyPair keys) {
    public EncodedCertificate encoded() {
        try {
            return new EncodedCertificate(holder.getEncoded());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    public BigInteger serial() {
        return holder.getSerialNumber();
    }

    /// A revocation list of this CA.
    public Bytes revokes(Instant from, Instant until, Issued... revoked) {
        try {
            var builder = new X509v2CRLBuilder(holder.getSubject(), Date.from(from)).setNextUpdate(Date.from(until));
            for (var certificate : revoked) {
                builder.addCRLEntry(certificate.serial(), Date.from(from), CRLReason.keyCompromise);
            }
            builder.addExtension(
                    org.bouncycastle.asn1.x509.Extension.cRLNumber,
                    false,
                    new org.bouncycastle.asn1.x509.CRLNumber(BigInteger.ONE));
            return Bytes.of(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate()))
                    .getEncoded());
        } catch (IOException | OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }
}
