package dev.certwright.ui.connection;

import dev.certwright.model.Phrase;
import dev.certwright.model.PkiException;
import dev.certwright.model.handshake.ConnectionTest;
import dev.certwright.model.handshake.HandshakeReport;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The tests that were made. Slow: for a worker.
public interface RunHistory {
    /// One of them.
    ///
    /// @param target         as a person types it
    /// @param client         what the certificate that was shown is called; empty when there was none
    /// @param verdict        the word of a [dev.certwright.model.handshake.HandshakeVerdict]
    /// @param authentication the word of a [dev.certwright.model.handshake.ClientAuthentication]
    record Past(long id, Instant startedAt, String target, String client, String verdict, String authentication) {}

    /// Something in which two tests differ.
    ///
    /// @param before of the earlier one
    /// @param after  of the later one
    record Difference(Phrase what, Phrase before, Phrase after) {}

    /// Remembers a test that is over.
    void keep(ConnectionTest test, HandshakeReport report) throws PkiException;

    /// The latest, the newest first.
    List<Past> recent() throws PkiException;

    HandshakeReport open(Past past) throws PkiException;

    /// What was asked for, without its passwords; empty when its certificate was in memory only.
    Optional<ConnectionTest> test(Past past) throws PkiException;

    /// Reads a test that was saved as JSON.
    HandshakeReport open(Path file) throws PkiException;

    List<Difference> compare(Past earlier, Past later) throws PkiException;
}
