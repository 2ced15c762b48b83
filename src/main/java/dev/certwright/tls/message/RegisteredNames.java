package dev.certwright.tls.message;

/// The names in the IANA registries of TLS, for the numbers that a person may choose.
public final class RegisteredNames {
    private RegisteredNames() {}

    /// For example `TLS_AES_256_GCM_SHA384`; the number as `0x1234` when it has no name.
    public static String cipherSuite(int number) {
        return Registry.CIPHER_SUITE.name(number);
    }

    /// For example `x25519`; the number as `0x1234` when it has no name.
    public static String group(int number) {
        return Registry.GROUP.name(number);
    }
}
