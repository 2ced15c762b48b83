package dev.certwright.pki.certificate;

import java.security.Provider;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/// The one provider of algorithms that the JDK lacks. It is used directly and registered nowhere; making it costs
/// many milliseconds, so that it is made when it is first needed and then kept.
public final class BouncyCastle {
    private BouncyCastle() {}

    private static final class Made {
        private static final Provider PROVIDER = new BouncyCastleProvider();
    }

    public static Provider provider() {
        return Made.PROVIDER;
    }
}
