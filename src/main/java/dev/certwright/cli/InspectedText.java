package dev.certwright.cli;

import dev.certwright.model.certificate.CertificateDetails;
import dev.certwright.model.finding.Severity;
import dev.certwright.model.inspection.Asn1Row;
import dev.certwright.model.inspection.Fact;
import dev.certwright.model.inspection.Use;
import dev.certwright.service.inspection.Inspected;
import dev.certwright.service.inspection.InspectionService;
import dev.certwright.service.report.CertificateJson;
import dev.certwright.text.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// What is in a file, for a person.
final class InspectedText {
    private static final String INDENT = "  ";

    /// Deeper levels are not indented any further.
    private static final int MAX_INDENTED = 40;

    private final InspectionService inspection;
    private final Messages messages;

    InspectedText(InspectionService inspection, Messages messages) {
        this.inspection = inspection;
        this.messages = messages;
    }

    List<String> lines(Inspected inspected, InspectView view) {
        var lines = new ArrayList<String>();
        lines.add(messages.text(
                "cli.inspect.file",
                inspected.source(),
                inspected.kind(),
                inspected.items().size()));
        inspected.notes().forEach(note -> lines.add(INDENT + "▲ " + messages.of(note)));
        for (int i = 0; i < inspected.items().size(); i++) {
            lines.add(messages.text(
                    "cli.inspect.item", i + 1, heading(inspected.items().get(i))));
            if (view.anything()) {
                asked(inspected, i, view).forEach(lines::add);
            } else {
                rows(inspected, i).lines().forEach(line -> lines.add(INDENT + INDENT + line));
            }
        }
        return lines;
    }

    private String heading(Inspected.Item item) {
        return kind(
                switch (item) {
                    case Inspected.Item.Certificate _ -> "certificate";
                    case Inspected.Item.PrivateKey _ -> "private-key";
                    case Inspected.Item.Request _ -> "request";
                    case Inspected.Item.RevocationList _ -> "revocation-list";
                    case Inspected.Item.PublicKey _ -> "public-key";
                    case Inspected.Item.Other(var kind, var _, var _) -> kind;
                    case Inspected.Item.Closed(var kind, var _, var _, var _) -> kind;
                });
    }

    /// What has no name of its own is called by its stable word.
    private String kind(String word) {
        var key = "item." + word;
        return messages.bundle().containsKey(key) ? messages.text(key) : word;
    }

    private List<String> asked(Inspected inspected, int number, InspectView view) {
        var page = inspection.page(inspected, number);
        var lines = new ArrayList<String>();
        if (view.text()) {
            page.text().lines().forEach(lines::add);
        }
        if (view.problems()) {
            problems(inspected.items().get(number), lines);
        }
        if (view.asn1()) {
            page.asn1().stream().map(InspectedText::row).forEach(lines::add);
        }
        if (view.pem()) {
            page.pem().lines().forEach(lines::add);
        }
        return lines;
    }

    private void problems(Inspected.Item item, List<String> lines) {
        for (var finding : inspection.problems(item)) {
            lines.add(INDENT + INDENT + symbol(finding.severity()) + " " + messages.of(finding.title()));
            lines.add(INDENT + INDENT + INDENT + messages.of(finding.sentence()) + " " + finding.source());
        }
        for (var use : inspection.uses(item)) {
            lines.add(INDENT + INDENT + use(use));
            use.against().forEach(reason -> lines.add(INDENT + INDENT + INDENT + messages.of(reason)));
        }
        if (item instanceof Inspected.Item.Certificate(var details, var _)
                && !inspection.problems(item).isEmpty()) {
            inspection
                    .reissue(details)
                    .ifPresent(
                            r -> lines.add(INDENT + INDENT + messages.text("cli.inspect.reissue", r.authorityName())));
        }
        if (item instanceof Inspected.Item.Closed(var _, var _, var why, var _)) {
            lines.add(INDENT + INDENT + "✖ " + messages.of(why));
        }
    }

    private static String symbol(Severity severity) {
        return switch (severity) {
            case ERROR -> "✖";
            case WARNING -> "▲";
            case NOTE -> "○";
        };
    }

    private String use(Use use) {
        return (use.possible() ? "✔ " : "✖ ") + messages.text("use." + use.id());
    }

    private static String row(Asn1Row row) {
        return String.format(
                        Locale.ROOT,
                        "%7d %7d  %s%s%s  %s",
                        row.range().from(),
                        row.range().length(),
                        INDENT.repeat(Math.min(row.depth(), MAX_INDENTED)),
                        row.field().isEmpty() ? "" : row.field() + " ",
                        row.type(),
                        row.value())
                .stripTrailing();
    }

    private Columns rows(Inspected inspected, int number) {
        var columns = new Columns();
        var item = inspected.items().get(number);
        switch (item) {
            case Inspected.Item.Certificate(var details, var alias) -> {
                alias.ifPresent(name -> columns.row(messages.text("cli.field.alias"), name));
                certificate(columns, item, details);
            }
            case Inspected.Item.PrivateKey(var label, var alias, var matches, var spki) -> {
                alias.ifPresent(name -> columns.row(messages.text("cli.field.alias"), name));
                columns.row(messages.text("cli.field.key"), label);
                columns.row(
                        messages.text("cli.field.belongsTo"),
                        matches.map(index -> messages.text("cli.inspect.number", index + 1))
                                .orElseGet(() -> messages.text("cli.inspect.matchesNothing")));
                spki.ifPresent(fingerprint -> columns.row("SPKI SHA-256", fingerprint.toString()));
            }
            case Inspected.Item.Request(var details) -> {
                columns.row(
                                messages.text("cli.field.subject"),
                                details.subject().toString())
                        .row(messages.text("cli.field.key"), details.publicKey().label())
                        .row(messages.text("cli.field.signature"), signature(details.signatureValid()));
                if (!details.subjectAltNames().isEmpty()) {
                    columns.row(
                            messages.text("cli.field.names"),
                            String.join(", ", CertificateJson.names(details.subjectAltNames())));
                }
            }
            case Inspected.Item.PublicKey(var details, var alias) -> {
                alias.ifPresent(name -> columns.row(messages.text("cli.field.alias"), name));
                columns.row(messages.text("cli.field.key"), details.label());
                columns.row("SPKI SHA-256", details.spkiSha256().toString());
            }
            case Inspected.Item.Other _ -> facts(columns, inspection.facts(inspected, number));
            case Inspected.Item.Closed(var _, var alias, var why, var _) -> {
                alias.ifPresent(name -> columns.row(messages.text("cli.field.alias"), name));
                columns.row("✖", messages.of(why));
            }
            case Inspected.Item.RevocationList(var details) -> {
                columns.row(messages.text("cli.field.issuer"), details.issuer().toString())
                        .row(messages.text("cli.field.thisUpdate"), Words.instant(details.thisUpdate()));
                details.nextUpdate()
                        .ifPresent(at -> columns.row(messages.text("cli.field.nextUpdate"), Words.instant(at)));
                columns.row(messages.text("cli.field.revoked"), Integer.toString(details.revoked()));
            }
        }
        return columns;
    }

    private void certificate(Columns columns, Inspected.Item item, CertificateDetails details) {
        CertificateText.rows(columns, details, messages);
        columns.row(
                messages.text("cli.field.usableAs"),
                inspection.uses(item).stream().map(this::use).collect(Collectors.joining(", ")));
        int problems = inspection.problems(item).size();
        if (problems > 0) {
            columns.row(messages.text("cli.field.problems"), messages.text("cli.inspect.problems", problems));
        }
    }

    /// Under their stable words.
    private static void facts(Columns columns, List<Fact> facts) {
        facts.forEach(fact -> columns.row(fact.id(), fact.value()));
    }

    private String signature(boolean valid) {
        return messages.text(valid ? "cli.request.signatureValid" : "cli.request.signatureInvalid");
    }
}
