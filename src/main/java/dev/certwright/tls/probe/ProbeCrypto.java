package dev.certwright.tls.probe;

import java.io.IOException;
import java.security.SecureRandom;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.tls.CertificateType;
import org.bouncycastle.tls.TlsUtils;
import org.bouncycastle.tls.crypto.TlsCertificate;
import org.bouncycastle.tls.crypto.impl.bc.BcTlsCertificate;
import org.bouncycastle.tls.crypto.impl.bc.BcTlsCrypto;
import org.jspecify.annotations.Nullable;

/// Cryptography that does not turn a certificate away: whether it may be used like this is judged later, and shown.
final class ProbeCrypto extends BcTlsCrypto {
    /// TLS feature (RFC 7633).
    private static final ASN1ObjectIdentifier TLS_FEATURE = new ASN1ObjectIdentifier("1.3.6.1.5.5.7.1.24");

    ProbeCrypto(SecureRandom random) {
        super(random);
    }

    @Override
    public TlsCertificate createCertificate(short type, byte[] encoding) throws IOException {
        return type == CertificateType.X509
                ? new TolerantCertificate(this, encoding)
                : super.createCertificate(type, encoding);
    }

    /// A certificate whose KeyUsage permits everything and whose TLS feature extension demands nothing.
    private static final class TolerantCertificate extends BcTlsCertificate {
        TolerantCertificate(BcTlsCrypto crypto, byte[] encoding) throws IOException {
            super(crypto, encoding);
        }

        @Override
        protected boolean supportsKeyUsage(int keyUsageBit) {
            return true;
        }

        @Override
        public byte @Nullable [] getExtension(ASN1ObjectIdentifier oid) throws IOException {
            return TLS_FEATURE.equals(oid) ? null : super.getExtension(oid);
        }
    }

    /// Whether both parts of a hybrid group, or the group itself, are there.
    boolean offers(int group) {
        return TlsUtils.isSupportedNamedGroup(this, group);
    }
}
