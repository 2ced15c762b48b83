package dev.certwright.model.verification;

/// Whose rules a certification path is judged by.
public enum ValidationProfile {
    /// RFC 5280 §6 as it stands: for private authorities.
    RFC5280,
    /// What browsers and the CA/Browser Forum ask of a TLS server on the public web, on top of RFC 5280.
    WEBPKI
}
