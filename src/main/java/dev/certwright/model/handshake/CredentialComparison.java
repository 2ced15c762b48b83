package dev.certwright.model.handshake;

import dev.certwright.model.Phrase;
import java.util.List;
import java.util.Optional;

/// How a server takes several certificates in each TLS version.
///
/// @param versions the columns
public record CredentialComparison(List<TlsVersion> versions, List<Row> rows) {
    /// One certificate, or none.
    ///
    /// @param cells one a version
    public record Row(Phrase name, List<Cell> cells) {
        public Row {
            cells = List.copyOf(cells);
        }
    }

    /// What came out.
    ///
    /// @param cause the first diagnosis, if something is the matter
    public record Cell(HandshakeVerdict verdict, Attempt attempt, Optional<Diagnosis> cause) {}

    public CredentialComparison {
        versions = List.copyOf(versions);
        rows = List.copyOf(rows);
    }
}
