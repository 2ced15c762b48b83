package dev.certwright.pki.path;

import static dev.certwright.testing.CertificateDraft.AT;
import static dev.certwright.testing.CertificateDraft.FROM;
import static dev.certwright.testing.CertificateDraft.authority;
import static dev.certwright.testing.CertificateDraft.keys;
import static dev.certwright.testing.CertificateDraft.server;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.certwright.model.Cancellation;
import dev.certwright.model.PkiException;
import dev.certwright.model.finding.Check;
import dev.certwright.model.verification.AlgorithmPolicy;
import dev.certwright.model.verification.AlgorithmPolicy.BrokenDigests;
import dev.certwright.model.verification.PathSettings;
import dev.certwright.model.verification.PathSettings.AnchorConstraints;
import dev.certwright.testing.Issued;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.Test;

/// How the search for a path goes, what it tells of paths it gave up, and when it ends.
class PathSearchTest {
    private final PathValidator validator = new PathValidator();
    private final Issued root = authority("MyCA").selfSigned();
    private final Issued intermediate = authority("Issuing CA").issuedBy(root);
    private final Issued leaf = server("localhost").issuedBy(intermediate);

    @Test
    void saysWhyAnotherPathWasRejected() {
        var lapsed = authority("Issuing CA")
                .keys(intermediate.keys())
                .valid(FROM, AT.minus(Duration.ofDays(1)))
                .issuedBy(root);
        // the only good path leads through a root with a constraint that is tried later
        var narrow = authority("MyCA").keys(root.keys()).pathLength(0).selfSigned();
        var validation = validator.validate(Scenario.of("", leaf)
                .anchors(narrow)
                .untrusted(lapsed, intermediate)
                .request());
        assertFalse(validation.valid());
        assertEquals(1, validation.rejected().size());
        var rejected = validation.rejected().getFirst();
        assertEquals(List.of(leaf.encoded(), lapsed.encoded(), narrow.encoded()), rejected.path());
        assertEquals(
                List.of("dates", "basic-constraints"),
                rejected.checks().stream().map(Check::id).toList());
    }

    @Test
    void tellsOfNoOtherPathWhereTheFirstIsGood() {
        var validation = validator.validate(
                Scenario.of("", leaf).anchors(root).untrusted(intermediate).request());
        assertEquals(List.of(), validation.rejected());
    }

    @Test
    void countsTheSignaturesItVerified() {
        var validation = validator.validate(
                Scenario.of("", leaf).anchors(root).untrusted(intermediate).request());
        assertEquals(2, validation.signatures());
    }

    /// Every CA has the same name, so that all can have issued all.
    private static PathRequest maze(int authorities) {
        var nobody = authority("Nobody").selfSigned();
        var all = new ArrayList<Issued>();
        for (int i = 0; i < authorities; i++) {
            all.add(authority("Same")
                    .withoutKeyIdentifiers()
                    .issuedBy(new Issued(authority("Same").selfSigned().holder(), keys("EC", 256))));
        }
        return Scenario.of("", server("localhost").withoutKeyIdentifiers().issuedBy(all.getFirst()))
                .anchors(nobody)
                .untrusted(all.toArray(Issued[]::new))
                .request();
    }

    @Test
    void beginsNoMoreSignaturesWhenTheTimeIsUp() {
        var ticks = new AtomicLong();
        var hurried =
                new PathValidator(() -> ticks.addAndGet(Duration.ofSeconds(1).toNanos()));
        var question = maze(60);
        assertEquals(40, hurried.validate(question).signatures());
        assertTrue(validator.validate(question).signatures() <= 500);
    }

    @Test
    void judgesAnHonestChainHoweverSlowTheMachine() {
        var ticks = new AtomicLong();
        var slow = new PathValidator(() -> ticks.addAndGet(Duration.ofMinutes(1).toNanos()));
        assertTrue(slow.validate(Scenario.of("", leaf)
                        .anchors(root)
                        .untrusted(intermediate)
                        .request())
                .valid());
    }

    @Test
    void endsWhenCancelled() {
        var cancellation = new Cancellation();
        cancellation.cancel();
        var question =
                Scenario.of("", leaf).anchors(root).untrusted(intermediate).request();
        assertThrows(PkiException.Cancelled.class, () -> validator.validate(question, cancellation));
    }

    @Test
    void heedsWhatAnAnchorSaysOnlyWhereThatIsWanted() {
        Stream.of(
                        authority("MyCA").notAnAuthority(),
                        authority("MyCA").keyUsage(KeyUsage.digitalSignature),
                        authority("MyCA").valid(FROM, AT.minus(Duration.ofDays(1))),
                        authority("MyCA").pathLength(0),
                        authority("MyCA").purpose(org.bouncycastle.asn1.x509.KeyPurposeId.id_kp_clientAuth),
                        authority("MyCA").excludes(new GeneralName(GeneralName.dNSName, "localhost")))
                .forEach(draft -> {
                    var anchor = draft.keys(root.keys()).selfSigned();
                    var question = Scenario.of("", leaf)
                            .anchors(anchor)
                            .untrusted(intermediate)
                            .request();
                    assertFalse(validator.validate(question).valid());
                    assertTrue(validator
                            .validate(question.with(PathSettings.TOLERANT.with(AnchorConstraints.IGNORED)))
                            .valid());
                });
    }

    @Test
    void refusesMoreIntermediatesThanTheAskerAllows() {
        var question =
                Scenario.of("", leaf).anchors(root).untrusted(intermediate).request();
        assertTrue(validator
                .validate(question.with(PathSettings.TOLERANT.withMaxIntermediates(1)))
                .valid());
        assertFalse(validator
                .validate(question.with(PathSettings.TOLERANT.withMaxIntermediates(0)))
                .valid());
    }

    @Test
    void letsOldAlgorithmsPassOnlyWhereThatIsWanted() {
        var old = server("localhost").keys(keys("RSA", 1024)).signed("SHA1with").issuedBy(root);
        var question = Scenario.of("", old).anchors(root).request();
        assertFalse(validator.validate(question).valid());
        var lenient = new AlgorithmPolicy(1024, 160, BrokenDigests.SHA1);
        assertTrue(validator
                .validate(question.with(PathSettings.TOLERANT.with(lenient)))
                .valid());
    }
}
