package dev.certwright.tls.probe;

import dev.certwright.model.Cancellation;
import dev.certwright.model.PkiException;
import dev.certwright.model.handshake.AddressAttempt;
import dev.certwright.model.handshake.ConnectFailure;
import dev.certwright.model.handshake.Endpoint;
import dev.certwright.model.name.IpAddress;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// Opens a TCP connection to the first address of a host that answers.
final class Dialer {
    /// How it came out.
    ///
    /// @param socket  empty when no address answered
    /// @param tcp     how long the successful connection took
    /// @param failure of the last address, when none answered
    record Dialled(
            List<AddressAttempt> attempts,
            Duration dns,
            Duration tcp,
            Optional<Socket> socket,
            Optional<ConnectFailure> failure) {}

    private static final System.Logger LOG = System.getLogger(Dialer.class.getName());

    private final Duration limit;
    private final Cancellation cancellation;

    /// @param limit for looking the name up, and again for each address
    Dialer(Duration limit, Cancellation cancellation) {
        this.limit = limit;
        this.cancellation = cancellation;
    }

    Dialled dial(Endpoint endpoint) throws PkiException.Cancelled, InterruptedException {
        long start = System.nanoTime();
        var addresses = resolve(endpoint.host());
        var dns = IpAddress.looksLikeOne(endpoint.host()) ? Duration.ZERO : since(start);
        var attempts = new ArrayList<AddressAttempt>();
        Optional<ConnectFailure> failure = Optional.of(ConnectFailure.UNRESOLVED);
        for (var address : addresses) {
            var socketAddress = new InetSocketAddress(address, endpoint.port());
            long begin = System.nanoTime();
            var socket = new Socket();
            cancellation.onCancel(() -> closeQuietly(socket));
            failure = connect(socket, socketAddress);
            var took = since(begin);
            cancellation.check();
            attempts.add(new AddressAttempt(socketAddress, failure, took));
            if (failure.isEmpty()) {
                return new Dialled(attempts, dns, took, Optional.of(socket), failure);
            }
        }
        return new Dialled(attempts, dns, Duration.ZERO, Optional.empty(), failure);
    }

    /// Looks the name up on a thread of its own, since nothing can interrupt a look-up.
    private List<InetAddress> resolve(String host) throws PkiException.Cancelled, InterruptedException {
        if (IpAddress.looksLikeOne(host)) {
            return List.of(InetAddress.ofLiteral(host));
        }
        var answer = new CompletableFuture<List<InetAddress>>();
        cancellation.onCancel(() -> answer.cancel(false));
        Thread.ofVirtual().name("probe-resolver").start(() -> {
            try {
                answer.complete(List.of(InetAddress.getAllByName(host)));
            } catch (UnknownHostException e) {
                LOG.log(System.Logger.Level.DEBUG, "the name has no address", e);
                answer.complete(List.of());
            }
        });
        try {
            return answer.get(limit.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException | CancellationException _) {
            cancellation.check();
            return List.of();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private Optional<ConnectFailure> connect(Socket socket, InetSocketAddress endpoint) {
        try {
            socket.setTcpNoDelay(true);
            socket.connect(endpoint, (int) limit.toMillis());
            return Optional.empty();
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "no connection", e);
            closeQuietly(socket);
            return Optional.of(failure(e));
        }
    }

    private static ConnectFailure failure(IOException e) {
        var message = message(e).toLowerCase(Locale.ROOT);
        if (e instanceof SocketTimeoutException || message.contains("timed out")) {
            return ConnectFailure.TIMED_OUT;
        }
        if (e instanceof NoRouteToHostException || message.contains("unreachable")) {
            return ConnectFailure.NO_ROUTE;
        }
        return e instanceof ConnectException ? ConnectFailure.REFUSED : ConnectFailure.OTHER;
    }

    private static String message(Throwable e) {
        @Nullable String message = e.getMessage();
        return message == null ? "" : message;
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "closing failed", e);
        }
    }
}
