package dev.certwright.model.finding;

/// What a certificate is judged as: which rules apply to it.
public enum LintScope {
    /// The X.509 profile of the Internet and the algorithm RFCs, nothing else.
    RFC_ONLY,
    /// Also what programs and platforms demand of any certificate for TLS, from whatever CA.
    PRIVATE,
    /// Also the CA/Browser Forum's Baseline Requirements, which bind the CAs that browsers trust.
    PUBLIC_TLS
}
