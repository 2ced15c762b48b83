package dev.certwright.ui.connection;

import dev.certwright.model.Phrase;
import dev.certwright.model.handshake.ClientAuthentication;
import dev.certwright.model.handshake.ClientAuthentication.OfVersion;
import dev.certwright.model.handshake.HandshakeReport;
import dev.certwright.model.handshake.HandshakeVerdict;
import dev.certwright.model.handshake.Negotiated;
import dev.certwright.model.handshake.Remedy;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What stands above the steps when a test is over.
///
/// @param kind       the colour
/// @param hole       whether the server accepts any certificate: that is said first, and in red
/// @param wants      what the server wants of client certificates, once, or for each version where they differ
/// @param cause      what is the matter, or what to do where the headline has told the cause already
/// @param others     what another program would say
/// @param negotiated what was agreed, in the words of the registries; only when the connection is good
/// @param remedies   what this program can do at once, the best first
public record Verdict(
        Kind kind,
        boolean hole,
        Phrase headline,
        List<Phrase> wants,
        Optional<Phrase> cause,
        Optional<Phrase> others,
        List<String> negotiated,
        List<Remedy> remedies) {
    /// How it came out.
    public enum Kind {
        OK,
        WARN,
        BAD,
        STOPPED;

        /// The name of its colour.
        public String style() {
            return this == STOPPED ? "warn" : name().toLowerCase(Locale.ROOT);
        }
    }

    public Verdict {
        wants = List.copyOf(wants);
        negotiated = List.copyOf(negotiated);
        remedies = List.copyOf(remedies);
    }

    /// The verdict of a test that came to an end.
    public static Verdict of(HandshakeReport report) {
        var authentication = report.authentication();
        boolean hole = authentication.acceptsAny();
        return new Verdict(
                hole ? Kind.BAD : kind(report.verdict(), authentication),
                hole,
                report.headline(),
                wants(authentication),
                cause(report),
                others(report),
                report.verdict().success()
                        ? report.negotiated().map(Verdict::line).orElse(List.of())
                        : List.of(),
                report.diagnoses().stream()
                        .flatMap(d -> d.remedies().stream())
                        .distinct()
                        .toList());
    }

    /// A test that could not even begin.
    public static Verdict of(Phrase failure) {
        return new Verdict(
                Kind.BAD, false, failure, List.of(), Optional.empty(), Optional.empty(), List.of(), List.of());
    }

    private static Kind kind(HandshakeVerdict verdict, ClientAuthentication authentication) {
        return switch (verdict) {
            case MUTUAL, SERVER_ONLY -> authentication.differs() || authentication.rejectsYours() ? Kind.WARN : Kind.OK;
            case ANONYMOUS -> Kind.WARN;
            case SERVER_NOT_VERIFIED, CLIENT_REFUSED, HANDSHAKE_FAILED, UNREACHABLE -> Kind.BAD;
            case CANCELLED -> Kind.STOPPED;
        };
    }

    private static List<Phrase> wants(ClientAuthentication found) {
        var authentication = found.decided();
        var versions = authentication.versions();
        if (versions.isEmpty()) {
            return List.of();
        }
        if (!authentication.differs()) {
            return List.of(words(versions.getFirst()));
        }
        return versions.stream()
                .map(v -> Phrase.of("handshake.wants", v.version().number(), Phrase.of("handshake.wants." + v.word())))
                .toList();
    }

    private static Phrase words(OfVersion version) {
        return Phrase.of("connection.wants." + version.word());
    }

    private static Optional<Phrase> cause(HandshakeReport report) {
        boolean told = switch (report.verdict()) {
            case UNREACHABLE, SERVER_NOT_VERIFIED -> true;
            case MUTUAL, SERVER_ONLY, ANONYMOUS, CLIENT_REFUSED, HANDSHAKE_FAILED, CANCELLED -> false;
        };
        return report.diagnoses().stream().findFirst().map(d -> told ? d.client() : d.text());
    }

    private static Optional<Phrase> others(HandshakeReport report) {
        return report.others().stream()
                .filter(o -> !o.goesOn())
                .findFirst()
                .map(o -> o.alert()
                        .map(a -> Phrase.of("connection.others.inShort", o.program(), o.says(), a.toString()))
                        .orElseGet(() -> Phrase.of("connection.others.withoutAlert", o.program(), o.says())));
    }

    private static List<String> line(Negotiated agreed) {
        var parts = new ArrayList<String>();
        parts.add(agreed.version().toString());
        parts.add(agreed.cipherSuite());
        agreed.group().ifPresent(parts::add);
        agreed.applicationProtocol().map(p -> "ALPN " + p).ifPresent(parts::add);
        return parts;
    }
}
