package dev.certwright.service.report;

import dev.certwright.model.Phrase;
import dev.certwright.model.PkiException;
import dev.certwright.model.certificate.CertificateDetails;
import dev.certwright.model.certificate.EncodedCertificate;
import dev.certwright.model.handshake.HandshakeReport;
import dev.certwright.service.report.html.HtmlReport;
import dev.certwright.store.FileAccess;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// Takes connection tests away, opens those taken away, compares two.
///
/// The `words` of each method put a phrase into the language of the reader.
public final class ReportService {
    /// Largest saved test that is opened, in octets.
    public static final int MAX_FILE = 64 << 20;

    private final RunJson runs;
    private final RunJson.Certificates certificates;
    private final FileAccess files;
    private final InstantSource clock;
    private final HtmlReport page;
    private final CaptureFiles captures;

    /// @param version of this program
    public ReportService(RunJson.Certificates certificates, FileAccess files, InstantSource clock, String version) {
        this.runs = new RunJson(certificates);
        this.certificates = certificates;
        this.files = files;
        this.clock = clock;
        this.captures = new CaptureFiles(files);
        this.page = new HtmlReport(this::readable, version);
    }

    private Optional<CertificateDetails> readable(EncodedCertificate certificate) {
        try {
            return Optional.of(certificates.read(certificate));
        } catch (PkiException _) {
            return Optional.empty();
        }
    }

    /// What passed on the wire.
    public CaptureFiles captures() {
        return captures;
    }

    /// For programs, and for the history.
    public RunJson runs() {
        return runs;
    }

    /// The same as a page.
    public String html(HandshakeReport report, Function<Phrase, String> words) {
        return page.of(Redaction.of(report), words, clock.instant());
    }

    /// Writes the test into a file that [#open] reads.
    ///
    /// @throws PkiException.FileExists when one is there already and may not be replaced
    public void save(HandshakeReport report, Path file, boolean overwrite, Function<Phrase, String> words)
            throws PkiException {
        write(file, runs.write(report, words).line() + "\n", overwrite);
    }

    /// Writes the page.
    ///
    /// @throws PkiException.FileExists when one is there already and may not be replaced
    public void saveHtml(HandshakeReport report, Path file, boolean overwrite, Function<Phrase, String> words)
            throws PkiException {
        write(file, html(report, words), overwrite);
    }

    /// For its owner only: who was asked, as whom, and what was answered concerns nobody else until it is given away.
    private void write(Path file, String text, boolean overwrite) throws PkiException {
        var content = new FileAccess.Content(text.getBytes(StandardCharsets.UTF_8), true);
        files.write(Map.of(file, content), overwrite);
    }

    /// Opens a saved test. Its entries and remedies belong to whoever saved it: those that need this vault are left
    /// out.
    ///
    /// @throws PkiException.InvalidInput when it is not one, or too large
    public HandshakeReport open(Path file, Function<Phrase, String> words) throws PkiException {
        var octets = files.read(file);
        if (octets.length > MAX_FILE) {
            throw new PkiException.InvalidInput(Phrase.of("report.tooLarge", file.toString(), MAX_FILE >> 20));
        }
        var json = new String(octets, StandardCharsets.UTF_8);
        return runs.read(json, file.toString(), RunJson.Origin.ELSEWHERE, words);
    }

    /// What differs between two tests, the most important first.
    public List<Difference> differences(HandshakeReport before, HandshakeReport after) {
        return Differences.between(before, after, certificates);
    }
}
