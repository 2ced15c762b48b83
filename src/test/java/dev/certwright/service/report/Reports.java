package dev.certwright.service.report;

import dev.certwright.model.Bytes;
import dev.certwright.model.Phrase;
import dev.certwright.model.certificate.EncodedCertificate;
import dev.certwright.model.finding.Check;
import dev.certwright.model.finding.CheckState;
import dev.certwright.model.handshake.AddressAttempt;
import dev.certwright.model.handshake.Alert;
import dev.certwright.model.handshake.ApplicationAnswer;
import dev.certwright.model.handshake.Attempt;
import dev.certwright.model.handshake.Candidate;
import dev.certwright.model.handshake.CertificateDemand;
import dev.certwright.model.handshake.ClientAnswer;
import dev.certwright.model.handshake.ClientAuthentication;
import dev.certwright.model.handshake.ClientBehaviour;
import dev.certwright.model.handshake.ConnectFailure;
import dev.certwright.model.handshake.Diagnosis;
import dev.certwright.model.handshake.Direction;
import dev.certwright.model.handshake.HandshakeMessage;
import dev.certwright.model.handshake.HandshakeReport;
import dev.certwright.model.handshake.HandshakeStep;
import dev.certwright.model.handshake.HandshakeTarget;
import dev.certwright.model.handshake.HandshakeVerdict;
import dev.certwright.model.handshake.HttpAnswer;
import dev.certwright.model.handshake.MqttAnswer;
import dev.certwright.model.handshake.Negotiated;
import dev.certwright.model.handshake.PostgreSqlAnswer;
import dev.certwright.model.handshake.Reach;
import dev.certwright.model.handshake.Reception;
import dev.certwright.model.handshake.Remedy;
import dev.certwright.model.handshake.Scheme;
import dev.certwright.model.handshake.StartupLine;
import dev.certwright.model.handshake.StepResult;
import dev.certwright.model.handshake.StepState;
import dev.certwright.model.handshake.TlsVersion;
import dev.certwright.model.inventory.EntryId;
import dev.certwright.model.name.DistinguishedName;
import dev.certwright.model.name.NameAttribute;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;

/// Reports of any content, the same for the same seed.
public final class Reports {
    private static final String LETTERS = "ab<>&\"'\\{}0,;=\n\t\u0007\u202e\u2028 é憑證🔐";

    private final Random random;

    private Reports(long seed) {
        this.random = new Random(seed);
    }

    public static HandshakeReport any(long seed) {
        return new Reports(seed).report();
    }

    private HandshakeReport report() {
        return new HandshakeReport(
                target(),
                Instant.ofEpochSecond(random.nextInt(), random.nextInt(1_000_000_000)),
                one(HandshakeVerdict.values()),
                phrase(2),
                new ClientAuthentication(some(() -> new ClientAuthentication.OfVersion(
                        one(TlsVersion.values()),
                        one(ClientAuthentication.Asks.values()),
                        random.nextBoolean(),
                        random.nextBoolean()))),
                new Reach(
                        duration(),
                        some(this::address),
                        duration(),
                        some(() -> new StartupLine(one(Direction.values()), duration(), text()))),
                Arrays.stream(HandshakeStep.values())
                        .map(s -> new StepResult(s, one(StepState.values()), maybe(this::duration), phrase(1)))
                        .toList(),
                some(this::message),
                some(() -> new Check("client-key", one(CheckState.values()), phrase(1))),
                some(this::diagnosis),
                some(() -> new ClientBehaviour(text(), random.nextBoolean(), maybe(this::alert), phrase(1))),
                some(() -> new Candidate(new EntryId(random.nextLong()), text(), some(() -> phrase(1)))),
                some(this::attempt),
                maybe(() -> new Negotiated(one(TlsVersion.values()), text(), maybe(this::text), maybe(this::text))),
                some(this::certificate),
                maybe(() -> new CertificateDemand(some(this::name), some(this::text))),
                one(Reception.values()),
                maybe(this::alert),
                maybe(this::answer),
                duration());
    }

    private HandshakeTarget target() {
        var scheme = one(Scheme.values());
        var host = one(new String[] {"localhost", "192.0.2.7", "2001:db8::1", "a-b.example.com"});
        return new HandshakeTarget(
                host, 1 + random.nextInt(65_535), scheme.startup(), scheme.application("/a?b=c%20d"));
    }

    private HandshakeMessage message() {
        return new HandshakeMessage(
                one(Direction.values()),
                20 + random.nextInt(4),
                text(),
                duration(),
                random.nextBoolean(),
                one(HandshakeStep.values()),
                Bytes.of(octets()),
                some(() -> field(2)));
    }

    private HandshakeMessage.Field field(int depth) {
        List<HandshakeMessage.Field> children = depth == 0 ? List.of() : some(() -> field(depth - 1));
        return new HandshakeMessage.Field(text(), text(), random.nextInt(100), random.nextInt(100), children);
    }

    private Diagnosis diagnosis() {
        return new Diagnosis(
                "D" + random.nextInt(100),
                one(Diagnosis.Certainty.values()),
                phrase(1),
                phrase(1),
                phrase(1),
                maybe(() -> phrase(1)),
                some(this::remedy));
    }

    private Remedy remedy() {
        var entry = new EntryId(random.nextLong());
        var remedies = List.of(
                new Remedy.ReissueWithName(entry, text()),
                new Remedy.Renew(entry, text()),
                new Remedy.ChooseClient(entry, text()),
                new Remedy.IssueClient(entry, text()),
                new Remedy.AddIntermediate(certificate(), text()),
                new Remedy.TrustAuthority(certificate(), text()),
                new Remedy.UseServerName(text()),
                new Remedy.TestInstead(target()),
                new Remedy.OfferAllVersions());
        return remedies.get(random.nextInt(remedies.size()));
    }

    private Attempt attempt() {
        return new Attempt(
                one(Attempt.Purpose.values()),
                Set.of(one(TlsVersion.values())),
                maybe(() -> one(TlsVersion.values())),
                random.nextBoolean(),
                random.nextBoolean(),
                random.nextBoolean(),
                one(ClientAnswer.values()),
                one(Reception.values()),
                maybe(this::alert),
                maybe(this::answer),
                duration());
    }

    private ApplicationAnswer answer() {
        return one(new ApplicationAnswer[] {
            new HttpAnswer(random.nextInt(600), text(), text()),
            new PostgreSqlAnswer(random.nextBoolean(), text(), text()),
            new MqttAnswer(random.nextInt(256))
        });
    }

    private Alert alert() {
        return new Alert(random.nextInt(256), random.nextInt(256));
    }

    private AddressAttempt address() {
        var address = one(new InetSocketAddress[] {
            InetSocketAddress.createUnresolved("no.such.example", 443),
            new InetSocketAddress(address(new byte[] {127, 0, 0, 1}), 8443),
            new InetSocketAddress(address(new byte[] {0x20, 1, 0xd, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 7}), 1)
        });
        return new AddressAttempt(address, maybe(() -> one(ConnectFailure.values())), duration());
    }

    private static InetAddress address(byte[] octets) {
        try {
            return InetAddress.getByAddress(octets);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private DistinguishedName name() {
        return new DistinguishedName(List.of(
                List.of(new NameAttribute("2.5.4.3", "n" + text()), new NameAttribute("1.2.3.4", "v" + text())),
                List.of(new NameAttribute("2.5.4.6", "not a country"))));
    }

    private EncodedCertificate certificate() {
        return new EncodedCertificate(octets());
    }

    private Phrase phrase(int depth) {
        var arguments = new ArrayList<Object>(List.of(text(), random.nextInt(), 2.5, Instant.ofEpochSecond(7)));
        if (depth > 0) {
            arguments.add(phrase(depth - 1));
        }
        return new Phrase("check.client-key", arguments);
    }

    private byte[] octets() {
        var octets = new byte[random.nextInt(40)];
        random.nextBytes(octets);
        return octets;
    }

    private String text() {
        var text = new StringBuilder();
        var letters = LETTERS.codePoints().toArray();
        for (int i = random.nextInt(8); i > 0; i--) {
            text.appendCodePoint(letters[random.nextInt(letters.length)]);
        }
        return text.toString();
    }

    private Duration duration() {
        return Duration.ofNanos(random.nextLong(1L << random.nextInt(1, 50)));
    }

    private <T> T one(T[] values) {
        return values[random.nextInt(values.length)];
    }

    private <T> Optional<T> maybe(Supplier<T> value) {
        return random.nextBoolean() ? Optional.of(value.get()) : Optional.empty();
    }

    private <T> List<T> some(Supplier<T> value) {
        var all = new ArrayList<T>();
        for (int i = random.nextInt(4); i > 0; i--) {
            all.add(value.get());
        }
        return all;
    }
}
