package dev.certwright.model.handshake;

/// Where a step stands.
public enum StepState {
    /// Its turn has not come.
    PENDING,
    /// It looks good, but the evidence is still out: under TLS 1.3 the server judges after the client has finished.
    PROVISIONAL,
    PASSED,
    WARNING,
    FAILED,
    /// The connection ended before it.
    NOT_REACHED,
    /// It has no place in this handshake: the server did not ask for a certificate.
    NOT_APPLICABLE;

    /// The stable word for programs: lower case with hyphens.
    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
