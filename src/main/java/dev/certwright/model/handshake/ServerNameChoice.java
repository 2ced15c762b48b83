package dev.certwright.model.handshake;

/// The name told to the server in the ClientHello (RFC 6066 §3).
public sealed interface ServerNameChoice {
    /// The host of the target; none when that is an address.
    record OfTarget() implements ServerNameChoice {}

    /// This one.
    ///
    /// @param name a host name in ASCII
    record Named(String name) implements ServerNameChoice {}

    /// No name.
    record None() implements ServerNameChoice {}
}
