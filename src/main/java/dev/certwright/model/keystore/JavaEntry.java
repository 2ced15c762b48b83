package dev.certwright.model.keystore;

/// An entry as a Java program lists it.
///
/// @param alias in lower case, as Java compares them
/// @param chain certificates of a key's chain; 0 for the others and for a key without certificate
public record JavaEntry(String alias, Kind kind, int chain) {
    /// What Java takes it for.
    public enum Kind {
        PRIVATE_KEY,
        TRUSTED_CERTIFICATE,
        SECRET_KEY
    }
}
