package dev.certwright.store;

import dev.certwright.model.Bytes;
import dev.certwright.model.Passphrase;
import dev.certwright.model.PkiException;
import dev.certwright.model.SecretBytes;
import dev.certwright.store.SealingKey.Sealed;
import java.security.SecureRandom;
import java.util.Optional;
import javax.crypto.AEADBadTagException;

/// The vault key as it is stored: knowingly in the clear, or sealed under a passphrase.
sealed interface ProtectionRow extends AutoCloseable {
    /// In octets, RFC 9106 §3.1.
    int SALT_LENGTH = 16;

    Protection protection();

    /// The vault key, which the caller closes.
    ///
    /// @throws PkiException.WrongPassphrase when a passphrase is needed and missing, or does not fit
    SealingKey open(Optional<Passphrase> passphrase, Bytes vaultId) throws PkiException.WrongPassphrase;

    @Override
    void close();

    /// Seals under a passphrase with a new salt; without one, not at all.
    static ProtectionRow of(
            SealingKey vaultKey, Optional<Passphrase> passphrase, Bytes vaultId, Argon2Cost cost, SecureRandom random) {
        if (passphrase.isEmpty()) {
            return new Clear(vaultKey.toSecretBytes());
        }
        var salt = new byte[SALT_LENGTH];
        random.nextBytes(salt);
        try (var wrapping = cost.derive(passphrase.get(), Bytes.of(salt));
                var secret = vaultKey.toSecretBytes()) {
            return new UnderPassphrase(
                    wrapping.seal(secret, AssociatedData.ofVaultKey(vaultId), random), Bytes.of(salt), cost);
        }
    }

    /// In the clear.
    record Clear(SecretBytes vaultKey) implements ProtectionRow {
        @Override
        public Protection protection() {
            return Protection.NONE;
        }

        @Override
        public SealingKey open(Optional<Passphrase> passphrase, Bytes vaultId) {
            return SealingKey.of(vaultKey);
        }

        @Override
        public void close() {
            vaultKey.close();
        }
    }

    /// Sealed under Argon2id of a passphrase.
    record UnderPassphrase(Sealed vaultKey, Bytes salt, Argon2Cost cost) implements ProtectionRow {
        @Override
        public Protection protection() {
            return Protection.PASSPHRASE;
        }

        @Override
        public SealingKey open(Optional<Passphrase> passphrase, Bytes vaultId) throws PkiException.WrongPassphrase {
            try (var wrapping = cost.derive(passphrase.orElseThrow(PkiException.WrongPassphrase::new), salt);
                    var secret = wrapping.open(vaultKey, AssociatedData.ofVaultKey(vaultId))) {
                return SealingKey.of(secret);
            } catch (AEADBadTagException _) {
                // A changed row looks the same as a wrong passphrase; the latter is by far more likely.
                throw new PkiException.WrongPassphrase();
            }
        }

        @Override
        public void close() {
            // holds nothing that is secret
        }
    }
}
