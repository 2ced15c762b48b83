package dev.certwright.model.certificate;

import java.security.PrivateKey;
import java.util.List;

/// A certificate chain with the private key of its first certificate: what one shows to prove who one is.
///
/// @param chain the owner's certificate first, each one issued by the next; not empty
public record Credential(List<EncodedCertificate> chain, PrivateKey privateKey) {
    public Credential {
        chain = List.copyOf(chain);
        if (chain.isEmpty()) {
            throw new IllegalArgumentException("no certificate");
        }
    }

    public EncodedCertificate certificate() {
        return chain.getFirst();
    }

    /// Names the certificates only, never the key.
    @Override
    public String toString() {
        return "Credential" + chain;
    }
}
