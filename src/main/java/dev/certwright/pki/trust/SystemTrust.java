package dev.certwright.pki.trust;

import dev.certwright.model.PkiException;
import dev.certwright.model.certificate.EncodedCertificate;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/// The authorities that the Java platform trusts.
public final class SystemTrust {
    /// All of them.
    ///
    /// @throws PkiException.Unexpected when the platform has no such store
    public List<EncodedCertificate> authorities() throws PkiException {
        try {
            var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            @Nullable KeyStore platforms = null;
            factory.init(platforms);
            var all = new ArrayList<EncodedCertificate>();
            for (var manager : factory.getTrustManagers()) {
                if (manager instanceof X509TrustManager x509) {
                    for (X509Certificate authority : x509.getAcceptedIssuers()) {
                        all.add(new EncodedCertificate(authority.getEncoded()));
                    }
                }
            }
            return all;
        } catch (GeneralSecurityException e) {
            throw new PkiException.Unexpected(e);
        }
    }
}
