package dev.certwright.model.verification;

import dev.certwright.model.certificate.KeyPurpose;
import java.util.Optional;

/// What the leaf of a path is to be used for.
public enum Purpose {
    SERVER(Optional.of(KeyPurpose.SERVER_AUTH)),
    CLIENT(Optional.of(KeyPurpose.CLIENT_AUTH)),
    /// Nothing in particular: key usage of the leaf is not judged.
    ANY(Optional.empty());

    private final Optional<KeyPurpose> keyPurpose;

    Purpose(Optional<KeyPurpose> keyPurpose) {
        this.keyPurpose = keyPurpose;
    }

    /// What an extended key usage extension must allow (RFC 5280 §4.2.1.12).
    public Optional<KeyPurpose> keyPurpose() {
        return keyPurpose;
    }
}
