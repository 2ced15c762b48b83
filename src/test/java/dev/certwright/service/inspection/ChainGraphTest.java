package dev.certwright.service.inspection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.certwright.model.PkiException;
import dev.certwright.model.inspection.ChainGraph;
import dev.certwright.service.TestBench;
import dev.certwright.testing.CertificateDraft;
import dev.certwright.testing.Issued;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.security.SignatureException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.cert.X509CertificateHolder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Who signed whom, as drawn; the JDK's word on each signature is the measure.
class ChainGraphTest {
    @TempDir
    Path folder;

    private TestBench bench;
    private InspectionService inspection;
    private Issued root;
    private Issued intermediate;
    private Issued leaf;

    @BeforeEach
    void make() throws PkiException {
        bench = new TestBench(folder);
        inspection = bench.services.inspection();
        root = CertificateDraft.authority("Root").selfSigned();
        intermediate = CertificateDraft.authority("Middle").issuedBy(root);
        leaf = CertificateDraft.server("leaf").issuedBy(intermediate);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void drawsAChainAcrossFilesIssuersFirst() throws Exception {
        var one = Opened.file(inspection, "leaf.pem", leaf);
        var other = Opened.file(inspection, "authorities.pem", root, intermediate);
        var graph = inspection.graph(List.of(other, one), one, 0);
        assertEquals(List.of("Root", "Middle", "leaf"), Opened.nodes(graph));
        assertEquals(List.of("Middle -GOOD-> leaf", "Root -GOOD-> Middle"), Opened.edges(graph));
        asTheJdkSays(graph);
    }

    @Test
    void namesTheAlgorithmOfEachSignature() throws Exception {
        var file = Opened.file(inspection, "all.pem", leaf, intermediate, root);
        assertEquals(
                List.of("SHA-256 / ECDSA"),
                inspection.graph(List.of(file), file, 0).edges().stream()
                        .map(ChainGraph.Edge::algorithm)
                        .distinct()
                        .toList());
    }

    @Test
    void drawsWhatWasIssuedTwoLevelsDown() throws Exception {
        var deep = CertificateDraft.authority("Deep").issuedBy(intermediate);
        var deeper = CertificateDraft.server("deeper").issuedBy(deep);
        var file = Opened.file(inspection, "all.pem", root, intermediate, deep, deeper);
        assertEquals(
                List.of("Middle -GOOD-> Deep", "Root -GOOD-> Middle"),
                Opened.edges(inspection.graph(List.of(file), file, 0)));
    }

    @Test
    void leavesOutWhatDoesNotHangTogether() throws Exception {
        var stranger = CertificateDraft.authority("Stranger").selfSigned();
        var file = Opened.file(inspection, "all.pem", leaf, intermediate, stranger);
        assertTrue(
                Opened.nodes(inspection.graph(List.of(file), file, 0)).stream().noneMatch("Stranger"::equals));
    }

    @Test
    void namesAMissingIssuer() throws Exception {
        var file = Opened.file(inspection, "all.pem", leaf, intermediate);
        var graph = inspection.graph(List.of(file), file, 0);
        assertEquals(
                List.of("Middle -GOOD-> leaf", "missing CN=Root, O=MyOrg, C=TW -UNKNOWN-> Middle"),
                Opened.edges(graph));
    }

    @Test
    void drawsBothIssuersOfACrossSignedAuthority() throws Exception {
        var other = CertificateDraft.authority("Other").selfSigned();
        var crossed =
                CertificateDraft.authority("Middle").keys(intermediate.keys()).issuedBy(other);
        var file = Opened.file(inspection, "all.pem", leaf, intermediate, crossed, root, other);
        var graph = inspection.graph(List.of(file), file, 0);
        assertEquals(
                List.of("Middle -GOOD-> leaf", "Middle -GOOD-> leaf", "Other -GOOD-> Middle", "Root -GOOD-> Middle"),
                Opened.edges(graph));
        asTheJdkSays(graph);
    }

    @Test
    void endsWhereTwoAuthoritiesSignedEachOther() throws Exception {
        var second = CertificateDraft.authority("Second").selfSigned();
        var first = CertificateDraft.authority("First").issuedBy(second);
        var circle = CertificateDraft.authority("Second").keys(second.keys()).issuedBy(first);
        var file = Opened.file(inspection, "all.pem", first, circle);
        assertEquals(
                List.of("First -GOOD-> Second", "Second -GOOD-> First"),
                Opened.edges(inspection.graph(List.of(file), file, 0)));
    }

    @Test
    void marksASignatureThatDoesNotHold() throws Exception {
        var file = Opened.file(inspection, "all.pem", tampered(leaf), intermediate, root);
        var graph = inspection.graph(List.of(file), file, 0);
        assertEquals(List.of("Middle -BAD-> leaf", "Root -GOOD-> Middle"), Opened.edges(graph));
        asTheJdkSays(graph);
    }

    @Test
    void marksARootThatDidNotSignItself() throws Exception {
        var file = Opened.file(inspection, "root.pem", tampered(root));
        assertEquals(List.of("Root -BAD-> Root"), Opened.edges(inspection.graph(List.of(file), file, 0)));
    }

    @Test
    void isNotMisledByANamesake() throws Exception {
        var namesake = CertificateDraft.authority("Middle").selfSigned();
        var file = Opened.file(inspection, "all.pem", leaf, namesake, intermediate);
        var edges = Opened.edges(inspection.graph(List.of(file), file, 0));
        assertEquals(1, edges.stream().filter(e -> e.endsWith("-> leaf")).count(), edges::toString);
        assertTrue(edges.contains("Middle -GOOD-> leaf"), edges::toString);
    }

    @Test
    void aNamesakeWithAnotherKeyIdentifierIsNoIssuer() throws Exception {
        var namesake = CertificateDraft.authority("Middle").selfSigned();
        var file = Opened.file(inspection, "all.pem", leaf, namesake);
        assertEquals(
                List.of("missing CN=Middle, O=MyOrg, C=TW -UNKNOWN-> leaf"),
                Opened.edges(inspection.graph(List.of(file), file, 0)));
    }

    @Test
    void findsIssuersWhoseNameDiffersInCaseOnly() throws Exception {
        var loud = CertificateDraft.withSubject("C=TW,O=MYORG,CN=ROOT").keys(root.keys());
        var below = CertificateDraft.server("below").issuedBy(root);
        var file = Opened.file(inspection, "all.pem", below, loud.selfSigned());
        assertEquals(List.of("ROOT -GOOD-> below"), Opened.edges(inspection.graph(List.of(file), file, 0)));
    }

    @Test
    void tiesAKeyOfAnotherFileToItsCertificate() throws Exception {
        var certificate = Opened.file(inspection, "leaf.pem", leaf);
        var key = Opened.key(inspection, "leaf.key", leaf.keys().getPrivate());
        var open = List.of(certificate, key);
        var wanted = List.of("leaf -NONE-> ECDSA P-256", "missing CN=Middle, O=MyOrg, C=TW -UNKNOWN-> leaf");
        assertEquals(wanted, Opened.edges(inspection.graph(open, certificate, 0)));
        assertEquals(wanted, Opened.edges(inspection.graph(open, key, 0)));
    }

    @Test
    void aKeyThatMatchesNothingStandsAlone() throws Exception {
        var key = Opened.key(
                inspection, "stray.key", CertificateDraft.keys("RSA", 2048).getPrivate());
        var graph = inspection.graph(List.of(), key, 0);
        assertEquals(List.of("RSA 2048"), Opened.nodes(graph));
        assertEquals(List.of(), graph.edges());
    }

    @Test
    void takesIssuersFromTheVault() throws Exception {
        var ca = bench.rootCa("Vault CA");
        var server = bench.server(ca, "web", "localhost");
        var file = inspection.inspect(server.certificate().der(), "web.der", List.of());
        assertEquals(
                List.of("Vault CA (vault) -GOOD-> web (vault)", "web (vault) -NONE-> ECDSA P-256"),
                Opened.edges(inspection.graph(List.of(file), file, 0)));
    }

    @Test
    void knowsHowTheVaultCanIssueACertificateAnew() throws Exception {
        var ca = bench.rootCa("Vault CA");
        var server = bench.server(ca, "web", "localhost");
        var reissue = inspection.reissue(server.details()).orElseThrow();
        assertEquals("Vault CA", reissue.authorityName());
        assertEquals(server.id(), reissue.entry().orElseThrow());
        var stranger = (Inspected.Item.Certificate)
                Opened.file(inspection, "leaf.pem", leaf).items().getFirst();
        assertTrue(inspection.reissue(stranger.details()).isEmpty());
    }

    @Test
    void staysSmallAmongTenThousandCertificates() throws Exception {
        var below = CertificateDraft.server("below").issuedBy(root).encoded().der();
        var all = List.of(
                Opened.file(inspection, "root.pem", root),
                inspection.inspect(Opened.many(below, 10_000), "many.pem", List.of()));
        assertEquals(10_000, all.getLast().items().size());
        var graph = assertTimeoutPreemptively(Duration.ofSeconds(20), () -> inspection.graph(all, all.getFirst(), 0));
        assertEquals(60, graph.nodes().size());
    }

    /// With one bit of its signature turned.
    private static Issued tampered(Issued good) throws Exception {
        var der = good.encoded().der();
        der[der.length - 1] ^= 1;
        return new Issued(new X509CertificateHolder(Certificate.getInstance(der)), good.keys());
    }

    private static void asTheJdkSays(ChainGraph graph) throws Exception {
        for (var edge : graph.edges()) {
            var issuer = x509(graph, edge.from());
            var issued = x509(graph, edge.to());
            if (edge.signature() == ChainGraph.Signature.GOOD) {
                issued.verify(issuer.getPublicKey());
            } else {
                assertThrows(SignatureException.class, () -> issued.verify(issuer.getPublicKey()));
            }
        }
    }

    private static X509Certificate x509(ChainGraph graph, String id) throws Exception {
        var node = (ChainGraph.Node.Certificate) graph.nodes().stream()
                .filter(n -> n.id().equals(id))
                .findFirst()
                .orElseThrow();
        return (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(
                        new ByteArrayInputStream(node.details().certificate().der()));
    }
}
