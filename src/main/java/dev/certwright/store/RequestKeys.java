package dev.certwright.store;

import dev.certwright.model.Bytes;
import dev.certwright.model.SecretBytes;
import dev.certwright.store.SealingKey.Sealed;
import java.security.SecureRandom;
import javax.crypto.AEADBadTagException;

/// Seals the private keys of certification requests, each in its place.
///
/// @param vaultId identity of the vault
record RequestKeys(Bytes vaultId, SecureRandom random) {
    /// @param id  number of the request
    /// @param der the request itself
    Sealed seal(SealingKey vaultKey, long id, Bytes der, SecretBytes pkcs8) {
        return vaultKey.seal(pkcs8, AssociatedData.ofRequestKey(vaultId, id, der), random);
    }

    /// @throws AEADBadTagException when it was changed, or belongs to another request
    SecretBytes open(SealingKey vaultKey, long id, Bytes der, Sealed sealed) throws AEADBadTagException {
        return vaultKey.open(sealed, AssociatedData.ofRequestKey(vaultId, id, der));
    }
}
