package dev.certwright.service.report.html;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.certwright.model.handshake.HandshakeReport;
import dev.certwright.pki.certificate.CertificateReader;
import dev.certwright.service.report.Reports;
import dev.certwright.text.Messages;
import java.io.StringReader;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.LongStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

class HtmlReportTest {
    private static final Instant NOW = Instant.parse("2026-07-01T12:00:00Z");

    /// The oracle is the XML parser of the JDK.
    @Test
    void anyReportIsWellFormedAndStandsAlone() throws Exception {
        for (long seed = 0; seed < 100; seed++) {
            var document = parse(page(Reports.any(seed), Locale.ENGLISH));
            assertEquals(0, document.getElementsByTagName("script").getLength());
            for (var name : List.of("link", "img", "iframe", "object", "image", "use", "base")) {
                assertEquals(0, document.getElementsByTagName(name).getLength(), name);
            }
            var all = document.getElementsByTagName("*");
            for (int i = 0; i < all.getLength(); i++) {
                var element = (Element) all.item(i);
                for (var attribute : List.of("src", "href", "xlink:href", "action", "style")) {
                    assertFalse(element.hasAttribute(attribute), element.getTagName());
                }
            }
            var style = document.getElementsByTagName("style").item(0).getTextContent();
            assertFalse(style.contains("url(") || style.contains("@import"), style);
        }
    }

    @Test
    void eachMessageIsAnArrowAndCanBeOpened() throws Exception {
        var report = LongStream.range(0, 100)
                .mapToObj(Reports::any)
                .filter(r -> r.messages().size() > 2 && r.reach().dialogue().size() > 1)
                .findFirst()
                .orElseThrow();
        var document = parse(page(report, Locale.ENGLISH));
        int arrows = report.messages().size() + report.reach().dialogue().size();
        assertEquals(arrows, document.getElementsByTagName("polygon").getLength());
        assertEquals(
                report.messages().size(),
                document.getElementsByTagName("details").getLength());
        var text = document.getDocumentElement().getTextContent();
        assertTrue(text.contains("2026-07-01 12:00:00 UTC") && text.contains("9.9"), text);
    }

    @Test
    void itIsInTheLanguageAskedFor() throws Exception {
        var page = page(Reports.any(3), Locale.TAIWAN);
        assertEquals("zh-Hant-TW", parse(page).getDocumentElement().getAttribute("lang"));
        assertTrue(page.contains("七個步驟") || page.contains("步驟"), page);
    }

    private static String page(HandshakeReport report, Locale language) {
        var reader = new CertificateReader();
        return new HtmlReport(
                        certificate -> {
                            try {
                                return Optional.of(reader.read(certificate));
                            } catch (dev.certwright.model.PkiException e) {
                                return Optional.empty();
                            }
                        },
                        "9.9")
                .of(report, Messages.in(language)::of, NOW);
    }

    private static Document parse(String page) throws Exception {
        var factory = DocumentBuilderFactory.newInstance();
        var builder = factory.newDocumentBuilder();
        return builder.parse(new InputSource(new StringReader(page)));
    }
}
