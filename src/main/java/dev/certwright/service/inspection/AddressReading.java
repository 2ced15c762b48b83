package dev.certwright.service.inspection;

import dev.certwright.model.Cancellation;
import dev.certwright.model.Phrase;
import dev.certwright.model.PkiException;
import dev.certwright.model.handshake.ConnectionOptions;
import dev.certwright.model.handshake.HandshakeMessage;
import dev.certwright.model.handshake.HandshakeTarget;
import dev.certwright.model.handshake.Reach;
import dev.certwright.model.handshake.WireRecording;
import dev.certwright.model.name.DistinguishedName;
import dev.certwright.pki.encoding.Decoded;
import dev.certwright.pki.encoding.Item;
import dev.certwright.tls.probe.HandshakeProbe;
import dev.certwright.tls.probe.ProbeObserver;
import dev.certwright.tls.probe.ProbeRequest;
import dev.certwright.tls.probe.ProbeResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Takes the certificates that a server sends, without trusting any of them.
final class AddressReading {
    private static final String KIND = "address";

    /// Names of authorities in one sentence.
    private static final int MAX_AUTHORITIES = 5;

    private static final ProbeObserver NOBODY = new ProbeObserver() {
        @Override
        public void message(HandshakeMessage m) {
            // all is in the result
        }

        @Override
        public void reach(Reach soFar) {
            // all is in the result
        }
    };

    private final HandshakeProbe probe;

    AddressReading(HandshakeProbe probe) {
        this.probe = probe;
    }

    /// Connects, without a client certificate.
    ///
    /// @throws PkiException.NoServerCertificate when none came, whatever the reason
    Decoded read(HandshakeTarget target, Cancellation cancellation) throws PkiException {
        var options = ConnectionOptions.standard().withoutFetching();
        var seen = probe.run(new ProbeRequest(target, Optional.empty(), options), NOBODY, cancellation);
        seen.recording().ifPresent(WireRecording::close);
        cancellation.check();
        if (seen.serverChain().isEmpty()) {
            throw new PkiException.NoServerCertificate(target.toString(), why(seen));
        }
        var items = new ArrayList<Item>();
        seen.serverChain().forEach(certificate -> items.add(new Item.CertificateItem(certificate, Optional.empty())));
        seen.staple().ifPresent(staple -> items.add(new Item.OcspResponseItem(staple)));
        return new Decoded(KIND, items, notes(seen));
    }

    private static List<Phrase> notes(ProbeResult seen) {
        var notes = new ArrayList<Phrase>();
        seen.negotiated()
                .ifPresent(n -> notes.add(
                        Phrase.of("item.address.negotiated", n.version().toString(), n.cipherSuite())));
        seen.demand().ifPresent(demand -> {
            var names = demand.authorities();
            notes.add(
                    names.isEmpty()
                            ? Phrase.of("item.address.asked")
                            : Phrase.of(
                                    "item.address.askedFrom",
                                    names.stream()
                                            .limit(MAX_AUTHORITIES)
                                            .map(DistinguishedName::toString)
                                            .collect(Collectors.joining("; ")),
                                    Math.max(0, names.size() - MAX_AUTHORITIES)));
        });
        if (!seen.serverProvedKey()) {
            notes.add(Phrase.of("item.address.unproved"));
        }
        return notes;
    }

    private static Phrase why(ProbeResult seen) {
        if (seen.connectFailure().isPresent()) {
            return switch (seen.connectFailure().get()) {
                case UNRESOLVED -> Phrase.of("item.address.unresolved");
                case REFUSED -> Phrase.of("item.address.refused");
                case TIMED_OUT -> Phrase.of("item.address.timedOut");
                case NO_ROUTE -> Phrase.of("item.address.noRoute");
                case OTHER -> Phrase.of("item.address.unreachable");
            };
        }
        if (seen.startupFailure().isPresent()) {
            return seen.startupFailure().get();
        }
        if (seen.foreignGreeting().isPresent()) {
            return Phrase.of("item.address.notTls");
        }
        if (seen.alertReceived().isPresent()) {
            return Phrase.of("item.address.alert", seen.alertReceived().get().toString());
        }
        return Phrase.of("item.address.silent");
    }
}
