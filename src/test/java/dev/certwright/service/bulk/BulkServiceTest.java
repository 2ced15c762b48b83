package dev.certwright.service.bulk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.certwright.model.Cancellation;
import dev.certwright.model.Passphrase;
import dev.certwright.model.PkiException;
import dev.certwright.model.certificate.CertificateProfile;
import dev.certwright.model.inventory.Entry;
import dev.certwright.model.issuing.CertificateOrder;
import dev.certwright.model.key.KeySpec;
import dev.certwright.model.key.NamedCurve;
import dev.certwright.model.name.DistinguishedName;
import dev.certwright.service.TestBench;
import dev.certwright.service.bulk.BulkCheck.State;
import dev.certwright.service.bulk.BulkOutput.Form;
import dev.certwright.service.bulk.table.RowSource;
import dev.certwright.testing.Program;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BulkServiceTest {
    @TempDir
    Path folder;

    private TestBench bench;
    private Entry root;

    @BeforeEach
    void open() throws PkiException {
        bench = new TestBench(folder);
        root = bench.rootCa("Root");
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void certificatesBelowAnIntermediateVerifyWithOpenSsl() throws Exception {
        Program.assumePresent("openssl");
        var ca = bench.issue(CertificateOrder.below(
                root.id(),
                "Devices",
                CertificateProfile.INTERMEDIATE_CA,
                DistinguishedName.ofCommonName("Devices"),
                List.of()));
        bench.credential(root);
        var out = folder.resolve("out");
        var outcome = issue(order(ca, BulkBench.names("sensor-{01..12}")), BulkOutput.at(out, Form.PEM));
        assertEquals(12, outcome.issued());
        assertEquals(12, outcome.packed());
        for (var name : List.of("sensor-01", "sensor-12")) {
            var device = out.resolve(name);
            var verified = Program.run(
                    device,
                    "openssl",
                    "verify",
                    "-x509_strict",
                    "-purpose",
                    "sslclient",
                    "-CAfile",
                    folder.resolve("Root.crt").toString(),
                    "-untrusted",
                    name + "-chain.crt",
                    name + ".crt");
            assertEquals(name + ".crt: OK", verified.text().strip());
            var key = Program.run(device, "openssl", "pkey", "-in", name + ".key", "-pubout");
            var certificate = Program.run(device, "openssl", "x509", "-in", name + ".crt", "-noout", "-pubkey");
            assertEquals(certificate.text(), key.text());
        }
    }

    @Test
    void listsShowWhatTheCertificatesSay() throws Exception {
        issue(order(root, BulkBench.names("sensor-{1..3}")));
        for (var entry : bench.services.inventory().entries()) {
            assertEquals("CN=" + entry.name(), entry.details().subject().toString());
            var x509 = x509(entry);
            assertEquals("CN=Root", x509.getIssuerX500Principal().getName());
            x509.verify(x509(root).getPublicKey());
        }
        assertEquals(4, bench.services.inventory().entries().size());
    }

    @Test
    void aTableSaysWhatIsInEachCertificate() throws Exception {
        var table = """
                name;網域;IP;e-mail;days;organization;key
                web;a.example, b.example;10.0.0.1;;30;Acme;ec-p384
                mail;mail.example;;ops@example.com;;;
                """;
        var outcome = issue(new BulkOrder(
                pattern(root, CertificateProfile.SERVER).withDays(60),
                DistinguishedName.parse("C=TW, O=Fallback").orThrow(),
                List.of("{name}.internal.example"),
                new RowSource.Text(table),
                false));
        assertEquals(2, outcome.issued());
        var web = x509(entry("web"));
        assertEquals("CN=a.example,O=Acme,C=TW", web.getSubjectX500Principal().getName());
        assertEquals(
                Set.of("a.example", "b.example", "10.0.0.1", "web.internal.example"),
                web.getSubjectAlternativeNames().stream()
                        .map(name -> name.get(1).toString())
                        .collect(Collectors.toSet()));
        assertEquals(30, days(web));
        assertEquals("ECDSA P-384", entry("web").details().publicKey().label());
        var mail = x509(entry("mail"));
        assertEquals(
                "CN=mail.example,O=Fallback,C=TW",
                mail.getSubjectX500Principal().getName());
        assertEquals(60, days(mail));
    }

    @Test
    void everyProblemIsFoundAndNothingIsIssued() throws PkiException {
        var table = """
                name,san,days
                a,a.example,
                b,bad_host,
                a,c.example,
                ,,3
                c,,99999
                d,,5000
                e,,10,surplus
                Root,,
                """;
        var order = order(root, new RowSource.Text(table));
        var check = bench.services.bulk().check(order, Optional.empty(), _ -> {}, new Cancellation());
        assertEquals(8, check.rows());
        assertEquals(1, check.ready());
        assertEquals(
                List.of(
                        "3 violation.dns.character",
                        "4 bulk.problem.repeated",
                        "5 bulk.problem.noName",
                        "6 violation.days.range",
                        "7 violation.days.pastIssuer",
                        "8 bulk.problem.surplus",
                        "9 bulk.problem.taken"),
                check.refused().stream()
                        .map(row ->
                                row.line() + " " + row.problem().orElseThrow().key())
                        .toList());
        assertEquals(
                List.of("4", "2"),
                check.refused().get(1).problem().orElseThrow().arguments());
        var refused = assertThrows(PkiException.InvalidInput.class, () -> issue(order));
        assertEquals("bulk.refused.problems", refused.phrase().key());
        assertEquals(1, bench.services.inventory().entries().size());
    }

    @Test
    void rowsWithProblemsAreLeftOutWhenAskedTo() throws PkiException {
        var source = new RowSource.Text("good\nbad,name\nfine\n");
        var outcome = issue(new BulkOrder(
                pattern(root, CertificateProfile.CLIENT), DistinguishedName.EMPTY, List.of(), source, true));
        assertEquals(2, outcome.issued());
        assertEquals(1, outcome.leftOut());
        assertEquals(Set.of("Root", "good", "fine"), names());
    }

    @Test
    void whatWasCancelledGoesOnWithoutIssuingAnythingTwice() throws PkiException {
        var order = order(root, BulkBench.names("sensor-{0001..1200}"));
        var cancellation = new Cancellation();
        var stopped = bench.services
                .bulk()
                .issue(order, Optional.empty(), when(BulkProgress.Stage.ISSUING, cancellation::cancel), cancellation);
        assertInstanceOf(PkiException.Cancelled.class, stopped.stopped().orElseThrow());
        assertTrue(stopped.issued() > 0 && stopped.issued() < 1200, stopped::toString);
        assertEquals(1200, stopped.issued() + stopped.open());
        assertEquals(stopped.issued() + 1, names().size());

        var check = bench.services.bulk().check(order, Optional.empty(), _ -> {}, new Cancellation());
        assertEquals(stopped.issued(), check.already());
        assertEquals(State.ISSUED, check.first().getFirst().state());
        var rest = issue(order);
        assertEquals(Optional.empty(), rest.stopped());
        assertEquals(1200, stopped.issued() + rest.issued());
        assertEquals(1201, names().size());
    }

    @Test
    void aNameWithOtherContentIsNotPassedOver() throws PkiException {
        issue(order(root, BulkBench.names("sensor-{1..3}")));
        var others = List.of(
                pattern(root, CertificateProfile.SERVER),
                pattern(root, CertificateProfile.CLIENT).withDays(30),
                pattern(root, CertificateProfile.CLIENT).withKey(new KeySpec.Ec(NamedCurve.SECP384R1)),
                pattern(bench.rootCa("Other"), CertificateProfile.CLIENT));
        for (var other : others) {
            var check = bench.services
                    .bulk()
                    .check(
                            BulkOrder.of(other, BulkBench.names("sensor-{1..3}")),
                            Optional.empty(),
                            _ -> {},
                            new Cancellation());
            assertEquals(3, check.problems(), other::toString);
        }
    }

    @Test
    void aVaultThatIsLockedInTheMiddleKeepsWhatIsDoneAndSaysSo() throws PkiException {
        var passphrase = new Passphrase("correct horse".toCharArray());
        bench.services.vault().changePassphrase(Optional.empty(), Optional.of(passphrase));
        var order = order(root, BulkBench.names("sensor-{0001..1200}"));
        var stopped = bench.services
                .bulk()
                .issue(
                        order,
                        Optional.empty(),
                        when(
                                BulkProgress.Stage.ISSUING,
                                () -> bench.services.vault().lock()),
                        new Cancellation());
        assertInstanceOf(PkiException.VaultLocked.class, stopped.stopped().orElseThrow());
        assertEquals(stopped.issued() + 1, names().size());
        assertThrows(PkiException.VaultLocked.class, () -> issue(order));
        bench.services.vault().unlock(passphrase);
        assertEquals(1200 - stopped.issued(), issue(order).issued());
    }

    @Test
    void anEmptySourceIsRefused() {
        var refused = assertThrows(
                PkiException.InvalidInput.class, () -> issue(order(root, new RowSource.Text("name,days\n\n"))));
        assertEquals("bulk.refused.empty", refused.phrase().key());
    }

    @Test
    void onlyACaIssues() throws PkiException {
        var leaf = bench.client(root, "leaf");
        assertThrows(PkiException.NotAnAuthority.class, () -> issue(order(leaf, BulkBench.names("sensor-{1..3}"))));
    }

    @FunctionalInterface
    private interface Action {
        void run() throws PkiException;
    }

    /// Acts once, at the first news of that stage.
    private static Consumer<BulkProgress> when(BulkProgress.Stage stage, Action action) {
        var due = new ArrayList<>(List.of(action));
        return progress -> {
            if (progress.stage() == stage && !due.isEmpty()) {
                try {
                    due.removeFirst().run();
                } catch (PkiException e) {
                    throw new AssertionError(e);
                }
            }
        };
    }

    private BulkOutcome issue(BulkOrder order) throws PkiException {
        return bench.services.bulk().issue(order, Optional.empty(), _ -> {}, new Cancellation());
    }

    private BulkOutcome issue(BulkOrder order, BulkOutput output) throws PkiException {
        return bench.services.bulk().issue(order, Optional.of(output), _ -> {}, new Cancellation());
    }

    private static BulkOrder order(Entry ca, RowSource source) {
        return BulkOrder.of(pattern(ca, CertificateProfile.CLIENT), source);
    }

    private static CertificateOrder pattern(Entry ca, CertificateProfile profile) {
        return CertificateOrder.below(ca.id(), "", profile, DistinguishedName.EMPTY, List.of());
    }

    private Set<String> names() throws PkiException {
        return bench.services.inventory().entries().stream()
                .map(Entry::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Entry entry(String name) throws PkiException {
        return bench.services.bulk().authority(name);
    }

    private static X509Certificate x509(Entry entry) throws Exception {
        return (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(
                        new ByteArrayInputStream(entry.certificate().der()));
    }

    private static long days(X509Certificate certificate) {
        return Math.round((certificate.getNotAfter().getTime()
                        - certificate.getNotBefore().getTime())
                / 86_400_000.0);
    }
}
