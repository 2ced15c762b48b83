package dev.certwright.ui.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.certwright.model.Phrase;
import dev.certwright.model.PkiException;
import dev.certwright.model.certificate.CertificateDetails;
import dev.certwright.model.finding.Check;
import dev.certwright.model.finding.CheckState;
import dev.certwright.model.handshake.TrustChoice;
import dev.certwright.model.verification.PathSettings;
import dev.certwright.model.verification.Purpose;
import dev.certwright.model.verification.RevocationPolicy;
import dev.certwright.model.verification.ValidationProfile;
import dev.certwright.model.verification.VerificationReport;
import dev.certwright.pki.certificate.CertificateReader;
import dev.certwright.service.TestBench;
import dev.certwright.testing.CertificateDraft;
import dev.certwright.testing.Issued;
import dev.certwright.ui.common.Background;
import dev.certwright.ui.graph.GraphOverlay;
import dev.certwright.ui.graph.PathState;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerificationViewModelTest {
    private static final Background AT_ONCE = new Background(Runnable::run, Runnable::run);
    private static final Issued ROOT = CertificateDraft.authority("Root").selfSigned();
    private static final CertificateDetails CA = details(ROOT);
    private static final CertificateDetails LEAF =
            details(CertificateDraft.server("www.example.com").issuedBy(ROOT));

    private final MadeUpVerifying verifying = new MadeUpVerifying((_, _, _) -> report(List.of(), List.of(LEAF, CA)));

    @Test
    void asksForWhatTheFormSays() {
        var viewModel = viewModel(List.of());
        var form = viewModel.form();
        form.host().textProperty().set("www.example.com");
        form.at().textProperty().set("2026-07-01");
        form.profile().select(2);
        form.revocation().select(2);
        form.fetchingProperty().set(true);
        viewModel.start();
        var asked = verifying.asked.getFirst();
        assertEquals(Optional.of("www.example.com"), asked.terms().host());
        assertEquals(
                Optional.of(Instant.parse("2026-07-01T00:00:00Z")),
                asked.terms().at());
        assertEquals(ValidationProfile.WEBPKI, asked.profile());
        assertEquals(RevocationPolicy.HARD, asked.terms().revocation());
        assertEquals(PathSettings.STRICT, asked.terms().settings());
        assertTrue(asked.fetching());
        assertEquals(List.of(new TrustChoice.OfSystem()), asked.trust());
    }

    @Test
    void rulesThatFitAreTolerant() {
        var viewModel = viewModel(List.of());
        viewModel.start();
        assertEquals(PathSettings.TOLERANT, verifying.asked.getFirst().terms().settings());
    }

    @Test
    void thePurposeIsThatOfTheCertificate() {
        assertEquals(
                Purpose.SERVER,
                viewModel(List.of()).form().purpose().valueProperty().get());
        var client =
                new VerificationSubject(details(CertificateDraft.client("ann").issuedBy(ROOT)), List.of());
        assertEquals(
                Purpose.CLIENT,
                new VerificationViewModel(client, verifying, AT_ONCE)
                        .form()
                        .purpose()
                        .valueProperty()
                        .get());
    }

    @Test
    void aHostIsAskedOfServersOnly() {
        var viewModel = viewModel(List.of());
        viewModel.form().host().textProperty().set("www.example.com");
        viewModel.form().purpose().valueProperty().set(Purpose.ANY);
        viewModel.start();
        assertEquals(Optional.empty(), verifying.asked.getFirst().terms().host());
    }

    @Test
    void rootsThatAreOpenAreTrustedFirst() {
        var viewModel = viewModel(List.of(CA));
        viewModel.start();
        assertEquals(
                List.of(new TrustChoice.Given(List.of(CA.certificate()))),
                verifying.asked.getFirst().trust());
    }

    @Test
    void theCaOfTheVaultThatIssuedItIsTrustedFirst(@TempDir Path folder) throws PkiException {
        try (var bench = new TestBench(folder)) {
            verifying.authorities.add(bench.rootCa("Other"));
            var ca = bench.rootCa("Mine");
            verifying.authorities.add(ca);
            var subject =
                    new VerificationSubject(bench.server(ca, "web", "localhost").details(), List.of());
            var viewModel = new VerificationViewModel(subject, verifying, AT_ONCE);
            assertEquals(
                    new TrustedSource.OfVault(ca.id(), "Mine"),
                    viewModel.form().trustProperty().get());
            assertEquals(3, viewModel.form().sources().size());
        }
    }

    @ParameterizedTest
    @CsvSource({"tomorrow", "2026-13-01", "2026-07-01T12", "1"})
    void aDateThatIsNoneIsExplainedAndNothingIsAsked(String text) {
        var viewModel = viewModel(List.of());
        viewModel.form().at().textProperty().set(text);
        viewModel.start();
        assertEquals(List.of(), verifying.asked);
        assertTrue(viewModel.form().at().visitedProperty().get());
    }

    @ParameterizedTest
    @CsvSource({"www.example.com,true", "10.0.0.1,true", "2001:db8::1,true", "not a name,false", "a..b,false"})
    void aHostIsANameOrAnAddress(String text, boolean valid) {
        var viewModel = viewModel(List.of());
        viewModel.form().host().textProperty().set(text);
        assertEquals(valid, viewModel.form().host().valid().get());
    }

    @Test
    void theJudgementIsHandedToTheDrawing() {
        var viewModel = viewModel(List.of());
        viewModel.start();
        var overlay = viewModel.overlayProperty().get();
        assertEquals(PathState.PASS, overlay.state(LEAF.certificate().sha256()));
        assertEquals(
                PathState.PASS,
                overlay.state(CA.certificate().sha256(), LEAF.certificate().sha256()));
    }

    @Test
    void theCertificateThatAFailedCheckNamesIsToBlame() {
        var named = new Check("dates", CheckState.FAIL, Phrase.of("check.dates.expired", "Root", Instant.EPOCH));
        assertEquals(PathState.FAIL, stateOf(CA, named));
        assertEquals(PathState.PASS, stateOf(LEAF, named));
    }

    @Test
    void otherwiseTheLeafIsToBlameOrWhereThePathEnds() {
        var nameless = new Check("host-name", CheckState.FAIL, Phrase.of("check.host-name.none"));
        assertEquals(PathState.FAIL, stateOf(LEAF, nameless));
        var unended = new Check("chain", CheckState.FAIL, Phrase.of("check.chain.unreadable"));
        assertEquals(PathState.FAIL, stateOf(CA, unended));
    }

    private PathState stateOf(CertificateDetails certificate, Check failed) {
        verifying.judge = (_, _, _) -> report(List.of(failed), List.of(LEAF, CA));
        var viewModel = viewModel(List.of());
        viewModel.start();
        return viewModel.overlayProperty().get().state(certificate.certificate().sha256());
    }

    @Test
    void aFailureIsTold() {
        verifying.judge = (_, _, _) -> {
            throw new PkiException.NoCertificate("ca.pem");
        };
        var viewModel = viewModel(List.of());
        viewModel.start();
        assertTrue(viewModel.failureProperty().get().isPresent());
        assertFalse(viewModel.runningProperty().get());
    }

    @Test
    void whatWasCancelledSaysNothingAnyMore() {
        var waiting = new ArrayDeque<Runnable>();
        var viewModel = new VerificationViewModel(
                new VerificationSubject(LEAF, List.of()), verifying, new Background(Runnable::run, waiting::add));
        viewModel.start();
        assertTrue(viewModel.runningProperty().get());
        viewModel.cancel();
        waiting.forEach(Runnable::run);
        assertFalse(viewModel.runningProperty().get());
        assertEquals(Optional.empty(), viewModel.reportProperty().get());
        assertEquals(GraphOverlay.NONE, viewModel.overlayProperty().get());
    }

    @Test
    void cancellingReachesTheWork() {
        var cancelled = new boolean[1];
        verifying.judge = (_, _, cancellation) -> {
            cancellation.onCancel(() -> cancelled[0] = true);
            return report(List.of(), List.of(LEAF, CA));
        };
        var viewModel = viewModel(List.of());
        viewModel.start();
        viewModel.cancel();
        assertTrue(cancelled[0]);
    }

    @Test
    void theProgressIsTold() {
        var address = Phrase.of("verification.asking", "http://ca.example/");
        verifying.judge = (_, progress, _) -> {
            progress.accept(address);
            return report(List.of(), List.of(LEAF, CA));
        };
        var viewModel = viewModel(List.of());
        viewModel.start();
        assertEquals(Optional.of(address), viewModel.progressProperty().get());
    }

    private VerificationViewModel viewModel(List<CertificateDetails> others) {
        return new VerificationViewModel(new VerificationSubject(LEAF, others), verifying, AT_ONCE);
    }

    private static VerificationReport report(List<Check> checks, List<CertificateDetails> path) {
        return new VerificationReport(
                checks.isEmpty(),
                checks,
                path,
                List.of(),
                1,
                ValidationProfile.RFC5280,
                PathSettings.Conformance.TOLERANT,
                CertificateDraft.AT,
                List.of());
    }

    private static CertificateDetails details(Issued issued) {
        try {
            return new CertificateReader().read(issued.encoded());
        } catch (PkiException e) {
            throw new IllegalStateException(e);
        }
    }
}
