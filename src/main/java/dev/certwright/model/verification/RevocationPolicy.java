package dev.certwright.model.verification;

/// What an unknown revocation status means for the verdict. A certificate known to be revoked never passes.
public enum RevocationPolicy {
    /// Revocation is judged by what was given and never missed: the default.
    SOFT,
    /// Every certificate below the anchor must be known not to be revoked.
    HARD
}
