package dev.certwright.service.report;

import dev.certwright.model.Phrase;
import dev.certwright.model.PkiException;
import dev.certwright.model.certificate.CertificateDetails;
import dev.certwright.model.certificate.EncodedCertificate;
import dev.certwright.model.finding.Check;
import dev.certwright.model.finding.CheckState;
import dev.certwright.model.handshake.CertificateDemand;
import dev.certwright.model.handshake.Diagnosis;
import dev.certwright.model.handshake.HandshakeReport;
import dev.certwright.model.handshake.Negotiated;
import dev.certwright.model.name.DistinguishedName;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Two connection tests side by side: yesterday and now, or with one certificate and with another.
final class Differences {
    private final RunJson.Certificates certificates;
    private final HandshakeReport before;
    private final HandshakeReport after;
    private final List<Difference> found = new ArrayList<>();

    private Differences(RunJson.Certificates certificates, HandshakeReport before, HandshakeReport after) {
        this.certificates = certificates;
        this.before = before;
        this.after = after;
    }

    /// What differs, the most important first; last of all the times, which always do.
    static List<Difference> between(HandshakeReport before, HandshakeReport after, RunJson.Certificates certificates) {
        var differences = new Differences(certificates, before, after);
        differences.outcome();
        differences.causes();
        differences.negotiated();
        differences.chain();
        differences.checks();
        differences.demand();
        differences.times();
        return List.copyOf(differences.found);
    }

    private void add(Phrase what, Phrase was, Phrase is) {
        if (!was.equals(is)) {
            found.add(new Difference(what, was, is));
        }
    }

    private void addText(String what, Function<HandshakeReport, Optional<String>> value) {
        add(Phrase.of(what), literal(value.apply(before)), literal(value.apply(after)));
    }

    private static Phrase literal(Optional<String> text) {
        return text.map(PhraseJson::literal).orElseGet(() -> Phrase.of("report.difference.none"));
    }

    private void outcome() {
        if (before.verdict() != after.verdict()) {
            add(Phrase.of("report.difference.verdict"), before.headline(), after.headline());
        }
        add(Phrase.of("report.difference.authentication"), authentication(before), authentication(after));
        addText("report.difference.alert", r -> r.alertReceived().map(Object::toString));
        addText("report.difference.answer", r -> r.answer().map(Object::toString));
    }

    private static Phrase authentication(HandshakeReport report) {
        return Phrase.of("handshake.wants." + report.authentication().word());
    }

    private void causes() {
        var ids = new LinkedHashSet<String>();
        before.diagnoses().forEach(d -> ids.add(d.id()));
        after.diagnoses().forEach(d -> ids.add(d.id()));
        for (var id : ids) {
            var was = cause(before, id);
            var is = cause(after, id);
            if (was.isPresent() != is.isPresent()) {
                add(Phrase.of("report.difference.cause", id), orNone(was), orNone(is));
            }
        }
    }

    private static Optional<Phrase> cause(HandshakeReport report, String id) {
        return report.diagnoses().stream()
                .filter(d -> d.id().equals(id))
                .findFirst()
                .map(Diagnosis::text);
    }

    private static Phrase orNone(Optional<Phrase> phrase) {
        return phrase.orElseGet(() -> Phrase.of("report.difference.none"));
    }

    private void negotiated() {
        addText(
                "report.difference.version",
                r -> r.negotiated().map(n -> n.version().number()));
        addText("report.difference.cipherSuite", r -> r.negotiated().map(Negotiated::cipherSuite));
        addText("report.difference.group", r -> r.negotiated().flatMap(Negotiated::group));
        addText("report.difference.applicationProtocol", r -> r.negotiated().flatMap(Negotiated::applicationProtocol));
    }

    private void chain() {
        int longer = Math.max(before.serverChain().size(), after.serverChain().size());
        for (int i = 0; i < longer; i++) {
            var was = certificate(before, i);
            var is = certificate(after, i);
            if (!was.equals(is)) {
                var details = was.flatMap(this::read);
                add(
                        Phrase.of("report.difference.certificate", Integer.toString(i + 1)),
                        orNone(was.map(c -> words(c, Optional.empty()))),
                        orNone(is.map(c -> words(c, details))));
            }
        }
    }

    private static Optional<EncodedCertificate> certificate(HandshakeReport report, int index) {
        return index < report.serverChain().size()
                ? Optional.of(report.serverChain().get(index))
                : Optional.empty();
    }

    private Optional<CertificateDetails> read(EncodedCertificate certificate) {
        try {
            return Optional.of(certificates.read(certificate));
        } catch (PkiException _) {
            return Optional.empty();
        }
    }

    /// @param predecessor the certificate that stood in its place: of the same subject and issuer, it was renewed
    private Phrase words(EncodedCertificate certificate, Optional<CertificateDetails> predecessor) {
        var fingerprint = certificate.sha256().hex().substring(0, 16);
        return read(certificate)
                .map(d -> Phrase.of(
                        predecessor.filter(p -> renews(d, p)).isPresent()
                                ? "report.difference.renewed"
                                : "report.difference.until",
                        d.shortName() + " (" + fingerprint + "…)",
                        d.validity().notAfter()))
                .orElseGet(() -> PhraseJson.literal(fingerprint + "…"));
    }

    private static boolean renews(CertificateDetails now, CertificateDetails then) {
        return now.subject().equals(then.subject())
                && now.issuer().equals(then.issuer())
                && now.validity().notAfter().isAfter(then.validity().notAfter());
    }

    private void checks() {
        var ids = new LinkedHashSet<String>();
        before.checks().forEach(c -> ids.add(c.id()));
        after.checks().forEach(c -> ids.add(c.id()));
        for (var id : ids) {
            var was = check(before, id);
            var is = check(after, id);
            if (!was.map(Check::state).equals(is.map(Check::state))) {
                var title = Phrase.of("check." + id);
                add(
                        Phrase.of("report.difference.check", title),
                        orNone(was.map(Differences::outcome)),
                        orNone(is.map(Differences::outcome)));
            }
        }
    }

    private static Phrase outcome(Check check) {
        return Phrase.of("report.difference.state", sign(check.state()), check.evidence());
    }

    private static String sign(CheckState state) {
        return switch (state) {
            case PASS -> "✔";
            case WARN -> "▲";
            case FAIL -> "✖";
            case NOT_DONE -> "○";
        };
    }

    private static Optional<Check> check(HandshakeReport report, String id) {
        return report.checks().stream().filter(c -> c.id().equals(id)).findFirst();
    }

    private void demand() {
        var was = authorities(before);
        var is = authorities(after);
        var none = Phrase.of("report.difference.none");
        is.stream()
                .filter(name -> !was.contains(name))
                .forEach(name ->
                        add(Phrase.of("report.difference.authorityAdded"), none, PhraseJson.literal(name.toString())));
        was.stream()
                .filter(name -> !is.contains(name))
                .forEach(name -> add(
                        Phrase.of("report.difference.authorityRemoved"), PhraseJson.literal(name.toString()), none));
    }

    private static List<DistinguishedName> authorities(HandshakeReport report) {
        return report.demand().map(CertificateDemand::authorities).orElseGet(List::of);
    }

    private void times() {
        add(Phrase.of("report.difference.duration"), milliseconds(before), milliseconds(after));
    }

    private static Phrase milliseconds(HandshakeReport report) {
        return Phrase.of("report.difference.milliseconds", report.duration().toNanos() / 1e6);
    }
}
