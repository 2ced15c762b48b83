package dev.certwright.lab;

import java.util.List;
import java.util.stream.Stream;

/// Every server that is tried.
final class Configurations {
    private Configurations() {}

    static List<Configuration> all() {
        return Stream.of(
                        OpenSslServers.all(),
                        NginxServers.all(),
                        ApacheServers.all(),
                        ProxyServers.all(),
                        PostgresServers.all(),
                        JsseServers.all(),
                        NodeServers.all(),
                        PythonServers.all())
                .flatMap(List::stream)
                .toList();
    }

    /// Those that start at once, for the plain tests.
    static List<Configuration> quick() {
        return List.of(OpenSslServers.strict(), JsseServers.need(), NginxServers.required());
    }
}
