package dev.certwright.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.certwright.model.PkiException;
import dev.certwright.model.handshake.ConnectionOptions;
import dev.certwright.model.handshake.Direction;
import dev.certwright.model.handshake.HandshakeTarget;
import dev.certwright.model.handshake.TlsVersion;
import dev.certwright.testing.Program;
import dev.certwright.tls.probe.ProbeRequest;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import javax.xml.stream.XMLStreamException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What is exported of a real connection reads for tshark as it reads for us.
class CaptureReadingTest {
    @ParameterizedTest
    @EnumSource
    void tsharkReadsTheSameMessagesAndFields(TlsVersion version)
            throws IOException, PkiException, InterruptedException, XMLStreamException {
        Program.assumePresent("openssl", "tshark");
        try (var bench = new Bench()) {
            var options = List.of("-CAfile", bench.materials().clientAuthority().toString(), "-Verify", "2");
            try (var server = OpenSslServers.start(bench.materials(), bench.place(), options)) {
                var target =
                        new HandshakeTarget(Materials.HOST, server.port(), new HandshakeTarget.Application.Http("/"));
                var request = new ProbeRequest(
                        target,
                        bench.materials().client(Fault.GOOD_RSA),
                        ConnectionOptions.standard().offering(Set.of(version)));
                var reading = CaptureReading.of(request, bench.place());
                assertEquals(List.of(), reading.comparison().missing());
                assertEquals(List.of(), reading.comparison().differing());
                assertTrue(
                        reading.comparison().shown() > 300,
                        () -> reading.comparison().toString());
                assertTrue(reading.has(Direction.CLIENT_TO_SERVER, "CertificateVerify"));
            }
        }
    }
}
