package dev.certwright.model.handshake;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// How a connection is made, beyond where it goes.
///
/// @param versions             those offered; at least one
/// @param connectTo            where to connect instead of the target's host and port
/// @param applicationProtocols ALPN; empty for what suits the target, an empty list for none
/// @param cipherSuites         in the words of the IANA registry, in order of preference; empty for the wide default
/// @param groups               likewise
/// @param lateAuthentication   whether post-handshake authentication (TLS 1.3) and renegotiation (TLS 1.2) are offered
/// @param proxy                the way there
/// @param fetching             whether the addresses in the server's certificates are asked for missing issuers and for
///                             revocation. It tells those who keep them which server is looked at
public record ConnectionOptions(
        Set<TlsVersion> versions,
        Optional<Endpoint> connectTo,
        ServerNameChoice serverName,
        Optional<List<String>> applicationProtocols,
        List<String> cipherSuites,
        List<String> groups,
        boolean lateAuthentication,
        HttpRequest http,
        Optional<ProxyServer> proxy,
        TimeLimits limits,
        boolean fetching) {
    public ConnectionOptions {
        versions = Set.copyOf(versions);
        applicationProtocols = applicationProtocols.map(List::copyOf);
        cipherSuites = List.copyOf(cipherSuites);
        groups = List.copyOf(groups);
        if (versions.isEmpty()) {
            throw new IllegalArgumentException("no version");
        }
    }

    public static ConnectionOptions standard() {
        return new ConnectionOptions(
                EnumSet.allOf(TlsVersion.class),
                Optional.empty(),
                new ServerNameChoice.OfTarget(),
                Optional.empty(),
                List.of(),
                List.of(),
                true,
                HttpRequest.get(),
                Optional.empty(),
                TimeLimits.standard(),
                true);
    }

    /// The same with other versions.
    public ConnectionOptions offering(Set<TlsVersion> offered) {
        return new ConnectionOptions(
                offered,
                connectTo,
                serverName,
                applicationProtocols,
                cipherSuites,
                groups,
                lateAuthentication,
                http,
                proxy,
                limits,
                fetching);
    }

    /// The same with another name for the server.
    public ConnectionOptions naming(ServerNameChoice name) {
        return new ConnectionOptions(
                versions,
                connectTo,
                name,
                applicationProtocols,
                cipherSuites,
                groups,
                lateAuthentication,
                http,
                proxy,
                limits,
                fetching);
    }

    /// The same within other limits.
    public ConnectionOptions within(TimeLimits others) {
        return new ConnectionOptions(
                versions,
                connectTo,
                serverName,
                applicationProtocols,
                cipherSuites,
                groups,
                lateAuthentication,
                http,
                proxy,
                others,
                fetching);
    }

    /// The same without asking anybody but the server.
    public ConnectionOptions withoutFetching() {
        return new ConnectionOptions(
                versions,
                connectTo,
                serverName,
                applicationProtocols,
                cipherSuites,
                groups,
                lateAuthentication,
                http,
                proxy,
                limits,
                false);
    }
}
