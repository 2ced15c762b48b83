package dev.certwright.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.certwright.model.PkiException;
import dev.certwright.model.handshake.ConnectionOptions;
import dev.certwright.model.handshake.HandshakeTarget;
import dev.certwright.model.handshake.HandshakeTarget.Application;
import dev.certwright.model.handshake.TlsVersion;
import dev.certwright.testing.Program;
import dev.certwright.tls.TestCredentials;
import dev.certwright.tls.message.TsharkFields;
import dev.certwright.tls.probe.LibraryServer;
import dev.certwright.tls.probe.ProbeRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javax.xml.stream.XMLStreamException;
import org.bouncycastle.tls.NamedGroup;
import org.bouncycastle.tls.SignatureScheme;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Connections of every kind to real servers, recorded, exported, decrypted by tshark: whatever it shows of them is
/// decoded, message by message and field by field.
@Tag("bench")
class CaptureReadingBench {
    private final List<String> problems = new ArrayList<>();
    private TsharkFields.Comparison sum = new TsharkFields.Comparison(0, 0, List.of(), List.of());
    private int connections;
    private int messages;

    @Test
    void whatTsharkShowsIsDecoded() throws IOException, PkiException, InterruptedException, XMLStreamException {
        Program.assumePresent("tshark");
        try (var bench = new Bench()) {
            for (var kind : CaptureKind.all()) {
                if (kind.present()) {
                    connect(bench, kind);
                } else {
                    System.out.println(kind.name() + ": " + kind.programs() + " is not installed");
                }
            }
            for (int group : new int[] {NamedGroup.X25519MLKEM768, NamedGroup.SecP256r1MLKEM768}) {
                agree(bench, group);
            }
        }
        System.out.printf(
                Locale.ROOT,
                "%d connections, %d messages: fields tshark shows %d, matched %d (%.2f %%)%n",
                connections,
                messages,
                sum.shown(),
                sum.matched(),
                100.0 * sum.matched() / sum.shown());
        assertEquals("", String.join("\n", problems));
        assertEquals(sum.shown(), sum.matched());
    }

    private void connect(Bench bench, CaptureKind kind)
            throws IOException, PkiException, InterruptedException, XMLStreamException {
        try (var server = kind.launch().start(bench.materials(), bench.place())) {
            for (var version : kind.versions()) {
                var request = new ProbeRequest(
                        new HandshakeTarget(Materials.HOST, server.port(), new Application.Http(kind.path())),
                        bench.materials().client(kind.fault()),
                        kind.options(version));
                var reading = CaptureReading.of(request, bench.place());
                count(kind.name() + ", " + version, reading, kind.sight().in(reading));
            }
        }
    }

    /// No server at hand knows these groups, so the library's own one does it, in memory.
    private void agree(Bench bench, int group)
            throws IOException, PkiException, InterruptedException, XMLStreamException {
        var credentials = new TestCredentials();
        var server = LibraryServer.with(credentials.server, List.of(group), SignatureScheme.ecdsa_secp256r1_sha256);
        var request = new ProbeRequest(
                new HandshakeTarget(Materials.HOST, 443, new Application.Silent()),
                Optional.of(credentials.client),
                ConnectionOptions.standard().offering(Set.of(TlsVersion.TLS_1_3)));
        var reading = CaptureReading.of(request, server, bench.place());
        var name = NamedGroup.getText(group);
        var agreed = reading.result().negotiated().flatMap(n -> n.group());
        count(
                "in memory, " + name,
                reading,
                agreed.filter(g -> name.startsWith(g)).isPresent());
    }

    private void count(String name, CaptureReading reading, boolean seen) {
        var comparison = reading.comparison();
        connections++;
        messages += reading.result().messages().size();
        sum = sum.plus(comparison);
        System.out.println(name + ": " + reading.result().messages().size() + " messages, fields tshark shows "
                + comparison.shown() + ", matched " + comparison.matched());
        comparison.missing().forEach(m -> problem(name + ": missing " + m));
        comparison.differing().forEach(m -> problem(name + ": differing " + m));
        if (!seen) {
            problem(name + ": this is not what passed");
        }
    }

    private void problem(String words) {
        System.out.println("  " + words);
        problems.add(words);
    }
}
