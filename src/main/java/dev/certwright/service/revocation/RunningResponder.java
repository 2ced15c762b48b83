package dev.certwright.service.revocation;

import dev.certwright.model.Bytes;
import dev.certwright.model.PkiException;
import dev.certwright.model.inventory.Entry;
import dev.certwright.model.inventory.OcspExchange;
import dev.certwright.pki.certificate.OcspResponder;
import dev.certwright.tls.server.DocumentServer;
import dev.certwright.tls.server.DocumentServer.Request;
import dev.certwright.tls.server.DocumentServer.Response;
import java.net.InetAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// An OCSP responder that is listening (RFC 6960 Appendix A).
public final class RunningResponder implements AutoCloseable {
    /// How many exchanges are remembered.
    public static final int MOST_REMEMBERED = 1000;

    private static final String TYPE = "application/ocsp-response";

    private final Entry authority;
    private final Optional<Entry> delegate;
    private final VaultRegister register;
    private final InstantSource clock;
    private final Consumer<OcspExchange> observer;
    private final Consumer<RunningResponder> stopped;
    private final Deque<OcspExchange> exchanges = new ArrayDeque<>();
    private volatile Consumer<OcspExchange> watcher = _ -> {};
    private @Nullable DocumentServer server;
    private long answered;

    RunningResponder(
            Entry authority,
            Optional<Entry> delegate,
            VaultRegister register,
            InstantSource clock,
            Consumer<OcspExchange> observer,
            Consumer<RunningResponder> stopped) {
        this.authority = authority;
        this.delegate = delegate;
        this.register = register;
        this.clock = clock;
        this.observer = observer;
        this.stopped = stopped;
    }

    /// Starts a server with that handler.
    @FunctionalInterface
    interface Start {
        DocumentServer with(DocumentServer.Handler handler) throws PkiException.ServerStartFailed;
    }

    void serve(Start start, OcspResponder responder) throws PkiException.ServerStartFailed {
        server = start.with(request -> respond(responder, request));
    }

    private Response respond(OcspResponder responder, Request request) {
        var question = request.method().equals("GET") ? fromPath(request.target()) : request.body();
        var answer = responder.answer(question.toArray());
        var certificates = answer.said().stream()
                .map(said -> new OcspExchange.Answered(
                        said.serialNumber(), register.name(said.serialNumber()), said.status()))
                .toList();
        record(new OcspExchange(clock.instant(), request.method(), answer.status(), certificates, answer.nonce()));
        return new Response(200, TYPE, answer.response());
    }

    /// The question of a GET: base64, whose characters may be percent-encoded; a plus stands for itself.
    private static Bytes fromPath(String target) {
        var path = target.replaceFirst("^/+", "");
        try {
            var text = URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.US_ASCII);
            return Bytes.of(Base64.getDecoder().decode(text));
        } catch (IllegalArgumentException _) {
            // no question, which the responder will say
            return Bytes.EMPTY;
        }
    }

    private void record(OcspExchange exchange) {
        synchronized (exchanges) {
            answered++;
            exchanges.addFirst(exchange);
            if (exchanges.size() > MOST_REMEMBERED) {
                exchanges.removeLast();
            }
        }
        observer.accept(exchange);
        watcher.accept(exchange);
    }

    /// Tells somebody of every answer from now on, on a thread of the responder, in place of whoever was told before.
    public void watch(Consumer<OcspExchange> newWatcher) {
        watcher = newWatcher;
    }

    public Entry authority() {
        return authority;
    }

    /// Who signs in the name of the CA; empty when it does so itself.
    public Optional<Entry> delegate() {
        return delegate;
    }

    /// Where to ask.
    public URI url() {
        var listening = server;
        if (listening == null) {
            throw new IllegalStateException("not started");
        }
        return URI.create("http://" + host(listening.address()) + ":" + listening.port() + "/");
    }

    private static String host(InetAddress address) {
        if (address.isAnyLocalAddress()) {
            return "localhost";
        }
        var text = address.getHostAddress();
        return text.contains(":") ? "[" + text.replaceFirst("%.*", "") + "]" : text;
    }

    /// How many questions were answered.
    public long answered() {
        synchronized (exchanges) {
            return answered;
        }
    }

    /// The latest exchanges, newest first.
    public List<OcspExchange> exchanges() {
        synchronized (exchanges) {
            return List.copyOf(exchanges);
        }
    }

    /// Stops listening.
    @Override
    public void close() {
        var listening = server;
        if (listening != null) {
            listening.close();
        }
        stopped.accept(this);
    }
}
