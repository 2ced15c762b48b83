package dev.certwright.service.connection;

import dev.certwright.model.Cancellation;
import dev.certwright.model.Phrase;
import dev.certwright.model.PkiException;
import dev.certwright.model.handshake.ClientChoice;
import dev.certwright.model.handshake.ComparisonObserver;
import dev.certwright.model.handshake.ConnectionObserver;
import dev.certwright.model.handshake.ConnectionTest;
import dev.certwright.model.handshake.CredentialComparison;
import dev.certwright.model.handshake.CredentialComparison.Cell;
import dev.certwright.model.handshake.CredentialComparison.Row;
import dev.certwright.model.handshake.HandshakeReport;
import dev.certwright.model.handshake.Probing;
import dev.certwright.model.handshake.TlsVersion;
import dev.certwright.pki.certificate.CertificateReader;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/// Tries several certificates in each TLS version, one connection a cell. What the addresses in the server's
/// certificates would answer is the same for all and is not asked.
record CredentialComparer(ConnectionTestService service, Materials materials, CertificateReader reader) {
    CredentialComparison compare(
            ConnectionTest test, List<ClientChoice> clients, ComparisonObserver observer, Cancellation cancellation)
            throws PkiException {
        var versions = test.options().versions().stream()
                .sorted(Comparator.reverseOrder())
                .toList();
        var choices = new ArrayList<ClientChoice>(List.of(new ClientChoice.None()));
        clients.stream().filter(c -> !(c instanceof ClientChoice.None)).forEach(choices::add);
        var rows = new ArrayList<Row>();
        for (var choice : choices) {
            var name = name(choice);
            var cells = new ArrayList<Cell>();
            for (var version : versions) {
                cancellation.check();
                cells.add(cell(test.as(choice), version, cancellation));
                observer.cell(name, version, cells.getLast());
            }
            rows.add(new Row(name, cells));
        }
        return new CredentialComparison(versions, rows);
    }

    private Cell cell(ConnectionTest test, TlsVersion version, Cancellation cancellation) throws PkiException {
        var single = new ConnectionTest(
                test.target(),
                test.client(),
                test.trust(),
                test.options().offering(Set.of(version)).withoutFetching(),
                Probing.SINGLE);
        try (var run = service.test(single, ConnectionObserver.silent(), cancellation)) {
            return cell(run.report());
        }
    }

    private static Cell cell(HandshakeReport report) {
        return new Cell(
                report.verdict(),
                report.attempts().getFirst(),
                report.diagnoses().stream().findFirst());
    }

    private Phrase name(ClientChoice choice) throws PkiException {
        var credential = materials.credential(choice);
        return credential.isEmpty()
                ? Phrase.of("handshake.compare.none")
                : Phrase.of(
                        "handshake.compare.certificate",
                        reader.read(credential.get().certificate()).shortName());
    }
}
