package dev.certwright.model.handshake;

/// A connection test that a person asks for.
public record ConnectionTest(
        HandshakeTarget target, ClientChoice client, TrustChoice trust, ConnectionOptions options, Probing probing) {
    public ConnectionTest(HandshakeTarget target, ClientChoice client, TrustChoice trust) {
        this(target, client, trust, ConnectionOptions.standard(), Probing.AUTOMATIC);
    }

    /// The same with another certificate.
    public ConnectionTest as(ClientChoice other) {
        return new ConnectionTest(target, other, trust, options, probing);
    }

    /// The same with other options.
    public ConnectionTest with(ConnectionOptions others) {
        return new ConnectionTest(target, client, trust, others, probing);
    }
}
