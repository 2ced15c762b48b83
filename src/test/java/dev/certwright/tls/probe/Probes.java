package dev.certwright.tls.probe;

import dev.certwright.model.Cancellation;
import dev.certwright.model.Parsed;
import dev.certwright.model.PkiException;
import dev.certwright.model.certificate.Credential;
import dev.certwright.model.handshake.ConnectionOptions;
import dev.certwright.model.handshake.Direction;
import dev.certwright.model.handshake.Endpoint;
import dev.certwright.model.handshake.HandshakeMessage;
import dev.certwright.model.handshake.HandshakeTarget;
import dev.certwright.model.handshake.HandshakeTarget.Application;
import dev.certwright.model.handshake.HttpRequest;
import dev.certwright.model.handshake.ProxyServer;
import dev.certwright.model.handshake.Reach;
import dev.certwright.model.handshake.ServerNameChoice;
import dev.certwright.model.handshake.TimeLimits;
import dev.certwright.model.handshake.TlsVersion;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// How the tests run probes.
final class Probes {
    static final TimeLimits SHORT = new TimeLimits(Duration.ofSeconds(2), Duration.ofSeconds(5), Duration.ofSeconds(5));

    private Probes() {}

    static HandshakeTarget http(int port) {
        return new HandshakeTarget("127.0.0.1", port, new Application.Http("/"));
    }

    static HandshakeTarget silent(int port) {
        return new HandshakeTarget("127.0.0.1", port, new Application.Silent());
    }

    static ProbeResult run(HandshakeTarget target, @Nullable Credential credential, TlsVersion... versions)
            throws PkiException {
        return run(target, credential, SHORT, versions);
    }

    static ProbeResult run(
            HandshakeTarget target, @Nullable Credential credential, TimeLimits timeouts, TlsVersion... versions)
            throws PkiException {
        return run(target, credential, standard().within(timeouts), versions);
    }

    /// The standard options, in the form in which a test changes some.
    static Options standard() {
        return new Options(ConnectionOptions.standard().within(SHORT));
    }

    static ProbeResult run(
            HandshakeTarget target, @Nullable Credential credential, Options options, TlsVersion... versions)
            throws PkiException {
        var request =
                new ProbeRequest(target, Optional.ofNullable(credential), options.value.offering(Set.of(versions)));
        return new HandshakeProbe(new SecureRandom()).run(request, new Recorded(), new Cancellation());
    }

    /// The messages in short: `>ClientHello <ServerHello …`.
    static String names(List<HandshakeMessage> messages) {
        return messages.stream()
                .map(m -> (m.direction() == Direction.CLIENT_TO_SERVER ? ">" : "<") + m.name())
                .collect(Collectors.joining(" "));
    }

    static int alert(ProbeResult result) {
        return result.alertReceived().map(a -> a.description()).orElse(-1);
    }

    /// Options, one changed at a time.
    record Options(ConnectionOptions value) {
        Options within(TimeLimits limits) {
            return new Options(value.within(limits));
        }

        Options named(ServerNameChoice name) {
            return new Options(value.naming(name));
        }

        Options notLate() {
            return with(value.connectTo(), value.applicationProtocols(), List.of(), List.of(), false, value.http());
        }

        Options connectingTo(Endpoint endpoint) {
            return with(Optional.of(endpoint), value.applicationProtocols(), List.of(), List.of(), true, value.http());
        }

        Options protocols(String... names) {
            return with(value.connectTo(), Optional.of(List.of(names)), List.of(), List.of(), true, value.http());
        }

        Options suites(String... names) {
            return with(value.connectTo(), value.applicationProtocols(), List.of(names), List.of(), true, value.http());
        }

        Options groups(String... names) {
            return with(value.connectTo(), value.applicationProtocols(), List.of(), List.of(names), true, value.http());
        }

        Options through(String proxy) {
            if (!(ProxyServer.parse(proxy) instanceof Parsed.Valid<ProxyServer>(var server))) {
                throw new IllegalArgumentException(proxy);
            }
            return new Options(new ConnectionOptions(
                    value.versions(),
                    value.connectTo(),
                    value.serverName(),
                    value.applicationProtocols(),
                    value.cipherSuites(),
                    value.groups(),
                    value.lateAuthentication(),
                    value.http(),
                    Optional.of(server),
                    value.limits(),
                    value.fetching()));
        }

        Options http(String method, String... headers) {
            return with(
                    value.connectTo(),
                    value.applicationProtocols(),
                    List.of(),
                    List.of(),
                    true,
                    new HttpRequest(method, List.of(headers)));
        }

        private Options with(
                Optional<Endpoint> connectTo,
                Optional<List<String>> protocols,
                List<String> suites,
                List<String> groups,
                boolean late,
                HttpRequest http) {
            return new Options(new ConnectionOptions(
                    value.versions(),
                    connectTo,
                    value.serverName(),
                    protocols,
                    suites,
                    groups,
                    late,
                    http,
                    value.proxy(),
                    value.limits(),
                    value.fetching()));
        }
    }

    /// Keeps what it is told.
    static final class Recorded implements ProbeObserver {
        final List<HandshakeMessage> messages = new ArrayList<>();
        final List<Reach> reached = new ArrayList<>();

        @Override
        public void message(HandshakeMessage m) {
            messages.add(m);
        }

        @Override
        public void reach(Reach soFar) {
            reached.add(soFar);
        }
    }
}
