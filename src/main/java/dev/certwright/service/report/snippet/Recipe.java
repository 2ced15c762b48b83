package dev.certwright.service.report.snippet;

import dev.certwright.model.handshake.ClientChoice;
import dev.certwright.model.handshake.ConnectionOptions;
import dev.certwright.model.handshake.ConnectionTest;
import dev.certwright.model.handshake.Endpoint;
import dev.certwright.model.handshake.HandshakeTarget;
import dev.certwright.model.handshake.HandshakeTarget.Application;
import dev.certwright.model.handshake.ServerNameChoice;
import dev.certwright.model.handshake.StartupProtocol;
import dev.certwright.model.handshake.TlsVersion;
import dev.certwright.model.handshake.TrustChoice;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A test, taken apart into what every language needs. Files are those the person chose; for certificates of the vault
/// they are the names under which an export could put them.
record Recipe(ConnectionTest test) {
    private static final List<String> STORES = List.of(".p12", ".pfx");

    /// The client's certificate and key.
    sealed interface Identity {
        record Pem(String certificate, String key) implements Identity {}

        record Store(String file) implements Identity {}
    }

    HandshakeTarget target() {
        return test.target();
    }

    ConnectionOptions options() {
        return test.options();
    }

    /// Where the TCP connection goes.
    Endpoint endpoint() {
        return options().connectTo().orElseGet(() -> new Endpoint(target().host(), target().port()));
    }

    boolean direct() {
        return target().startup() == StartupProtocol.DIRECT;
    }

    Optional<String> path() {
        return target().application() instanceof Application.Http(var path) ? Optional.of(path) : Optional.empty();
    }

    /// The name in the ClientHello; empty for none.
    Optional<String> serverName() {
        return switch (options().serverName()) {
            case ServerNameChoice.OfTarget() ->
                target().hostIsAddress() ? Optional.empty() : Optional.of(target().host());
            case ServerNameChoice.Named(var name) -> Optional.of(name);
            case ServerNameChoice.None() -> Optional.empty();
        };
    }

    /// Whether the name in the ClientHello is not what comes by itself.
    boolean otherName() {
        return !(options().serverName() instanceof ServerNameChoice.OfTarget);
    }

    /// The only version that is offered; empty when both are.
    Optional<TlsVersion> onlyVersion() {
        return options().versions().size() == 1
                ? Optional.of(options().versions().iterator().next())
                : Optional.empty();
    }

    /// ALPN as this program offers it.
    List<String> protocols() {
        return options().applicationProtocols().orElseGet(() -> path().isPresent() ? List.of("http/1.1") : List.of());
    }

    Optional<Identity> identity() {
        return switch (test.client()) {
            case ClientChoice.None() -> Optional.empty();
            case ClientChoice.OfVault(var _), ClientChoice.Given(var _) ->
                Optional.of(new Identity.Pem("client-chain.crt", "client.key"));
            case ClientChoice.OfFile(var file, var key, var _) ->
                Optional.of(
                        isStore(file)
                                ? new Identity.Store(file.toString())
                                : new Identity.Pem(
                                        file.toString(), key.orElse(file).toString()));
        };
    }

    private static boolean isStore(Path file) {
        var name = file.toString().toLowerCase(Locale.ROOT);
        return STORES.stream().anyMatch(name::endsWith);
    }

    /// The file of trusted authorities; empty for those of the system.
    Optional<String> trust() {
        return switch (test.trust()) {
            case TrustChoice.OfSystem() -> Optional.empty();
            case TrustChoice.OfVault(var _), TrustChoice.Given(var _) -> Optional.of("ca.crt");
            case TrustChoice.OfFile(var file) -> Optional.of(file.toString());
        };
    }

    /// `Host` of the request.
    String hostHeader() {
        var host = target().host().contains(":") ? "[" + target().host() + "]" : target().host();
        return target().port() == 443 ? host : target().authority();
    }

    /// The request as it is sent; empty when it is not HTTP.
    Optional<String> request() {
        return path().map(path -> {
            var lines = new ArrayList<>(
                    List.of(options().http().method() + " " + path + " HTTP/1.1", "Host: " + hostHeader()));
            lines.addAll(options().http().headers());
            lines.add("Connection: close");
            return String.join("\r\n", lines) + "\r\n\r\n";
        });
    }
}
