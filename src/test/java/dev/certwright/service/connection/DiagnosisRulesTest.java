package dev.certwright.service.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.certwright.model.Phrase;
import dev.certwright.model.certificate.CertificateDetails;
import dev.certwright.model.certificate.EncodedCertificate;
import dev.certwright.model.certificate.Fingerprint;
import dev.certwright.model.certificate.PublicKeyDetails;
import dev.certwright.model.certificate.SerialNumber;
import dev.certwright.model.certificate.Validity;
import dev.certwright.model.finding.Check;
import dev.certwright.model.finding.CheckState;
import dev.certwright.model.handshake.Attempt.Purpose;
import dev.certwright.model.handshake.ClientChoice;
import dev.certwright.model.handshake.ConnectFailure;
import dev.certwright.model.handshake.ConnectionOptions;
import dev.certwright.model.handshake.ConnectionTest;
import dev.certwright.model.handshake.Diagnosis;
import dev.certwright.model.handshake.HandshakeTarget;
import dev.certwright.model.handshake.HttpAnswer;
import dev.certwright.model.handshake.Remedy;
import dev.certwright.model.handshake.ServerNameChoice;
import dev.certwright.model.handshake.StartupProtocol;
import dev.certwright.model.handshake.TlsVersion;
import dev.certwright.model.handshake.TrustChoice;
import dev.certwright.model.name.DistinguishedName;
import dev.certwright.tls.probe.ConnectionEnd;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Which cause is named first, for what servers were seen to send.
class DiagnosisRulesTest {
    private static final Instant NOW = Instant.parse("2026-01-10T12:00:00Z");
    private static final DistinguishedName CA = DistinguishedName.ofCommonName("Client CA");
    private static final DistinguishedName OTHER = DistinguishedName.ofCommonName("Other CA");
    private static final HttpAnswer IN = new HttpAnswer(200, "OK", "in");

    private String host = "localhost";
    private Set<TlsVersion> versions = Set.of(TlsVersion.TLS_1_2, TlsVersion.TLS_1_3);
    private ServerNameChoice name = new ServerNameChoice.OfTarget();
    private int port = 8443;

    @Test
    void whatIsNotReachedIsToldFirst() {
        assertFirst("D01", Probed.nothing().failing(ConnectFailure.REFUSED).ending(ConnectionEnd.NEVER_OPENED));
        assertFirst("D02", Probed.nothing().greeted("220 mail ESMTP"));
        assertFirst("D09", Probed.nothing().failing(Phrase.of("handshake.summary.closed")));
        assertFirst("D07", Probed.nothing().ending(ConnectionEnd.FIN));
        assertFirst("D08", Probed.nothing().ending(ConnectionEnd.TIMEOUT));
    }

    @ParameterizedTest
    @CsvSource({
        "220 mx ESMTP Postfix, SMTP",
        "220 ProFTPD FTP server, FTP",
        "* OK IMAP4rev1, IMAP",
        "+OK ready, POP3",
    })
    void aGreetingTellsHowTlsBegins(String greeting, StartupProtocol protocol) {
        var remedies = first(Probed.nothing().greeted(greeting)).remedies();
        assertEquals(
                protocol, ((Remedy.TestInstead) remedies.getFirst()).target().startup());
    }

    @Test
    void aPortThatIsUsuallyPostgreSqlIsTriedWithItsOwnStart() {
        port = 5432;
        var remedies = first(Probed.nothing().ending(ConnectionEnd.FIN)).remedies();
        assertEquals(
                StartupProtocol.POSTGRESQL,
                ((Remedy.TestInstead) remedies.getFirst()).target().startup());
    }

    @Test
    void nothingInCommon() {
        assertFirst("D03", Probed.nothing().alerted(70));
        assertFirst("D03", Probed.nothing().aborted(70));
        assertFirst("D04", Probed.nothing().alerted(40));
        assertFirst("D06", Probed.nothing().alerted(120));
        assertFirst("D05", Probed.nothing().alerted(112));
        versions = Set.of(TlsVersion.TLS_1_2);
        assertFirst("D03", Probed.nothing().alerted(80));
        assertEquals(
                List.of(new Remedy.OfferAllVersions()),
                first(Probed.nothing().alerted(70)).remedies());
    }

    @Test
    void aNameThatWasNotToldIsOffered() {
        name = new ServerNameChoice.None();
        var told = first(Probed.nothing().alerted(112));
        assertEquals("diagnosis.D05.unnamed.text", told.text().key());
        assertEquals(List.of(new Remedy.UseServerName("localhost")), told.remedies());
    }

    @Test
    void aHandshakeThatBreaksOffHasACause() {
        assertFirst("D18", Probed.nothing().hearing("ServerHello").ending(ConnectionEnd.RST));
        assertFirst("D17", Probed.nothing().hearing("ServerHello").aborted(10));
        assertEquals(
                "D16",
                first(
                                List.of(Probed.unasked().aborted(51).trial(Purpose.CHOSEN)),
                                OwnSide.none(),
                                List.of(certificate("server", CA, NOW.minus(Duration.ofDays(9)), 2048)))
                        .id());
    }

    /// The same alert of different servers, and different alerts for the same fault.
    @ParameterizedTest
    @CsvSource({"40", "42", "46", "48", "49", "80"})
    void whatIsWrongOnThisSideComesBeforeWhatTheServerSays(int alert) {
        var expired = new OwnSide(
                Optional.empty(), List.of(leaf("old", CA, NOW.minus(Duration.ofDays(99)), 30)), List.of(), List.of());
        assertEquals(
                "D24", first(Probed.with().naming(CA).alerted(alert), expired).id());
        var early = new OwnSide(
                Optional.empty(), List.of(leaf("new", CA, NOW.plus(Duration.ofDays(1)), 30)), List.of(), List.of());
        assertEquals(
                "D26", first(Probed.with().naming(CA).alerted(alert), early).id());
        assertEquals(
                "D27",
                first(Probed.with().naming(CA).alerted(alert), failing(OwnCertificate.USAGE))
                        .id());
        assertEquals(
                "D29",
                first(Probed.with().naming(CA).alerted(alert), failing(OwnCertificate.KEY))
                        .id());
    }

    /// An expired intermediate CA of ours is ours to renew, whatever the server's alert of 45 may mean elsewhere.
    @Test
    void anIntermediateThatExpiredIsNamed() {
        var above = leaf("intermediate", CA, NOW.minus(Duration.ofDays(99)), 30);
        var side = new OwnSide(
                Optional.empty(),
                List.of(leaf("fine", above.subject(), NOW.minus(Duration.ofDays(9)), 30), above),
                List.of(),
                List.of());
        var told = first(Probed.with().naming(CA).alerted(45), side);
        assertEquals("D24", told.id());
        assertEquals("intermediate", told.text().arguments().getFirst());
    }

    @ParameterizedTest
    @CsvSource({
        "44, D28", "45, D25", "51, D30", "43, D27", "48, D23", "46, D23", "49, D23", "42, D26", "40, D33", "80, D33"
    })
    void aSoundCertificateIsJudgedByWhatTheServerSays(int alert, String id) {
        assertEquals(id, first(Probed.with().naming(CA).alerted(alert), sound()).id());
    }

    @ParameterizedTest
    @CsvSource({
        "1024, rsa_pkcs1_sha1, D32",
        "2048, rsa_pkcs1_sha256, D32",
        "2048, rsa_pkcs1_sha224, D26",
        "4096, rsa_pkcs1_sha256, D26"
    })
    void aWeakKeyMayBeTheReason(int bits, String algorithm, String id) {
        var side = new OwnSide(
                Optional.empty(),
                List.of(certificate("c", CA, NOW.minus(Duration.ofDays(9)), bits)),
                List.of(),
                List.of());
        var probed = Probed.with().naming(CA).allowing(algorithm).alerted(42);
        assertEquals(id, first(probed, side).id());
    }

    @Test
    void aLongChainMayBeTooDeep() {
        var above = leaf("intermediate", CA, NOW.minus(Duration.ofDays(9)), 30);
        var side = new OwnSide(
                Optional.empty(),
                List.of(leaf("c", above.subject(), NOW.minus(Duration.ofDays(9)), 30), above),
                List.of(),
                List.of());
        assertEquals("D31", first(Probed.with().naming(CA).alerted(80), side).id());
    }

    @Test
    void theIssuerIsComparedWithWhatTheServerNames() {
        assertEquals(
                "D21", first(Probed.with().naming(OTHER).alerted(48), sound()).id());
        assertEquals(
                "D21",
                first(Probed.with().naming(OTHER).ending(ConnectionEnd.FIN), sound())
                        .id());
        assertEquals("D23", first(Probed.with().naming().alerted(48), sound()).id());
        var self = DistinguishedName.ofCommonName("me");
        var alone = new OwnSide(
                Optional.empty(), List.of(leaf("me", self, NOW.minus(Duration.ofDays(9)), 30)), List.of(), List.of());
        assertEquals(
                "diagnosis.D21.selfSigned.text",
                first(Probed.with().naming(OTHER).alerted(48), alone).text().key());
        assertEquals(
                "diagnosis.D21.selfSigned.text",
                first(Probed.with().naming().alerted(46), alone).text().key());
    }

    @Test
    void anIntermediateThatIsAtHandAndWasNotSentIsNamed() {
        var above = leaf("intermediate", CA, NOW.minus(Duration.ofDays(9)), 30);
        var side = new OwnSide(
                Optional.empty(),
                List.of(leaf("c", above.subject(), NOW.minus(Duration.ofDays(9)), 30)),
                List.of(above),
                List.of());
        for (var probed : List.of(
                Probed.with().naming(CA).alerted(48),
                Probed.with().naming().alerted(46),
                Probed.with().naming(CA).ending(ConnectionEnd.FIN))) {
            var told = first(probed, side);
            assertEquals("D22", told.id());
            assertEquals(List.of(new Remedy.AddIntermediate(above.certificate(), "intermediate")), told.remedies());
        }
    }

    @Test
    void silenceAndPagesHaveTheirOwnWords() {
        assertEquals(
                "D34",
                first(Probed.with().naming(CA).ending(ConnectionEnd.FIN), sound())
                        .id());
        var page = new HttpAnswer(400, "Bad Request", "400 The SSL certificate error");
        assertEquals(
                "D35", first(Probed.with().naming(CA).answered(page), sound()).id());
        var revoked = new HttpAnswer(403, "Forbidden", "IIS 10.0 Detailed Error - 403.13 - Forbidden");
        assertEquals(
                "D28",
                first(Probed.with().naming(CA).answered(revoked), sound()).id());
        var same = new HttpAnswer(403, "Forbidden", "no");
        var alike = first(
                List.of(
                        Probed.with().naming(CA).answered(same).trial(Purpose.CHOSEN),
                        Probed.without().naming(CA).answered(same).trial(Purpose.WITHOUT)),
                sound(),
                List.of());
        assertEquals("diagnosis.D35.alike.text", alike.text().key());
    }

    @Test
    void noneSentIsToldApartByWhenItIsAsked() {
        assertFirst("D20", Probed.without().alerted(116));
        assertFirst("D36", Probed.without().late().answered(new HttpAnswer(403, "Forbidden", "")));
        assertFirst("D36", Probed.unasked().hearing("HelloRequest").alerted(40));
        assertFirst("D36", Probed.unasked().answered(new HttpAnswer(403, "Forbidden", "")));
        assertEquals(
                "D32",
                first(Probed.without().noting("probe.noCommonScheme").alerted(40), sound())
                        .id());
    }

    @Test
    void whatIsRemarkableComesAfterTheCause() {
        var refused =
                Probed.with().in(TlsVersion.TLS_1_2).naming(CA).alerted(44).trial(Purpose.CHOSEN);
        var without =
                Probed.without().in(TlsVersion.TLS_1_2).naming(CA).answered(IN).trial(Purpose.WITHOUT);
        var other = Probed.unasked().answered(IN).trial(Purpose.WITHOUT);
        assertEquals(List.of("D28", "D42", "D41", "D40"), ids(List.of(refused, without, other), sound()));
    }

    /// A person wants to hear first why it failed, be it ever so uncertain.
    @Test
    void evenAPossibleCauseComesBeforeACertainFinding() {
        var refused =
                Probed.with().in(TlsVersion.TLS_1_2).naming(CA).alerted(48).trial(Purpose.CHOSEN);
        assertEquals(List.of("D23", "D40"), ids(List.of(refused), sound()));
    }

    @Test
    void aWorkingConnectionMayCarryFindings() {
        var chosen = Probed.with().answered(IN).trial(Purpose.CHOSEN);
        var without = Probed.without().answered(IN).trial(Purpose.WITHOUT);
        var unknown = Probed.with().answered(IN).trial(Purpose.THROW_AWAY);
        assertEquals(List.of("D38"), ids(List.of(chosen, without), sound()));
        assertEquals(List.of("D37", "D38"), ids(List.of(chosen, without, unknown), sound()));
        assertEquals(
                List.of("D40"),
                ids(List.of(Probed.with().in(TlsVersion.TLS_1_2).answered(IN).trial(Purpose.CHOSEN)), sound()));
        assertEquals(
                List.of("D39"),
                ids(
                        List.of(Probed.unasked()
                                .in(TlsVersion.TLS_1_2)
                                .withoutServerChain()
                                .answered(IN)
                                .trial(Purpose.CHOSEN)),
                        OwnSide.none()));
        assertEquals(
                List.of("D36"), ids(List.of(Probed.with().late().answered(IN).trial(Purpose.CHOSEN)), sound()));
    }

    @Test
    void aServerWhoseWordIsGoodIsNotAccused() {
        assertEquals(List.of(), ids(List.of(Probed.unasked().answered(IN).trial(Purpose.CHOSEN)), OwnSide.none()));
    }

    @Test
    void anInspectingDeviceIsNamedByItsIssuer() {
        var told = diagnose(
                List.of(Probed.unasked().answered(IN).trial(Purpose.CHOSEN)),
                OwnSide.none(),
                List.of(certificate(
                        "localhost",
                        DistinguishedName.ofCommonName("Zscaler Intermediate Root CA"),
                        NOW.minus(Duration.ofDays(9)),
                        2048)),
                List.of(new Check("chain", CheckState.FAIL, Phrase.of("check.chain.unreadable"))));
        assertEquals(List.of("D15"), told.stream().map(Diagnosis::id).toList());
    }

    @Test
    void whereTheLogSaysSomethingTheLineIsGiven() {
        assertTrue(
                first(Probed.with().naming(CA).alerted(44), sound()).serverLog().isPresent());
        assertFalse(
                first(Probed.nothing().ending(ConnectionEnd.FIN)).serverLog().isPresent());
    }

    private void assertFirst(String id, Probed probed) {
        assertEquals(id, first(probed).id());
    }

    private Diagnosis first(Probed probed) {
        return first(probed, OwnSide.none());
    }

    private Diagnosis first(Probed probed, OwnSide own) {
        return first(List.of(probed.trial(Purpose.CHOSEN)), own, List.of());
    }

    private Diagnosis first(List<Trial> trials, OwnSide own, List<CertificateDetails> serverChain) {
        return diagnose(trials, own, serverChain, List.of()).getFirst();
    }

    private List<String> ids(List<Trial> trials, OwnSide own) {
        return diagnose(trials, own, List.of(), List.of()).stream()
                .map(Diagnosis::id)
                .toList();
    }

    private List<Diagnosis> diagnose(
            List<Trial> trials, OwnSide own, List<CertificateDetails> serverChain, List<Check> checks) {
        var target = new HandshakeTarget(host, port, new HandshakeTarget.Application.Http("/"));
        var test = new ConnectionTest(target, new ClientChoice.None(), new TrustChoice.OfSystem())
                .with(ConnectionOptions.standard().offering(versions).naming(name));
        return new DiagnosisEngine()
                .diagnose(new Facts(
                        test,
                        new Trials(trials),
                        Optional.of(FactsTest.judged(checks)),
                        serverChain,
                        own,
                        new Known(List.of()),
                        List.of(),
                        NOW));
    }

    /// In date for a while, issued by the CA, nothing wrong with it.
    private static OwnSide sound() {
        return new OwnSide(
                Optional.empty(), List.of(leaf("me", CA, NOW.minus(Duration.ofDays(9)), 30)), List.of(), List.of());
    }

    private static OwnSide failing(String check) {
        return new OwnSide(
                Optional.empty(),
                sound().chain(),
                List.of(),
                List.of(new Check(check, CheckState.FAIL, Phrase.of("check.client-key.other"))));
    }

    private static CertificateDetails leaf(String name, DistinguishedName issuer, Instant from, int days) {
        return details(name, issuer, new Validity(from, from.plus(Duration.ofDays(days))), "EC", 256);
    }

    private static CertificateDetails certificate(String name, DistinguishedName issuer, Instant from, int rsaBits) {
        return details(name, issuer, new Validity(from, from.plus(Duration.ofDays(30))), "RSA", rsaBits);
    }

    private static CertificateDetails details(
            String name, DistinguishedName issuer, Validity validity, String algorithm, int bits) {
        var subject = DistinguishedName.ofCommonName(name);
        return new CertificateDetails(
                new EncodedCertificate(name.getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                3,
                new SerialNumber(BigInteger.ONE),
                subject,
                issuer,
                validity,
                new PublicKeyDetails(algorithm, algorithm, bits, new Fingerprint("SHA-256", new byte[32])),
                "ecdsa-with-SHA256",
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                subject.equals(issuer));
    }
}
