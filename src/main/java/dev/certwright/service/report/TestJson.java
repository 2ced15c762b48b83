package dev.certwright.service.report;

import com.google.gson.JsonParseException;
import dev.certwright.model.handshake.ClientChoice;
import dev.certwright.model.handshake.ConnectionOptions;
import dev.certwright.model.handshake.ConnectionTest;
import dev.certwright.model.handshake.Endpoint;
import dev.certwright.model.handshake.HttpRequest;
import dev.certwright.model.handshake.Probing;
import dev.certwright.model.handshake.ProxyServer;
import dev.certwright.model.handshake.ServerNameChoice;
import dev.certwright.model.handshake.TimeLimits;
import dev.certwright.model.handshake.TlsVersion;
import dev.certwright.model.handshake.TrustChoice;
import dev.certwright.model.inventory.EntryId;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;

/// What was asked for in a connection test, so that it can be run again. Passwords, and headers that carry secrets,
/// are left out.
public final class TestJson {
    private TestJson() {}

    public static JsonMembers write(ConnectionTest test) {
        return TargetJson.put(new JsonMembers(), test.target())
                .put("client", client(test.client()))
                .put("trust", trust(test.trust()))
                .put("options", options(test.options()))
                .put("probing", JsonReading.word(test.probing()));
    }

    /// Reads what [#write] wrote.
    ///
    /// @return empty when it was made with a certificate that is not kept, or cannot be read
    public static Optional<ConnectionTest> read(String json) {
        try {
            var object = JsonReading.parse(json);
            return client(object.object("client"))
                    .map(client -> new ConnectionTest(
                            TargetJson.read(object),
                            client,
                            trust(object.object("trust")),
                            options(object.object("options")),
                            object.constant("probing", Probing.values())));
        } catch (JsonParseException | IllegalArgumentException | ArithmeticException e) {
            System.getLogger(TestJson.class.getName()).log(System.Logger.Level.DEBUG, "no test to run again", e);
            return Optional.empty();
        }
    }

    private static JsonMembers kind(String kind) {
        return new JsonMembers().put("kind", kind);
    }

    private static JsonMembers client(ClientChoice choice) {
        return switch (choice) {
            case ClientChoice.None() -> kind("none");
            case ClientChoice.OfVault(var entry) -> kind("vault").put("entry", entry.value());
            case ClientChoice.OfFile(var file, var key, var _) ->
                kind("file").put("file", file.toString()).put("keyFile", key.map(Path::toString));
            case ClientChoice.Given(var _) -> kind("given");
        };
    }

    private static Optional<ClientChoice> client(JsonReading object) {
        return switch (object.text("kind")) {
            case "none" -> Optional.of(new ClientChoice.None());
            case "vault" -> Optional.of(new ClientChoice.OfVault(new EntryId(object.large("entry"))));
            case "file" ->
                Optional.of(new ClientChoice.OfFile(
                        Path.of(object.text("file")), object.findText("keyFile").map(Path::of), Optional.empty()));
            default -> Optional.empty();
        };
    }

    private static JsonMembers trust(TrustChoice choice) {
        return switch (choice) {
            case TrustChoice.OfSystem() -> kind("system");
            case TrustChoice.OfVault(var entry) -> kind("vault").put("entry", entry.value());
            case TrustChoice.OfFile(var file) -> kind("file").put("file", file.toString());
            case TrustChoice.Given(var authorities) ->
                kind("given")
                        .put(
                                "authorities",
                                authorities.stream()
                                        .map(a -> new JsonMembers().put("der", CertificateBytes.text(a)))
                                        .toList());
        };
    }

    private static TrustChoice trust(JsonReading object) {
        return switch (object.text("kind")) {
            case "system" -> new TrustChoice.OfSystem();
            case "vault" -> new TrustChoice.OfVault(new EntryId(object.large("entry")));
            case "file" -> new TrustChoice.OfFile(Path.of(object.text("file")));
            case "given" -> new TrustChoice.Given(object.list("authorities", CertificateBytes::read));
            default -> throw new IllegalArgumentException("trust");
        };
    }

    private static JsonMembers options(ConnectionOptions options) {
        return new JsonMembers()
                .put(
                        "versions",
                        options.versions().stream()
                                .sorted()
                                .map(TlsVersion::number)
                                .toList())
                .put("connectTo", options.connectTo().map(TestJson::endpoint))
                .put("serverName", serverName(options.serverName()))
                .put("applicationProtocols", options.applicationProtocols())
                .put("cipherSuites", options.cipherSuites())
                .put("groups", options.groups())
                .put("lateAuthentication", options.lateAuthentication())
                .put("method", options.http().method())
                .put(
                        "headers",
                        options.http().headers().stream()
                                .filter(h -> !Redaction.secret(h))
                                .toList())
                .put("proxy", options.proxy().map(TestJson::proxy))
                .put("connect", JsonReading.milliseconds(options.limits().connect()))
                .put("flight", JsonReading.milliseconds(options.limits().flight()))
                .put("answer", JsonReading.milliseconds(options.limits().application()))
                .put("fetching", options.fetching());
    }

    private static ConnectionOptions options(JsonReading object) {
        return new ConnectionOptions(
                object.texts("versions").stream().map(AttemptJson::version).collect(Collectors.toSet()),
                object.findObject("connectTo").map(TestJson::endpoint),
                serverName(object.object("serverName")),
                object.findList("applicationProtocols"),
                object.texts("cipherSuites"),
                object.texts("groups"),
                object.truth("lateAuthentication"),
                new HttpRequest(object.text("method"), object.texts("headers")),
                object.findObject("proxy").map(TestJson::proxy),
                new TimeLimits(
                        object.milliseconds("connect"), object.milliseconds("flight"), object.milliseconds("answer")),
                object.findTruth("fetching").orElse(true));
    }

    private static JsonMembers endpoint(Endpoint endpoint) {
        return new JsonMembers().put("host", endpoint.host()).put("port", endpoint.port());
    }

    private static Endpoint endpoint(JsonReading object) {
        return new Endpoint(object.text("host"), object.number("port"));
    }

    private static JsonMembers serverName(ServerNameChoice choice) {
        return switch (choice) {
            case ServerNameChoice.OfTarget() -> kind("target");
            case ServerNameChoice.Named(var name) -> kind("name").put("name", name);
            case ServerNameChoice.None() -> kind("none");
        };
    }

    private static ServerNameChoice serverName(JsonReading object) {
        return switch (object.text("kind")) {
            case "target" -> new ServerNameChoice.OfTarget();
            case "name" -> new ServerNameChoice.Named(object.text("name"));
            case "none" -> new ServerNameChoice.None();
            default -> throw new IllegalArgumentException("serverName");
        };
    }

    private static JsonMembers proxy(ProxyServer proxy) {
        return endpoint(proxy.endpoint())
                .put(
                        "kind",
                        switch (proxy) {
                            case ProxyServer.HttpConnect _ -> "http";
                            case ProxyServer.Socks5 _ -> "socks5";
                        });
    }

    private static ProxyServer proxy(JsonReading object) {
        return switch (object.text("kind")) {
            case "http" -> new ProxyServer.HttpConnect(endpoint(object), Optional.empty());
            case "socks5" -> new ProxyServer.Socks5(endpoint(object), Optional.empty());
            default -> throw new IllegalArgumentException("proxy");
        };
    }
}
