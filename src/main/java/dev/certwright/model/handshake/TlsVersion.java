package dev.certwright.model.handshake;

/// The protocol versions that are tested.
public enum TlsVersion {
    TLS_1_2("1.2"),
    TLS_1_3("1.3");

    private final String number;

    TlsVersion(String number) {
        this.number = number;
    }

    /// For example `1.3`.
    public String number() {
        return number;
    }

    @Override
    public String toString() {
        return "TLS " + number;
    }
}
