package dev.certwright.ui.connection;

import dev.certwright.model.Passphrase;
import dev.certwright.model.Phrase;
import dev.certwright.model.handshake.ConnectionOptions;
import dev.certwright.model.handshake.Endpoint;
import dev.certwright.model.handshake.HttpRequest;
import dev.certwright.model.handshake.Probing;
import dev.certwright.model.handshake.ProxyCredentials;
import dev.certwright.model.handshake.ProxyServer;
import dev.certwright.model.handshake.ServerNameChoice;
import dev.certwright.model.handshake.TimeLimits;
import dev.certwright.model.handshake.TlsVersion;
import dev.certwright.ui.common.Choice;
import dev.certwright.ui.common.Field;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;

/// How a test connects, beyond the address. The password of the proxy is not kept here.
public final class OptionsViewModel {
    /// Which name is told to the server.
    public enum NameKind {
        OF_TARGET,
        NAMED,
        NONE
    }

    private final Choice<Set<TlsVersion>> versions = new Choice<>(
            List.of(EnumSet.allOf(TlsVersion.class), EnumSet.of(TlsVersion.TLS_1_3), EnumSet.of(TlsVersion.TLS_1_2)),
            OptionsViewModel::label,
            EnumSet.allOf(TlsVersion.class));
    private final Choice<NameKind> nameKind =
            new Choice<>(List.of(NameKind.values()), kind -> label("name", kind), NameKind.OF_TARGET);
    private final Choice<Probing> probing =
            new Choice<>(List.of(Probing.values()), p -> label("probing", p), Probing.AUTOMATIC);
    private final Field<Optional<String>> serverName;
    private final Field<Optional<Endpoint>> connectTo = new Field<>("", OptionTexts::endpoint);
    private final Field<Optional<List<String>>> alpn = new Field<>("", OptionTexts::applicationProtocols);
    private final Field<List<String>> cipherSuites = new Field<>("", OptionTexts::registered);
    private final Field<List<String>> groups = new Field<>("", OptionTexts::registered);
    private final Field<Duration> connectLimit = seconds(TimeLimits.standard().connect());
    private final Field<Duration> flightLimit = seconds(TimeLimits.standard().flight());
    private final Field<Duration> applicationLimit =
            seconds(TimeLimits.standard().application());
    private final Field<String> method = new Field<>(HttpRequest.get().method(), OptionTexts::method);
    private final Field<List<String>> headers = new Field<>("", OptionTexts::headers);
    private final Field<Optional<OptionTexts.Proxy>> proxy = new Field<>("", OptionTexts::proxy);
    private final BooleanProperty late = new SimpleBooleanProperty(this, "late", true);
    private final BooleanProperty fetching = new SimpleBooleanProperty(this, "fetching", true);
    private final BooleanBinding valid;
    private final BooleanBinding changed;

    public OptionsViewModel() {
        serverName = new Field<>("", OptionTexts::serverName);
        var inputs = Stream.concat(
                        fields().stream().map(Field::parsedProperty),
                        Stream.of(
                                versions.valueProperty(),
                                nameKind.valueProperty(),
                                probing.valueProperty(),
                                late,
                                fetching))
                .toArray(Observable[]::new);
        valid = Bindings.createBooleanBinding(
                () -> fields().stream().allMatch(f -> f.valueIfValid().isPresent()), inputs);
        changed = Bindings.createBooleanBinding(
                () -> !valid.get()
                        || probing.valueProperty().get() != Probing.AUTOMATIC
                        || !options(Optional.empty()).equals(ConnectionOptions.standard()),
                inputs);
    }

    private static Field<Duration> seconds(Duration standard) {
        return new Field<>(OptionTexts.seconds(standard), OptionTexts::seconds);
    }

    private static Phrase label(String what, Enum<?> value) {
        return Phrase.of("connection.options." + what + "."
                + value.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    private static Phrase label(Set<TlsVersion> offered) {
        return Phrase.of(
                offered.size() > 1
                        ? "connection.tls.automatic"
                        : offered.contains(TlsVersion.TLS_1_3) ? "connection.tls.13" : "connection.tls.12");
    }

    public Choice<Set<TlsVersion>> versions() {
        return versions;
    }

    public Choice<NameKind> nameKind() {
        return nameKind;
    }

    public Choice<Probing> probing() {
        return probing;
    }

    /// Counts when the kind is `NAMED`.
    public Field<Optional<String>> serverName() {
        return serverName;
    }

    public Field<Optional<Endpoint>> connectTo() {
        return connectTo;
    }

    public Field<Optional<List<String>>> alpn() {
        return alpn;
    }

    public Field<List<String>> cipherSuites() {
        return cipherSuites;
    }

    public Field<List<String>> groups() {
        return groups;
    }

    public Field<Duration> connectLimit() {
        return connectLimit;
    }

    public Field<Duration> flightLimit() {
        return flightLimit;
    }

    public Field<Duration> applicationLimit() {
        return applicationLimit;
    }

    public Field<String> method() {
        return method;
    }

    /// A line each.
    public Field<List<String>> headers() {
        return headers;
    }

    /// Without its password.
    public Field<?> proxy() {
        return proxy;
    }

    /// Whether late authentication is offered.
    public BooleanProperty lateProperty() {
        return late;
    }

    /// Whether the addresses in the server's certificates are asked.
    public BooleanProperty fetchingProperty() {
        return fetching;
    }

    /// Whether everything that was typed makes sense.
    public BooleanBinding valid() {
        return valid;
    }

    /// Whether anything is not as usual.
    public BooleanBinding changed() {
        return changed;
    }

    private List<Field<?>> fields() {
        return List.of(
                serverName,
                connectTo,
                alpn,
                cipherSuites,
                groups,
                connectLimit,
                flightLimit,
                applicationLimit,
                method,
                headers,
                proxy);
    }

    /// Shows what is wrong with each field.
    public void reveal() {
        fields().forEach(f -> f.visitedProperty().set(true));
    }

    /// The options as chosen. Everything must be valid.
    ///
    /// @param password of the proxy
    ConnectionOptions options(Optional<Passphrase> password) {
        return new ConnectionOptions(
                versions.valueProperty().get(),
                connectTo.value(),
                name(),
                alpn.value(),
                cipherSuites.value(),
                groups.value(),
                late.get(),
                new HttpRequest(method.value(), headers.value()),
                proxy.value().map(p -> server(p, password)),
                new TimeLimits(connectLimit.value(), flightLimit.value(), applicationLimit.value()),
                fetching.get());
    }

    private ServerNameChoice name() {
        return switch (nameKind.valueProperty().get()) {
            case OF_TARGET -> new ServerNameChoice.OfTarget();
            case NAMED ->
                serverName
                        .value()
                        .<ServerNameChoice>map(ServerNameChoice.Named::new)
                        .orElseGet(ServerNameChoice.OfTarget::new);
            case NONE -> new ServerNameChoice.None();
        };
    }

    private static ProxyServer server(OptionTexts.Proxy proxy, Optional<Passphrase> password) {
        var credentials = proxy.user().isEmpty()
                ? Optional.<ProxyCredentials>empty()
                : Optional.of(
                        new ProxyCredentials(proxy.user(), password.orElseGet(() -> new Passphrase(new char[0]))));
        return proxy.socks()
                ? new ProxyServer.Socks5(proxy.endpoint(), credentials)
                : new ProxyServer.HttpConnect(proxy.endpoint(), credentials);
    }

    /// Tells the server this name from now on.
    void nameServer(String name) {
        serverName.textProperty().set(name);
        nameKind.valueProperty().set(NameKind.NAMED);
    }

    /// Puts these in, all but the password of a proxy.
    void show(ConnectionOptions given, Probing how) {
        versions.valueProperty().set(given.versions());
        probing.valueProperty().set(how);
        late.set(given.lateAuthentication());
        fetching.set(given.fetching());
        switch (given.serverName()) {
            case ServerNameChoice.OfTarget _ -> nameKind.valueProperty().set(NameKind.OF_TARGET);
            case ServerNameChoice.Named(var name) -> nameServer(name);
            case ServerNameChoice.None _ -> nameKind.valueProperty().set(NameKind.NONE);
        }
        put(connectTo, given.connectTo().map(Object::toString).orElse(""));
        put(
                alpn,
                given.applicationProtocols()
                        .map(names -> names.isEmpty() ? "-" : String.join(", ", names))
                        .orElse(""));
        put(cipherSuites, String.join(", ", given.cipherSuites()));
        put(groups, String.join(", ", given.groups()));
        put(method, given.http().method());
        put(headers, String.join("\n", given.http().headers()));
        put(proxy, given.proxy().map(p -> OptionTexts.Proxy.of(p).toString()).orElse(""));
        put(given.limits());
    }

    private static void put(Field<?> field, String text) {
        field.textProperty().set(text);
    }

    private void put(TimeLimits limits) {
        put(connectLimit, OptionTexts.seconds(limits.connect()));
        put(flightLimit, OptionTexts.seconds(limits.flight()));
        put(applicationLimit, OptionTexts.seconds(limits.application()));
    }

    void offerAllVersions() {
        versions.valueProperty().set(EnumSet.allOf(TlsVersion.class));
    }

    /// Puts everything back to what is usual.
    public void reset() {
        show(ConnectionOptions.standard(), Probing.AUTOMATIC);
        put(serverName, "");
        fields().forEach(f -> f.visitedProperty().set(false));
    }
}
