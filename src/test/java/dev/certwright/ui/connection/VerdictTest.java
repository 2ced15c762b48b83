package dev.certwright.ui.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.certwright.app.Wiring;
import dev.certwright.model.Phrase;
import dev.certwright.model.handshake.ClientAuthentication;
import dev.certwright.model.handshake.Remedy;
import dev.certwright.model.handshake.TlsVersion;
import dev.certwright.text.Messages;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What stands above the steps.
class VerdictTest {
    @TempDir
    static Path folder;

    private static ReportFixture reports;

    @BeforeAll
    static void handshake() {
        try (var services = new Wiring(InstantSource.system(), folder.resolve("settings.properties"))
                .services(folder.resolve("vault.certwright"))) {
            reports = new ReportFixture(Studio.real(services));
        }
    }

    @Test
    void isGreenAndTellsWhatWasAgreedWhenAllIsWell() {
        var verdict = Verdict.of(reports.success());
        assertEquals(Verdict.Kind.OK, verdict.kind());
        assertEquals(List.of(Phrase.of("connection.wants.requires-in-tls")), verdict.wants());
        assertTrue(verdict.negotiated().contains("TLS 1.3"), verdict.negotiated()::toString);
        assertEquals(List.of(), verdict.remedies());
    }

    @Test
    void isRedForAServerThatAcceptsAnyCertificateThoughTheConnectionWorks() {
        var verdict = Verdict.of(reports.acceptsAny());
        assertTrue(verdict.hole());
        assertEquals(Verdict.Kind.BAD, verdict.kind());
        assertEquals(List.of(Phrase.of("connection.wants.accepts-any-certificate")), verdict.wants());
    }

    @Test
    void tellsEachVersionWhereTheyDiffer() {
        var verdict = Verdict.of(reports.late());
        assertEquals(Verdict.Kind.WARN, verdict.kind());
        assertEquals(
                List.of(
                        Phrase.of("handshake.wants", "1.3", Phrase.of("handshake.wants.asks-late")),
                        Phrase.of("handshake.wants", "1.2", Phrase.of("handshake.wants.requires-in-tls"))),
                verdict.wants());
    }

    @Test
    void offersTheRemediesInTheOrderOfTheDiagnosis() {
        var verdict = Verdict.of(reports.wrongName());
        assertFalse(verdict.hole());
        assertEquals(
                List.of(
                        Remedy.ReissueWithName.class,
                        Remedy.TestInstead.class,
                        Remedy.TrustAuthority.class,
                        Remedy.OfferAllVersions.class),
                verdict.remedies().stream().map(Object::getClass).toList());
        assertEquals(List.of(), verdict.negotiated());
    }

    /// Every word of the model and every name of a message has a text; both are put together while the program runs.
    @ParameterizedTest
    @EnumSource(value = ClientAuthentication.Asks.class, names = "UNKNOWN", mode = EnumSource.Mode.EXCLUDE)
    void hasWordsForWhateverAServerMayWant(ClientAuthentication.Asks asks) {
        for (var language : Messages.languages()) {
            assertFalse(Messages.in(language)
                    .text("connection.wants." + asks.word())
                    .isEmpty());
        }
    }

    @Test
    void saysNothingWhereTooLittleWasSeen() {
        var little =
                new ClientAuthentication.OfVersion(TlsVersion.TLS_1_3, ClientAuthentication.Asks.UNKNOWN, false, false);
        assertTrue(
                new ClientAuthentication(List.of(little)).decided().versions().isEmpty());
        var hole =
                new ClientAuthentication.OfVersion(TlsVersion.TLS_1_3, ClientAuthentication.Asks.UNKNOWN, true, false);
        assertFalse(new ClientAuthentication(List.of(hole)).decided().versions().isEmpty());
    }

    @Test
    void explainsEveryMessageInBothLanguages() {
        var english = Messages.in(Locale.ENGLISH);
        var chinese = Messages.in(Locale.TAIWAN);
        var names = new TreeSet<>(MessageNotes.known());
        names.add("Unknown(99)");
        for (var name : names) {
            assertFalse(english.of(MessageNotes.source(name)).isEmpty());
            assertFalse(english.of(MessageNotes.text(name)).equals(chinese.of(MessageNotes.text(name))), name);
        }
        assertTrue(names.containsAll(Set.of("HelloRetryRequest", "KeyUpdate", "CertificateStatus")));
    }
}
