package dev.certwright.model.handshake;

/// A TCP endpoint.
///
/// @param host a host name in ASCII, or an address in canonical text without brackets
/// @param port 1..65535
public record Endpoint(String host, int port) {
    public Endpoint {
        if (host.isEmpty() || port < 1 || port > 65_535) {
            throw new IllegalArgumentException(host + ":" + port);
        }
    }

    @Override
    public String toString() {
        return HostAndPort.authority(host, port);
    }
}
