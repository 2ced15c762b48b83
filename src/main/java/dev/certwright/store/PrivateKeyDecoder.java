package dev.certwright.store;

import dev.certwright.model.PkiException;
import java.security.PrivateKey;

/// Makes a key of its PKCS #8 encoding. The composition root passes the one of `pki.key`; the store knows no formats.
@FunctionalInterface
public interface PrivateKeyDecoder {
    /// Decodes a key.
    ///
    /// @param source what to call it in messages
    PrivateKey decode(byte[] pkcs8, String source) throws PkiException;
}
