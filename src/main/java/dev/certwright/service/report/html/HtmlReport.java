package dev.certwright.service.report.html;

import dev.certwright.model.Phrase;
import dev.certwright.model.certificate.CertificateDetails;
import dev.certwright.model.certificate.EncodedCertificate;
import dev.certwright.model.handshake.HandshakeReport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/// One page about one connection test, for reading and printing.
public final class HtmlReport {
    private final Function<EncodedCertificate, Optional<CertificateDetails>> reader;
    private final String version;

    /// @param reader  empty for a certificate that cannot be read
    /// @param version of this program
    public HtmlReport(Function<EncodedCertificate, Optional<CertificateDetails>> reader, String version) {
        this.reader = reader;
        this.version = version;
    }

    /// The page, which is well-formed XML too.
    ///
    /// @param words  puts a phrase into the language of the page
    /// @param madeAt when the page is made
    public String of(HandshakeReport report, Function<Phrase, String> words, Instant madeAt) {
        var labels = new Labels(words);
        var markup = new Markup();
        markup.raw("<!DOCTYPE html>\n")
                .open("html", "xmlns", "http://www.w3.org/1999/xhtml", "lang", labels.text("report.lang"))
                .open("head")
                .raw("<meta charset=\"utf-8\"/>\n<meta name=\"viewport\" content=\"width=device-width\"/>\n")
                .raw("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
                        + "style-src 'unsafe-inline'\"/>\n")
                .element("title", labels.text("report.title", report.target().toString()))
                .raw("<style>\n" + style() + "</style>\n")
                .close("head")
                .open("body")
                .element("h1", report.target().toString())
                .element(
                        "p",
                        labels.text("report.tested", report.startedAt(), labels.milliseconds(report.duration())),
                        "class",
                        "when");
        body(markup, labels, report);
        markup.element("footer", labels.text("report.made", madeAt, version))
                .close("body")
                .close("html");
        return markup.toString();
    }

    private void body(Markup markup, Labels labels, HandshakeReport report) {
        var findings = new Findings(markup, labels, report);
        var evidence = new Evidence(markup, labels, report);
        findings.verdict();
        findings.diagnoses();
        findings.steps();
        evidence.ladder();
        findings.checks();
        findings.attempts();
        findings.others();
        findings.candidates();
        evidence.certificates(reader);
        evidence.messages();
    }

    private static String style() {
        try (var in = HtmlReport.class.getResourceAsStream("page.css")) {
            if (in == null) {
                throw new IllegalStateException("the program lacks page.css");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
