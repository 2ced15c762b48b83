package dev.certwright.tls.proxy;

import dev.certwright.model.handshake.ProxyServer;
import dev.certwright.tls.startup.PlainTalk;
import dev.certwright.tls.startup.StartupOutcome;

/// The way through a proxy.
public final class Tunnel {
    private Tunnel() {}

    /// Asks for a connection. When it is ready, the next octet comes from the server.
    ///
    /// @param host a name, which the proxy looks up, or an address without brackets
    /// @param port 1..65535
    /// @param talk on a socket connected to the proxy
    public static StartupOutcome open(ProxyServer proxy, String host, int port, PlainTalk talk) {
        return switch (proxy) {
            case ProxyServer.HttpConnect http -> talk.playWithProxy(new ConnectRequest(http, host, port)::play);
            case ProxyServer.Socks5 socks -> talk.playWithProxy(new SocksRequest(socks, host, port)::play);
        };
    }
}
