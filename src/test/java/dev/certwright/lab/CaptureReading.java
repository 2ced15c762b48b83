package dev.certwright.lab;

import dev.certwright.model.Cancellation;
import dev.certwright.model.PkiException;
import dev.certwright.model.handshake.Direction;
import dev.certwright.model.handshake.HandshakeMessage;
import dev.certwright.model.handshake.Reach;
import dev.certwright.tls.capture.PcapngWriter;
import dev.certwright.tls.message.MessageDecoder;
import dev.certwright.tls.message.TsharkFields;
import dev.certwright.tls.probe.HandshakeProbe;
import dev.certwright.tls.probe.ProbeObserver;
import dev.certwright.tls.probe.ProbeRequest;
import dev.certwright.tls.probe.ProbeResult;
import dev.certwright.tls.probe.ServerPeer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import javax.xml.stream.XMLStreamException;

/// Records a connection, exports it with its secrets, lets tshark decrypt it and compares what tshark reads with what
/// the recorder has decoded.
///
/// @param result the secrets of its recording are gone
record CaptureReading(ProbeResult result, TsharkFields.Comparison comparison) {
    private static final ProbeObserver SILENT = new ProbeObserver() {
        @Override
        public void message(HandshakeMessage m) {}

        @Override
        public void reach(Reach soFar) {}
    };

    static CaptureReading of(ProbeRequest request, Path folder)
            throws PkiException, IOException, InterruptedException, XMLStreamException {
        return of(new HandshakeProbe(new SecureRandom()).run(request, SILENT, new Cancellation()), folder);
    }

    /// Without a network.
    static CaptureReading of(ProbeRequest request, ServerPeer server, Path folder)
            throws PkiException, IOException, InterruptedException, XMLStreamException {
        return of(new HandshakeProbe(new SecureRandom()).dryRun(request, server, SILENT), folder);
    }

    private static CaptureReading of(ProbeResult result, Path folder)
            throws IOException, InterruptedException, XMLStreamException {
        var file = folder.resolve("connection.pcapng");
        try (var recording = result.recording().orElseThrow();
                var out = Files.newOutputStream(file)) {
            PcapngWriter.write(recording, true, "", out);
        }
        var shown = TsharkFields.read(file);
        var closed = shown.stream().filter(TsharkFields.Message::closed).toList();
        if (!closed.isEmpty()) {
            throw new IOException("tshark cannot decrypt " + closed + " of " + shown.size() + " messages");
        }
        return new CaptureReading(result, TsharkFields.compare(shown, ours(result.messages(), result.askedLate())));
    }

    /// Without our close_notify behind a Finished that was not the first under TLS 1.3: tshark begins the key of that
    /// direction anew with every Finished and can read nothing behind a late one.
    private static List<TsharkFields.Ours> ours(List<HandshakeMessage> messages, boolean askedLate) {
        boolean closed = askedLate
                && messages.stream().anyMatch(m -> m.name().equals("EncryptedExtensions"))
                && messages.stream().filter(CaptureReading::proof).count() == 1;
        return messages.stream()
                .filter(m -> !closed
                        || m.contentType() != MessageDecoder.ALERT
                        || m.direction() == Direction.SERVER_TO_CLIENT)
                .map(m -> new TsharkFields.Ours(
                        m.direction() == Direction.CLIENT_TO_SERVER, m.contentType(), m.raw(), m.fields()))
                .toList();
    }

    private static boolean proof(HandshakeMessage message) {
        return message.direction() == Direction.CLIENT_TO_SERVER
                && message.name().equals("Certificate");
    }

    /// Whether such a message passed.
    boolean has(Direction direction, String name) {
        return result.messages().stream()
                .anyMatch(m -> m.direction() == direction && m.name().equals(name));
    }
}
