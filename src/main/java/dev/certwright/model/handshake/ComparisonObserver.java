package dev.certwright.model.handshake;

import dev.certwright.model.Phrase;

/// Hears of a comparison while it runs, on the thread of the comparison.
@FunctionalInterface
public interface ComparisonObserver {
    /// A certificate, or none, was tried in a version.
    void cell(Phrase name, TlsVersion version, CredentialComparison.Cell cell);

    /// One that does not listen.
    static ComparisonObserver silent() {
        return (_, _, _) -> {};
    }
}
