package dev.certwright.service.report.html;

import dev.certwright.model.certificate.CertificateDetails;
import dev.certwright.model.certificate.EncodedCertificate;
import dev.certwright.model.handshake.Direction;
import dev.certwright.model.handshake.HandshakeMessage;
import dev.certwright.model.handshake.HandshakeReport;
import dev.certwright.model.name.GeneralName;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// What passed: the ladder, every message with its fields and bytes, the server's certificates in words.
final class Evidence {
    /// Of a message's bytes that are printed; the JSON has all of them.
    private static final int MAX_OCTETS = 4096;

    private static final int LINE = 32;

    private final Markup markup;
    private final Labels labels;
    private final HandshakeReport report;

    Evidence(Markup markup, Labels labels, HandshakeReport report) {
        this.markup = markup;
        this.labels = labels;
        this.report = report;
    }

    void ladder() {
        if (report.messages().isEmpty() && report.reach().dialogue().isEmpty()) {
            return;
        }
        markup.element("h2", labels.text("connection.messages"));
        new LadderSvg(markup, labels).write(report);
    }

    void messages() {
        if (report.messages().isEmpty()) {
            return;
        }
        markup.element("h2", labels.text("connection.fields"));
        report.messages().stream().limit(LadderSvg.MAX_ROWS).forEach(this::message);
    }

    private void message(HandshakeMessage message) {
        var arrow = message.direction() == Direction.CLIENT_TO_SERVER ? "→ " : "← ";
        var head = labels.text(
                message.encrypted() ? "connection.head.encrypted" : "connection.head.clear", message.length());
        markup.open("details")
                .element("summary", arrow + message.name() + " · " + head + " · " + labels.milliseconds(message.at()))
                .open("table", "class", "fields");
        message.fields().forEach(field -> field(field, 0));
        markup.close("table").element("pre", hex(message)).close("details");
    }

    private void field(HandshakeMessage.Field field, int depth) {
        markup.open("tr")
                .element("td", "\u00a0\u00a0".repeat(depth) + field.name())
                .element("td", field.value())
                .close("tr");
        field.children().forEach(child -> field(child, depth + 1));
    }

    private static String hex(HandshakeMessage message) {
        var digits = message.raw().hex();
        var out = new StringBuilder();
        int octets = Math.min(message.length(), MAX_OCTETS);
        for (int i = 0; i < octets; i++) {
            out.append(digits, 2 * i, 2 * i + 2).append(i % LINE == LINE - 1 ? '\n' : ' ');
        }
        return message.length() > octets ? out + "…" : out.toString();
    }

    void certificates(Function<EncodedCertificate, Optional<CertificateDetails>> reader) {
        if (report.serverChain().isEmpty()) {
            return;
        }
        markup.element("h2", labels.text("report.certificates"));
        for (var certificate : report.serverChain()) {
            markup.open("section", "class", "certificate");
            reader.apply(certificate)
                    .ifPresentOrElse(this::certificate, () -> markup.element("p", labels.text("report.unreadable")));
            markup.element("p", "SHA-256 " + certificate.sha256(), "class", "fingerprint")
                    .close("section");
        }
    }

    private void certificate(CertificateDetails details) {
        markup.element("h3", details.shortName()).open("table", "class", "fields");
        markup.row("td", labels.text("cli.field.subject"), details.subject().toString());
        markup.row("td", labels.text("cli.field.issuer"), details.issuer().toString());
        var validity = details.validity();
        markup.row(
                "td",
                labels.text("cli.field.validity"),
                labels.text("report.validity", validity.notBefore(), validity.notAfter()));
        if (!details.subjectAltNames().isEmpty()) {
            markup.row(
                    "td",
                    labels.text("cli.field.names"),
                    details.subjectAltNames().stream().map(GeneralName::typed).collect(Collectors.joining(", ")));
        }
        markup.row("td", labels.text("cli.field.key"), details.publicKey().label());
        markup.row("td", labels.text("cli.field.signature"), details.signatureAlgorithm());
        markup.row("td", labels.text("cli.field.serial"), details.serialNumber().toString());
        markup.close("table");
    }
}
