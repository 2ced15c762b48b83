package dev.certwright.cli;

import dev.certwright.model.Phrase;
import dev.certwright.model.certificate.CertificateDetails;
import dev.certwright.model.verification.VerificationReport;
import dev.certwright.service.report.CertificateJson;
import dev.certwright.service.report.JsonMembers;
import dev.certwright.service.report.RunJson;
import dev.certwright.text.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// A judgement as lines for a person and as JSON for programs.
final class VerificationOutput {
    private static final String INDENT = "  ";

    private VerificationOutput() {}

    static List<String> lines(String leaf, VerificationReport report, Messages messages) {
        var lines = new ArrayList<String>();
        lines.add(messages.text(report.valid() ? "cli.verify.valid" : "cli.verify.invalid", leaf));
        lines.addAll(ReportText.checks(report.checks(), messages));
        lines.add("");
        lines.addAll(tree(report.path(), messages));
        for (var rejected : report.rejected()) {
            lines.add("");
            lines.add(messages.text("cli.verify.rejected", names(rejected.path())));
            ReportText.checks(rejected.checks(), messages).forEach(line -> lines.add(INDENT + line));
        }
        if (!report.fetched().isEmpty()) {
            lines.add("");
            report.fetched().forEach(f -> lines.add(messages.text("cli.verify.fetched", asked(f, messages))));
        }
        lines.add("");
        lines.add(messages.text(
                "cli.verify.terms",
                Words.instant(report.at()),
                Words.word(report.profile()),
                report.signatures(),
                Phrase.of(
                        switch (report.conformance()) {
                            case STRICT -> "cli.verify.conformance.strict";
                            case TOLERANT -> "cli.verify.conformance.tolerant";
                        })));
        return lines;
    }

    static JsonMembers json(String leaf, VerificationReport report, Messages messages) {
        return new JsonMembers()
                .put("file", leaf)
                .put("valid", report.valid())
                .put("profile", Words.word(report.profile()))
                .put("conformance", Words.word(report.conformance()))
                .put("at", report.at())
                .put("checks", RunJson.checks(report.checks(), messages::of))
                .put("path", path(report.path()))
                .put(
                        "rejected",
                        report.rejected().stream()
                                .map(r -> new JsonMembers()
                                        .put("path", path(r.path()))
                                        .put("checks", RunJson.checks(r.checks(), messages::of)))
                                .toList())
                .put("signatures", report.signatures())
                .put(
                        "fetched",
                        report.fetched().stream()
                                .map(f -> new JsonMembers()
                                        .put("address", f.address())
                                        .put("problem", f.problem().map(messages::of)))
                                .toList());
    }

    private static List<JsonMembers> path(List<CertificateDetails> path) {
        return path.stream().map(CertificateJson::of).toList();
    }

    /// The anchor first, each one it vouches for below.
    private static List<String> tree(List<CertificateDetails> path, Messages messages) {
        var lines = new ArrayList<String>();
        for (var certificate : path.reversed()) {
            var until = Words.instant(certificate.validity().notAfter());
            var depth = lines.size();
            lines.add(
                    depth == 0
                            ? messages.text("cli.verify.root", certificate.shortName(), until)
                            : messages.text(
                                    "cli.verify.below", INDENT.repeat(depth - 1), certificate.shortName(), until));
        }
        return lines;
    }

    private static String names(List<CertificateDetails> path) {
        return path.reversed().stream().map(CertificateDetails::shortName).collect(Collectors.joining(" → "));
    }

    private static String asked(VerificationReport.Fetched fetched, Messages messages) {
        return fetched.problem()
                .map(why -> messages.of(Phrase.of("check.fetch.failed", fetched.address(), why)))
                .orElse(fetched.address());
    }
}
