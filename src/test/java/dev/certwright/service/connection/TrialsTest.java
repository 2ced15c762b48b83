package dev.certwright.service.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.certwright.model.handshake.ApplicationAnswer;
import dev.certwright.model.handshake.Attempt.Purpose;
import dev.certwright.model.handshake.ClientAuthentication;
import dev.certwright.model.handshake.ClientAuthentication.Asks;
import dev.certwright.model.handshake.HandshakeTarget.Application;
import dev.certwright.model.handshake.HttpAnswer;
import dev.certwright.model.handshake.MqttAnswer;
import dev.certwright.model.handshake.PostgreSqlAnswer;
import dev.certwright.model.handshake.Reception;
import dev.certwright.model.handshake.TlsVersion;
import dev.certwright.tls.probe.ConnectionEnd;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is concluded from connections as servers were seen to treat them.
class TrialsTest {
    private static final HttpAnswer IN = new HttpAnswer(200, "OK", "in");
    private static final HttpAnswer MISSING = new HttpAnswer(404, "Not Found", "404 Not Found");
    private static final HttpAnswer FORBIDDEN = new HttpAnswer(403, "Forbidden", "no");
    private static final HttpAnswer NONE_SENT =
            new HttpAnswer(400, "Bad Request", "400 No required SSL certificate was sent");
    private static final HttpAnswer BAD_ONE = new HttpAnswer(400, "Bad Request", "400 The SSL certificate error");

    @Test
    void aServerThatTalksAnotherLanguageAndClosesHasNotRefused() {
        assertEquals(
                Reception.ACCEPTED_BY_TLS,
                reception(Probed.with().withData().ending(ConnectionEnd.FIN).trial(Purpose.CHOSEN)));
    }

    /// Node.js sends its tickets before it looks at the certificate, and then closes.
    @Test
    void ticketsAreNoWelcomeWhenTheConnectionIsClosedWithoutAnAnswer() {
        assertEquals(
                Reception.REFUSED_SILENTLY,
                reception(Probed.with().ending(ConnectionEnd.FIN).trial(Purpose.CHOSEN)));
    }

    @Test
    void silenceAfterTheHandshakeIsNoWelcome() {
        var trial = Probed.with().withoutTicket().trial(Purpose.CHOSEN, new Application.Silent());
        assertEquals(Reception.NO_OBJECTION, reception(trial));
    }

    @ParameterizedTest
    @CsvSource({"false, 28000, connection requires a valid client certificate, true", "true, '', '', false"})
    void postgreSqlRefusesInItsOwnWords(boolean welcomed, String code, String message, boolean refused) {
        var answer = new PostgreSqlAnswer(welcomed, code, message);
        assertEquals(refused, reception(answered(Probed.without(), answer)).refused());
    }

    @ParameterizedTest
    @CsvSource({"0, false", "2, false", "3, false", "4, true", "5, true", "135, true", "136, false"})
    void mqttRefusesByItsReturnCode(int code, boolean refused) {
        assertEquals(
                refused,
                reception(answered(Probed.with(), new MqttAnswer(code))).refused());
    }

    /// It has looked at nobody yet.
    @ParameterizedTest
    @CsvSource({"57P03, the database system is starting up", "53300, too many clients already"})
    void aDatabaseThatIsNotReadyJudgesNobody(String code, String message) {
        var busy = new PostgreSqlAnswer(false, code, message);
        var welcome = new PostgreSqlAnswer(true, "AuthenticationSASL", "");
        assertEquals(Reception.ACCEPTED_BY_TLS, reception(answered(Probed.with(), busy)));
        assertWanted(Asks.UNKNOWN, false, false, chosen(busy), without(busy), throwAway(busy));
        assertWanted(Asks.UNKNOWN, false, false, chosen(welcome), without(busy));
        assertWanted(Asks.REQUESTS, false, false, chosen(busy), without(welcome));
    }

    @Test
    void requiresInTls() {
        assertWanted(Asks.REQUIRES_IN_TLS, false, false, chosen(IN), alerted(Probed.without(), Purpose.WITHOUT, 116));
    }

    @Test
    void requiresInTheApplicationWhateverTheServerMakesOfItsPage() {
        assertWanted(Asks.REQUIRES_IN_APPLICATION, false, false, chosen(IN), without(NONE_SENT), throwAway(BAD_ONE));
        assertWanted(Asks.REQUIRES_IN_APPLICATION, false, false, chosen(IN), without(FORBIDDEN), throwAway(FORBIDDEN));
        assertWanted(
                Asks.REQUIRES_IN_APPLICATION,
                false,
                false,
                chosen(IN),
                without(new HttpAnswer(302, "Found", "")),
                throwAway(BAD_ONE));
        assertWanted(Asks.REQUIRES_IN_APPLICATION, false, false, without(FORBIDDEN), throwAway(FORBIDDEN));
    }

    /// A page that is missing for everybody says nothing about certificates.
    @Test
    void requestsWhenThePageIsMissingForEverybody() {
        assertWanted(Asks.REQUESTS, false, false, chosen(MISSING), without(MISSING), throwAway(BAD_ONE));
    }

    @Test
    void requestsThoughThePageGreetsByName() {
        var named = new HttpAnswer(200, "OK", "Welcome, Alice");
        assertWanted(Asks.REQUESTS, false, false, chosen(named), without(IN), throwAway(BAD_ONE));
    }

    @Test
    void acceptsAnyWhenTheThrowAwayOneIsTakenLikeTheGoodOne() {
        assertWanted(Asks.REQUESTS, true, false, chosen(IN), without(IN), throwAway(IN));
        assertWanted(
                Asks.REQUIRES_IN_TLS,
                true,
                false,
                chosen(IN),
                alerted(Probed.without(), Purpose.WITHOUT, 40),
                throwAway(IN));
        assertWanted(Asks.REQUIRES_IN_TLS, true, false, alerted(Probed.without(), Purpose.CHOSEN, 40), throwAway(IN));
    }

    /// A site may answer everybody it refuses with 404 or a way to its login. Without a certificate that the server
    /// must take that cannot be told from a page that is missing.
    @Test
    void doesNotAcceptAnyWhenNobodyIsServed() {
        var login = new HttpAnswer(302, "Found", "");
        assertWanted(Asks.REQUESTS, false, false, without(MISSING), throwAway(MISSING));
        assertWanted(Asks.REQUESTS, false, false, without(login), throwAway(login));
        var stranger = new Demands(new Trials(List.of(chosen(MISSING), without(MISSING), throwAway(MISSING))), false);
        assertEquals(false, stranger.authentication().acceptsAny());
        assertWanted(Asks.REQUESTS, true, false, chosen(MISSING), without(MISSING), throwAway(MISSING));
    }

    /// nginx takes any issuer with optional_no_ca and still refuses an expired certificate.
    @Test
    void acceptsAnyThoughTheChosenOneIsRefused() {
        assertWanted(Asks.REQUESTS, true, true, chosen(BAD_ONE), without(IN), throwAway(IN));
    }

    /// The throw-away certificate could not be sent: that it went on says nothing.
    @Test
    void doesNotAcceptAnyWhenTheThrowAwayOneWasNotSent() {
        assertWanted(
                Asks.REQUESTS,
                false,
                false,
                chosen(IN),
                without(IN),
                answered(Probed.without(), IN, Purpose.THROW_AWAY));
    }

    @Test
    void rejectsYoursThoughNoneIsNeeded() {
        assertWanted(Asks.REQUESTS, false, true, alerted(Probed.with(), Purpose.CHOSEN, 48), without(IN));
        assertWanted(Asks.REQUESTS, false, true, chosen(new HttpAnswer(500, "", "")), without(IN));
    }

    @Test
    void asksLate() {
        assertWanted(Asks.ASKS_LATE, false, false, answered(Probed.with().late(), IN), without(FORBIDDEN));
        assertWanted(
                Asks.ASKS_LATE,
                false,
                false,
                Probed.unasked().hearing("HelloRequest").alerted(40).trial(Purpose.CHOSEN));
    }

    @Test
    void doesNotAsk() {
        assertWanted(Asks.DOES_NOT_ASK, false, false, answered(Probed.unasked(), IN));
    }

    @Test
    void oneConnectionWithACertificateDoesNotTellWhetherItIsNeeded() {
        assertWanted(Asks.UNKNOWN, false, false, chosen(IN));
    }

    @Test
    void eachVersionIsJudgedByItself() {
        var older = answered(Probed.unasked().in(TlsVersion.TLS_1_2), IN, Purpose.WITHOUT);
        var found = wanted(chosen(IN), alerted(Probed.without(), Purpose.WITHOUT, 116), older);
        assertEquals(List.of(Asks.REQUIRES_IN_TLS, Asks.DOES_NOT_ASK), asks(found));
        assertEquals(true, found.differs());
    }

    private static List<Asks> asks(ClientAuthentication found) {
        return found.versions().stream()
                .map(ClientAuthentication.OfVersion::asks)
                .toList();
    }

    private static void assertWanted(Asks asks, boolean any, boolean rejects, Trial... trials) {
        assertEquals(
                List.of(new ClientAuthentication.OfVersion(TlsVersion.TLS_1_3, asks, any, rejects)),
                wanted(trials).versions());
    }

    private static ClientAuthentication wanted(Trial... trials) {
        return new Demands(new Trials(Arrays.asList(trials)), true).authentication();
    }

    private static Reception reception(Trial trial) {
        return new Trials(List.of(trial)).reception();
    }

    private static Trial chosen(ApplicationAnswer answer) {
        return answered(Probed.with(), answer);
    }

    private static Trial without(ApplicationAnswer answer) {
        return answered(Probed.without(), answer, Purpose.WITHOUT);
    }

    private static Trial throwAway(ApplicationAnswer answer) {
        return answered(Probed.with(), answer, Purpose.THROW_AWAY);
    }

    private static Trial alerted(Probed probed, Purpose purpose, int alert) {
        return probed.alerted(alert).trial(purpose);
    }

    private static Trial answered(Probed probed, ApplicationAnswer answer) {
        return answered(probed, answer, Purpose.CHOSEN);
    }

    private static Trial answered(Probed probed, ApplicationAnswer answer, Purpose purpose) {
        return probed.answered(answer).trial(purpose);
    }
}
