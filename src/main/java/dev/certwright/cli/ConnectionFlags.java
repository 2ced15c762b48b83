package dev.certwright.cli;

import dev.certwright.model.Phrase;
import dev.certwright.model.PkiException;
import dev.certwright.model.handshake.ConnectionOptions;
import dev.certwright.model.handshake.Endpoint;
import dev.certwright.model.handshake.HandshakeTarget;
import dev.certwright.model.handshake.HttpRequest;
import dev.certwright.model.handshake.Probing;
import dev.certwright.model.handshake.ProxyCredentials;
import dev.certwright.model.handshake.ProxyServer;
import dev.certwright.model.handshake.ServerNameChoice;
import dev.certwright.model.handshake.TimeLimits;
import dev.certwright.model.handshake.TlsVersion;
import dev.certwright.model.name.HostName;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// How a connection is made, beyond where it goes.
final class ConnectionFlags {
    private static final String NONE = "none";

    @Option(names = "--tls", paramLabel = "1.2|1.3", descriptionKey = "cli.option.tls")
    private @Nullable String tls;

    @Option(names = "--connect", paramLabel = "HOST:PORT", descriptionKey = "cli.option.connect")
    private @Nullable String connect;

    @Option(names = "--sni", paramLabel = "NAME|none", descriptionKey = "cli.option.sni")
    private @Nullable String sni;

    @Option(names = "--alpn", paramLabel = "A,B|none", descriptionKey = "cli.option.alpn")
    private @Nullable String alpn;

    @Option(names = "--ciphers", paramLabel = "A,B", descriptionKey = "cli.option.ciphers")
    private @Nullable String ciphers;

    @Option(names = "--groups", paramLabel = "A,B", descriptionKey = "cli.option.groups")
    private @Nullable String groups;

    @Option(names = "--no-late", descriptionKey = "cli.option.noLate")
    private boolean noLate;

    @Option(names = "--no-fetch", descriptionKey = "cli.option.noFetch")
    private boolean noFetch;

    @Option(names = "--method", paramLabel = "M", descriptionKey = "cli.option.method")
    private @Nullable String method;

    @Option(names = "--header", paramLabel = "'N: V'", descriptionKey = "cli.option.header")
    private List<String> headers = List.of();

    @Option(names = "--proxy", paramLabel = "URL", descriptionKey = "cli.option.proxy")
    private @Nullable String proxy;

    @Option(names = "--proxy-password-file", paramLabel = "F", descriptionKey = "cli.option.proxyPasswordFile")
    private @Nullable Path proxyPasswordFile;

    @Option(names = "--timeout", paramLabel = "SECONDS", descriptionKey = "cli.option.timeout")
    private @Nullable String timeout;

    @Option(names = "--probe", paramLabel = "single|auto|throw-away", descriptionKey = "cli.option.probe")
    private @Nullable String probe;

    ConnectionOptions options() throws PkiException {
        return new ConnectionOptions(
                versions(Optional.ofNullable(tls)),
                connect == null ? Optional.empty() : Optional.of(endpoint(connect)),
                serverName(),
                alpn == null ? Optional.empty() : Optional.of(alpn.equals(NONE) ? List.of() : list(alpn)),
                ciphers == null ? List.of() : list(ciphers),
                groups == null ? List.of() : list(groups),
                !noLate,
                request(),
                proxy(),
                limits(),
                !noFetch);
    }

    Probing probing() throws PkiException {
        return switch (probe) {
            case null -> Probing.AUTOMATIC;
            case "auto" -> Probing.AUTOMATIC;
            case "single" -> Probing.SINGLE;
            case "throw-away" -> Probing.THROW_AWAY_TOO;
            default -> throw new PkiException.InvalidInput(Phrase.of("cli.probe.unknown", probe));
        };
    }

    /// Understands `--tls`.
    ///
    /// @throws PkiException.InvalidInput when there is no such version
    static Set<TlsVersion> versions(Optional<String> number) throws PkiException {
        if (number.isEmpty()) {
            return EnumSet.allOf(TlsVersion.class);
        }
        var wanted = number.get();
        return Set.of(Arrays.stream(TlsVersion.values())
                .filter(v -> v.number().equals(wanted.strip()))
                .findFirst()
                .orElseThrow(() -> new PkiException.InvalidInput(Phrase.of("cli.tls.unknown", wanted))));
    }

    private static Endpoint endpoint(String text) throws PkiException {
        if (text.contains("/")) {
            throw new PkiException.InvalidInput(Phrase.of("cli.endpoint.malformed", text));
        }
        var target = HandshakeTarget.parse("tls://" + text).orThrow();
        return new Endpoint(target.host(), target.port());
    }

    private ServerNameChoice serverName() throws PkiException {
        if (sni == null) {
            return new ServerNameChoice.OfTarget();
        }
        return sni.equals(NONE)
                ? new ServerNameChoice.None()
                : new ServerNameChoice.Named(HostName.parse(sni).orThrow());
    }

    private static List<String> list(String text) {
        return Arrays.stream(text.split("[,:\\s]+", -1))
                .filter(s -> !s.isEmpty())
                .toList();
    }

    private HttpRequest request() throws PkiException {
        if (method != null && !method.matches("[!#$%&'*+.^_`|~0-9A-Za-z-]{1,40}")) {
            throw new PkiException.InvalidInput(Phrase.of("cli.method.malformed", method));
        }
        for (var header : headers) {
            if (!header.matches("[!#$%&'*+.^_`|~0-9A-Za-z-]+:[^\\r\\n\\x00]*")) {
                throw new PkiException.InvalidInput(Phrase.of("cli.header.malformed"));
            }
        }
        return new HttpRequest(method == null ? "GET" : method, headers);
    }

    private TimeLimits limits() throws PkiException {
        if (timeout == null) {
            return TimeLimits.standard();
        }
        if (!timeout.matches("[1-9]\\d{0,3}")) {
            throw new PkiException.InvalidInput(Phrase.of("cli.timeout.malformed", timeout));
        }
        var limit = Duration.ofSeconds(Long.parseLong(timeout));
        return new TimeLimits(limit, limit, limit);
    }

    private Optional<ProxyServer> proxy() throws PkiException {
        if (proxy == null) {
            return Optional.empty();
        }
        var server = ProxyServer.parse(proxy).orThrow();
        return Optional.of(proxyPasswordFile == null ? server : withPassword(server, proxyPasswordFile));
    }

    /// A password in a file is not seen in the list of processes.
    private static ProxyServer withPassword(ProxyServer server, Path file) throws PkiException {
        var user = server.credentials()
                .map(ProxyCredentials::user)
                .orElseThrow(() -> new PkiException.InvalidInput(Phrase.of("cli.proxy.userless")));
        var credentials = Optional.of(new ProxyCredentials(user, SecretFile.read(file)));
        return switch (server) {
            case ProxyServer.HttpConnect(var endpoint, var _) -> new ProxyServer.HttpConnect(endpoint, credentials);
            case ProxyServer.Socks5(var endpoint, var _) -> new ProxyServer.Socks5(endpoint, credentials);
        };
    }
}
