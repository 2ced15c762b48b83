package dev.certwright.service.connection;

import dev.certwright.model.certificate.CertificateDetails;
import dev.certwright.model.handshake.Candidate;
import dev.certwright.model.handshake.ClientChoice;
import dev.certwright.model.handshake.HandshakeTarget;
import dev.certwright.model.handshake.Remedy;
import dev.certwright.model.handshake.Scheme;
import dev.certwright.model.handshake.ServerNameChoice;
import dev.certwright.model.handshake.StartupProtocol;
import dev.certwright.model.inventory.Entry;
import dev.certwright.model.name.GeneralName;
import dev.certwright.tls.startup.Greeting;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What this program can do at once about a cause.
final class Remedies {
    private static final int MAX = 3;

    private Remedies() {}

    /// Another certificate that the server would take; else one made by an authority it accepts.
    static List<Remedy> anotherClient(Facts facts) {
        var others = facts.candidates().stream()
                .filter(Candidate::suitable)
                .filter(c -> !(facts.test().client() instanceof ClientChoice.OfVault(var chosen)
                        && chosen.equals(c.entry())))
                .limit(MAX)
                .<Remedy>map(c -> new Remedy.ChooseClient(c.entry(), c.name()));
        var issuers = facts.known()
                .authorities()
                .filter(Entry::hasPrivateKey)
                .filter(e -> facts.announces(e.details().subject()))
                .filter(e -> e.details().validity().contains(facts.now()))
                .limit(MAX)
                .<Remedy>map(e -> new Remedy.IssueClient(e.id(), e.name()));
        return Stream.concat(others, issuers).toList();
    }

    /// The client's certificate anew, or another one.
    static List<Remedy> renewOwn(Facts facts) {
        var expired = facts.own()
                .expired(facts.now())
                .flatMap(c -> facts.known().entry(c.certificate()))
                .filter(facts.known()::reissuable)
                .<Remedy>map(e -> new Remedy.Renew(e.id(), e.name()));
        return Stream.concat(expired.stream(), anotherClient(facts).stream()).toList();
    }

    /// The first of the server's certificates that is out of date, if it is ours.
    static List<Remedy> renewServer(Facts facts) {
        return facts.serverChain().stream()
                .filter(c -> facts.now().isAfter(c.validity().notAfter()))
                .findFirst()
                .flatMap(c -> facts.known().entry(c.certificate()))
                .filter(facts.known()::reissuable)
                .<Remedy>map(e -> new Remedy.Renew(e.id(), e.name()))
                .stream()
                .toList();
    }

    /// The server's certificate with the missing name, if it is ours; else a name that it has.
    static List<Remedy> name(Facts facts) {
        var leaf = facts.serverChain().getFirst();
        var host = facts.test().target().host();
        var anew = facts.known()
                .entry(leaf.certificate())
                .filter(facts.known()::reissuable)
                .<Remedy>map(e -> new Remedy.ReissueWithName(e.id(), host));
        boolean silent = namesNobody(facts);
        var instead = hosts(leaf)
                .filter(name -> !name.equals(host))
                .limit(MAX)
                .map(name -> silent
                        ? new Remedy.UseServerName(name)
                        : at(facts.test().target(), name));
        return Stream.concat(anew.stream(), instead).toList();
    }

    /// No name was told to the server.
    static boolean namesNobody(Facts facts) {
        return switch (facts.test().options().serverName()) {
            case ServerNameChoice.OfTarget() -> facts.test().target().hostIsAddress();
            case ServerNameChoice.None() -> true;
            case ServerNameChoice.Named(var _) -> false;
        };
    }

    /// The host's own name, where none or another one was told.
    static List<Remedy> serverName(Facts facts) {
        var target = facts.test().target();
        boolean other = !(facts.test().options().serverName() instanceof ServerNameChoice.OfTarget);
        return other && !target.hostIsAddress() ? List.of(new Remedy.UseServerName(target.host())) : List.of();
    }

    private static Stream<String> hosts(CertificateDetails leaf) {
        return leaf.subjectAltNames().stream()
                .filter(n -> n instanceof GeneralName.Dns)
                .map(GeneralName::value)
                .filter(n -> !n.contains("*"));
    }

    private static Remedy at(HandshakeTarget target, String host) {
        return new Remedy.TestInstead(new HandshakeTarget(host, target.port(), target.startup(), target.application()));
    }

    /// The certificate that is missing between the server's and a trusted one.
    static List<Remedy> missingIssuer(Facts facts) {
        return facts.missingIssuer().stream()
                .<Remedy>map(c -> new Remedy.AddIntermediate(c.certificate(), c.shortName()))
                .toList();
    }

    /// The certificate that is missing above ours.
    static List<Remedy> ownIntermediate(Facts facts) {
        return facts.intermediateNotSent().stream()
                .<Remedy>map(c -> new Remedy.AddIntermediate(c.certificate(), c.shortName()))
                .toList();
    }

    /// The authority at the end of the server's chain, sent or found.
    static List<Remedy> trust(Facts facts) {
        var last = facts.unknownRoot().orElseGet(() -> ServerRules.last(facts));
        return List.of(new Remedy.TrustAuthority(last.certificate(), last.shortName()));
    }

    /// Offering everything, unless that was done.
    static List<Remedy> versions(Facts facts) {
        return facts.offersAllVersions() ? List.of() : List.of(new Remedy.OfferAllVersions());
    }

    /// What the greeting tells the server to speak.
    static List<Remedy> startTls(Facts facts) {
        var target = facts.test().target();
        return facts.probe().foreignGreeting().flatMap(Greeting::guess).flatMap(Greeting::startup).stream()
                .filter(protocol -> protocol != target.startup())
                .map(protocol -> with(target, protocol))
                .toList();
    }

    /// STARTTLS, where the port is the usual one of a protocol that begins in clear text.
    static List<Remedy> usualProtocol(Facts facts) {
        var target = facts.test().target();
        return Arrays.stream(Scheme.values())
                .filter(s -> s.startup() != StartupProtocol.DIRECT && s.port() == target.port())
                .map(Scheme::startup)
                .filter(protocol -> protocol != target.startup())
                .findFirst()
                .or(() -> target.port() == 587 ? Optional.of(StartupProtocol.SMTP) : Optional.empty())
                .stream()
                .map(protocol -> with(target, protocol))
                .toList();
    }

    private static Remedy with(HandshakeTarget target, StartupProtocol protocol) {
        return new Remedy.TestInstead(new HandshakeTarget(
                target.host(), target.port(), protocol, Scheme.of(protocol).application("/")));
    }
}
