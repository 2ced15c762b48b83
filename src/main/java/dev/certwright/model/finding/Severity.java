package dev.certwright.model.finding;

/// How much a finding matters.
public enum Severity {
    /// A rule is broken: somebody will refuse the certificate, or should.
    ERROR,
    /// Allowed, and likely to hurt somewhere.
    WARNING,
    /// Worth knowing, nothing to do.
    NOTE
}
