package dev.certwright.service.report.history;

import dev.certwright.model.Phrase;
import dev.certwright.model.PkiException;
import dev.certwright.model.handshake.ClientChoice;
import dev.certwright.model.handshake.ConnectionTest;
import dev.certwright.model.handshake.HandshakeReport;
import dev.certwright.service.report.RunJson;
import dev.certwright.service.report.TestJson;
import dev.certwright.store.TestHistory;
import dev.certwright.store.VaultSource;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Keeps connection tests in the vault, the newest ones up to a bound. Reports hold no secrets, so none of this needs
/// the vault's passphrase.
public final class HistoryService {
    /// How many are kept.
    public static final int CAPACITY = 200;

    private final VaultSource vaults;
    private final RunJson runs;

    /// What a list shows of a kept test.
    ///
    /// @param client         what the client's certificate is called; empty when none was shown
    /// @param verdict        the word of a [dev.certwright.model.handshake.HandshakeVerdict]
    /// @param authentication the word of a [dev.certwright.model.handshake.ClientAuthentication]
    public record KeptRun(long id, Instant at, String target, String client, String verdict, String authentication) {}

    public HistoryService(VaultSource vaults, RunJson runs) {
        this.vaults = vaults;
        this.runs = runs;
    }

    /// Keeps a test; the oldest one beyond [#CAPACITY] goes.
    ///
    /// @param words for the texts that stand beside the phrases
    /// @return its number
    public long keep(ConnectionTest test, HandshakeReport report, Function<Phrase, String> words) throws PkiException {
        var row = new TestHistory.Row(
                0,
                report.startedAt(),
                report.target().toString(),
                client(test.client()),
                report.verdict().word(),
                report.authentication().word());
        var json = runs.write(report, words).line();
        return vaults.get()
                .history()
                .add(new TestHistory.Kept(row, TestJson.write(test).line(), json), CAPACITY);
    }

    private String client(ClientChoice choice) throws PkiException {
        return switch (choice) {
            case ClientChoice.None() -> "";
            case ClientChoice.OfVault(var id) ->
                vaults.get().entry(id).map(e -> e.name()).orElse("#" + id.value());
            case ClientChoice.OfFile(var file, var _, var _) -> String.valueOf(file.getFileName());
            case ClientChoice.Given(var credential) ->
                credential.chain().getFirst().sha256().toString();
        };
    }

    /// The newest first.
    public List<KeptRun> list(int limit) throws PkiException {
        return vaults.get().history().list(limit).stream()
                .map(r -> new KeptRun(r.id(), r.at(), r.target(), r.client(), r.verdict(), r.authentication()))
                .toList();
    }

    /// What came out.
    ///
    /// @throws PkiException.InvalidInput when there is no such test
    public HandshakeReport open(long id, Function<Phrase, String> words) throws PkiException {
        return runs.read(find(id).report(), "#" + id, RunJson.Origin.THIS_VAULT, words);
    }

    /// What was asked for, so that it can be run again; empty when its certificate was in memory only. Passwords are
    /// not kept and have to be given again.
    ///
    /// @throws PkiException.InvalidInput when there is no such test
    public Optional<ConnectionTest> test(long id) throws PkiException {
        return TestJson.read(find(id).request());
    }

    private TestHistory.Kept find(long id) throws PkiException {
        return vaults.get().history().find(id).orElseThrow(() -> missing(id));
    }

    private static PkiException missing(long id) {
        return new PkiException.InvalidInput(Phrase.of("report.noRun", Long.toString(id)));
    }

    /// Removes a test.
    ///
    /// @throws PkiException.InvalidInput when there is no such test
    public void remove(long id) throws PkiException {
        if (!vaults.get().history().remove(id)) {
            throw missing(id);
        }
    }

    /// Removes all of them.
    public void clear() throws PkiException {
        vaults.get().history().clear();
    }
}
