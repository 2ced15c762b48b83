package dev.certwright.tls.probe;

import dev.certwright.model.handshake.Endpoint;
import dev.certwright.model.handshake.Reach;
import dev.certwright.model.handshake.ServerNameChoice;
import dev.certwright.model.handshake.StartupLine;
import dev.certwright.model.handshake.WireRecording.Segment;
import dev.certwright.tls.proxy.Tunnel;
import dev.certwright.tls.startup.PlainTalk;
import dev.certwright.tls.startup.StartTls;
import dev.certwright.tls.startup.StartupOutcome;
import dev.certwright.tls.startup.Transcript;
import java.net.Socket;
import java.time.Duration;
import java.util.stream.Stream;

/// What is said on a connection before TLS: to a proxy, then in the words of the server's own protocol.
final class Prelude implements Transcript {
    /// How it came out.
    ///
    /// @param withServer whether the way to the server was open, so that the outcome is its doing
    /// @param roundTrip  at least what a word to the server and back takes
    record Held(StartupOutcome outcome, boolean withServer, Duration roundTrip) {}

    private final ProbeRequest request;
    private final ProbeObserver observer;
    private final Tape tape;
    private Reach reach;

    /// @param tape    records what passes to the server and back
    /// @param reached how the socket was opened
    Prelude(ProbeRequest request, ProbeObserver observer, Tape tape, Reach reached) {
        this.request = request;
        this.observer = observer;
        this.tape = tape;
        this.reach = reached;
    }

    /// Where the socket has to lead: to the proxy when there is one.
    static Endpoint dialled(ProbeRequest request) {
        return request.options().proxy().map(p -> p.endpoint()).orElseGet(() -> server(request));
    }

    private static Endpoint server(ProbeRequest request) {
        var target = request.target();
        return request.options().connectTo().orElseGet(() -> new Endpoint(target.host(), target.port()));
    }

    /// Says everything, up to the octet before the ClientHello.
    ///
    /// @param epoch to which times are relative, by `System.nanoTime`
    Held hold(Socket socket, long epoch) {
        observer.reach(reach);
        var limits = request.options().limits();
        var proxy = request.options().proxy();
        long begin = System.nanoTime();
        // a proxy connects to the server meanwhile
        var limit = proxy.isEmpty() ? limits.flight() : limits.flight().plus(limits.connect());
        var talk = new PlainTalk(socket, epoch, begin + limit.toNanos(), this);
        if (proxy.isPresent()) {
            var server = server(request);
            var opened = Tunnel.open(proxy.get(), server.host(), server.port(), talk);
            if (!(opened instanceof StartupOutcome.Ready)) {
                return new Held(opened, false, reach.tcp());
            }
        }
        var roundTrip = reach.tcp().plusNanos(proxy.isEmpty() ? 0 : System.nanoTime() - begin);
        return new Held(StartTls.perform(request.target().startup(), serverName(), talk), true, roundTrip);
    }

    private String serverName() {
        return request.options().serverName() instanceof ServerNameChoice.Named(var name)
                ? name
                : request.target().host();
    }

    @Override
    public void said(StartupLine line) {
        var dialogue = Stream.concat(reach.dialogue().stream(), Stream.of(line)).toList();
        reach = new Reach(reach.dns(), reach.attempts(), reach.tcp(), dialogue);
        observer.reach(reach);
    }

    @Override
    public void passed(Segment segment) {
        tape.add(segment);
    }

    /// With everything said so far.
    Reach reach() {
        return reach;
    }
}
