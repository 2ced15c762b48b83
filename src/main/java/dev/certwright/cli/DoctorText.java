package dev.certwright.cli;

import dev.certwright.model.finding.Severity;
import dev.certwright.model.keystore.Access;
import dev.certwright.model.keystore.Bag;
import dev.certwright.model.keystore.JavaEntry;
import dev.certwright.model.keystore.OpenerVerdict;
import dev.certwright.model.keystore.Pkcs12Report;
import dev.certwright.model.keystore.Pkcs12Structure;
import dev.certwright.model.keystore.Protection;
import dev.certwright.model.keystore.SafePart;
import dev.certwright.model.keystore.StoreMac;
import dev.certwright.text.Messages;
import java.util.ArrayList;
import java.util.List;

/// What the doctor says, for a person.
final class DoctorText {
    private static final String INDENT = "  ";

    private final Messages messages;
    private final List<String> lines = new ArrayList<>();

    private DoctorText(Messages messages) {
        this.messages = messages;
    }

    static List<String> lines(Pkcs12Report report, Messages messages) {
        var text = new DoctorText(messages);
        text.lines.add(report.source());
        report.structure().ifPresent(text::structure);
        text.section(
                "cli.doctor.java",
                report.javaEntries().stream().map(text::entry).toList());
        text.openers(report.openers());
        text.section(
                "cli.doctor.findings",
                report.findings().stream()
                        .map(f -> symbol(f.severity()) + " " + messages.of(f.sentence()))
                        .toList());
        return text.lines;
    }

    private void section(String title, List<String> content) {
        if (!content.isEmpty()) {
            lines.add(messages.text(title));
            content.forEach(line -> lines.add(INDENT + line));
        }
    }

    private void structure(Pkcs12Structure structure) {
        lines.add(INDENT + messages.text("keystore.password." + Words.word(structure.password())));
        lines.add(INDENT
                + messages.text(
                        "cli.doctor.container",
                        Integer.toString(structure.version()),
                        structure.indefinite() ? "BER" : "DER",
                        structure.mac().map(this::mac).orElseGet(() -> messages.text("keystore.mac.none"))));
        int number = 0;
        for (var part : structure.parts()) {
            lines.add(messages.text("cli.doctor.part", ++number, part(part)));
            bags(part.bags(), INDENT);
        }
    }

    private String mac(StoreMac mac) {
        return messages.text(
                "cli.doctor.mac",
                mac.words(),
                mac.iterations(),
                mac.saltOctets(),
                messages.text("keystore.mac." + Words.word(mac.fit())));
    }

    private String part(SafePart part) {
        var kind = messages.text("keystore.part." + Words.word(part.kind()), part.type());
        return kind + part.protection().map(p -> ": " + protection(p)).orElse("") + access(part.access());
    }

    private String protection(Protection protection) {
        return messages.text(
                "cli.doctor.protection", protection.words(), protection.iterations(), protection.saltOctets());
    }

    private String access(Access access) {
        return access == Access.OPEN ? "" : " – " + messages.text("keystore.access." + Words.word(access));
    }

    private void bags(List<Bag> bags, String indent) {
        for (var bag : bags) {
            var line = new StringBuilder(indent + messages.text("keystore.bag." + Words.word(bag.kind())));
            if (!bag.label().isEmpty()) {
                line.append(": ").append(bag.label());
            }
            bag.friendlyName().ifPresent(name -> line.append(" (").append(name).append(')'));
            bag.protection().ifPresent(p -> line.append(", ").append(protection(p)));
            lines.add(line.append(access(bag.access())).toString());
            bags(bag.inside(), indent + INDENT);
        }
    }

    private String entry(JavaEntry entry) {
        return entry.alias() + ": " + messages.text("keystore.java." + Words.word(entry.kind()), entry.chain());
    }

    private void openers(List<OpenerVerdict> verdicts) {
        var columns = new Columns();
        for (var verdict : verdicts) {
            columns.row(
                    symbol(verdict.answer()) + " "
                            + messages.text(
                                    "keystore.opener." + verdict.opener().word()),
                    String.join(
                            " ", verdict.reasons().stream().map(messages::of).toList()));
        }
        section(
                "cli.doctor.openers",
                columns.lines().stream().map(String::stripTrailing).toList());
    }

    private static String symbol(OpenerVerdict.Answer answer) {
        return switch (answer) {
            case OPENS -> "✔";
            case REFUSES -> "✖";
            case UNKNOWN -> "○";
        };
    }

    private static String symbol(Severity severity) {
        return switch (severity) {
            case ERROR -> "✖";
            case WARNING -> "▲";
            case NOTE -> "○";
        };
    }
}
