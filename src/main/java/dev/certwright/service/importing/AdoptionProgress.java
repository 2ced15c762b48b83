package dev.certwright.service.importing;

/// Hears how far taking over a CA has come.
@FunctionalInterface
public interface AdoptionProgress {
    /// What is being done.
    enum Stage {
        /// Files are opened.
        READING,
        /// Signatures are checked.
        LINKING,
        /// Certificates and keys go into the vault.
        STORING
    }

    /// Tells how far it is.
    ///
    /// @param done  files or certificates
    /// @param total of them
    void at(Stage stage, int done, int total);

    /// Hears nothing.
    static AdoptionProgress none() {
        return (_, _, _) -> {};
    }
}
