package dev.certwright.service.connection;

import dev.certwright.model.Cancellation;
import dev.certwright.model.Phrase;
import dev.certwright.model.handshake.ConnectionTest;
import dev.certwright.model.handshake.Endpoint;
import dev.certwright.model.handshake.ProxyServer;
import dev.certwright.tls.proxy.Tunnel;
import dev.certwright.tls.startup.PlainTalk;
import dev.certwright.tls.startup.StartTls;
import dev.certwright.tls.startup.StartupOutcome;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;

/// Opens the connection that TLS runs on, for a client that is not ours: through the proxy, after STARTTLS.
///
/// @param limit for what is said before TLS
record WayThere(ConnectionTest test, Duration limit) {
    /// The proxy, or the server before TLS, said no.
    static final class Blocked extends Exception {
        private static final long serialVersionUID = 1;
        private final transient Phrase reason;

        Blocked(Phrase reason) {
            super(reason.key());
            this.reason = reason;
        }

        Phrase reason() {
            return reason;
        }
    }

    /// Connects. A cancel closes the connection, also later.
    ///
    /// @throws IOException when nobody can be reached
    Socket open(Cancellation cancellation) throws IOException, Blocked {
        var target = test.target();
        var options = test.options();
        var server = options.connectTo().orElseGet(() -> new Endpoint(target.host(), target.port()));
        var first = options.proxy().map(ProxyServer::endpoint).orElse(server);
        var socket = new Socket();
        cancellation.onCancel(() -> close(socket));
        boolean open = false;
        try {
            socket.connect(new InetSocketAddress(first.host(), first.port()), (int)
                    options.limits().connect().toMillis());
            socket.setTcpNoDelay(true);
            long now = System.nanoTime();
            var talk = new PlainTalk(socket, now, now + limit.toNanos(), _ -> {});
            if (options.proxy().isPresent()) {
                ready(Tunnel.open(options.proxy().get(), server.host(), server.port(), talk));
            }
            ready(StartTls.perform(target.startup(), target.host(), talk));
            open = true;
            return socket;
        } finally {
            if (!open) {
                close(socket);
            }
        }
    }

    private static void ready(StartupOutcome outcome) throws Blocked {
        switch (outcome) {
            case StartupOutcome.Ready() -> {}
            case StartupOutcome.Failed failed -> throw new Blocked(failed.reason());
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            System.getLogger(WayThere.class.getName()).log(System.Logger.Level.DEBUG, "closing", e);
        }
    }
}
