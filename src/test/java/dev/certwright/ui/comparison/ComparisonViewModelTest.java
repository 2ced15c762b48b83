package dev.certwright.ui.comparison;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.certwright.model.Cancellation;
import dev.certwright.model.Parsed;
import dev.certwright.model.Passphrase;
import dev.certwright.model.PkiException;
import dev.certwright.model.certificate.EncodedCertificate;
import dev.certwright.model.comparison.CertificateComparison;
import dev.certwright.model.comparison.ComparisonSource;
import dev.certwright.model.comparison.Relation;
import dev.certwright.pki.certificate.CertificateReader;
import dev.certwright.testing.CertificateDraft;
import dev.certwright.ui.common.Background;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// The choice of two certificates without its looks.
class ComparisonViewModelTest {
    private static final Background AT_ONCE = new Background(Runnable::run, Runnable::run);
    private static final EncodedCertificate CERTIFICATE =
            CertificateDraft.named("web").selfSigned().encoded();

    private final List<ComparisonSource> got = new ArrayList<>();

    /// Has one certificate everywhere; files are encrypted.
    private final class Made implements Comparing {
        @Override
        public List<String> entries() {
            return List.of("ca", "web");
        }

        @Override
        public EncodedCertificate get(ComparisonSource source, List<Passphrase> passwords, Cancellation cancellation)
                throws PkiException {
            got.add(source);
            if (source instanceof ComparisonSource.OfFile && passwords.isEmpty()) {
                throw new PkiException.PasswordRequired(source.label());
            }
            return CERTIFICATE;
        }

        @Override
        public CertificateComparison compare(EncodedCertificate left, EncodedCertificate right) throws PkiException {
            var details = new CertificateReader().read(left);
            return new CertificateComparison(details, details, Relation.IDENTICAL, List.of());
        }
    }

    private static Optional<ComparisonSource.OfCertificate> given(String label) {
        return Optional.of(new ComparisonSource.OfCertificate(CERTIFICATE, label));
    }

    @Test
    void comparesAtOnceWhenBothAreGiven() {
        var model = new ComparisonViewModel(new Made(), given("a"), given("b"), AT_ONCE);
        assertTrue(model.resultProperty().get().isPresent());
        assertEquals(new ComparisonViewModel.Labels("a", "b"), model.labels());
        assertEquals(List.of("ca", "web"), model.entries());
    }

    @Test
    void waitsForBothSides() {
        var model = new ComparisonViewModel(new Made(), given("a"), Optional.empty(), AT_ONCE);
        model.start(Optional.empty());
        assertEquals(List.of(), got);
        assertTrue(model.right().field().parsedProperty().get() instanceof Parsed.Invalid);
        model.right().field().textProperty().set("vault:ca");
        model.start(Optional.empty());
        assertEquals(List.of(given("a").get(), new ComparisonSource.OfVault("ca")), got);
    }

    @Test
    void asksForThePasswordOfAFile() {
        var model = new ComparisonViewModel(new Made(), given("a"), Optional.empty(), AT_ONCE);
        model.right().field().textProperty().set("web.p12");
        model.start(Optional.empty());
        assertTrue(model.passwordWantedProperty().get());
        assertTrue(model.failureProperty().get().isPresent());
        model.start(Optional.of(new Passphrase("x".toCharArray())));
        assertFalse(model.passwordWantedProperty().get());
        assertTrue(model.resultProperty().get().isPresent());
    }

    @Test
    void saysNothingOfWhatWasCancelled() {
        var later = new ArrayDeque<Runnable>();
        var model =
                new ComparisonViewModel(new Made(), given("a"), given("b"), new Background(later::add, Runnable::run));
        model.cancel();
        later.forEach(Runnable::run);
        assertFalse(model.runningProperty().get());
        assertTrue(model.failureProperty().get().isEmpty());
        assertTrue(model.resultProperty().get().isEmpty());
    }
}
