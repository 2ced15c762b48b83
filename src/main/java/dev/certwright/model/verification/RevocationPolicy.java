package dev.certwright.model.verification;

/// What an unknown revocation status means for the verdict. A certificate known to be revoked never passes.
public enum RevocationPolicy {
    /// Nothing: revocation is judged by what is at hand and never missed.
    SOFT,
    /// The leaf must be known not to be revoked; what is above it may be unknown.
    LEAF,
    /// Every certificate below the anchor must be known not to be revoked.
    HARD
}
