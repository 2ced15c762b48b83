package dev.certwright.cli;

import dev.certwright.service.inspection.Inspected;
import dev.certwright.service.report.CertificateJson;
import dev.certwright.text.Messages;
import java.util.ArrayList;
import java.util.List;

/// What is in a file, for a person.
final class InspectedText {
    private static final String INDENT = "  ";

    private InspectedText() {}

    static List<String> lines(Inspected inspected, Messages messages) {
        var lines = new ArrayList<String>();
        lines.add(messages.text(
                "cli.inspect.file",
                inspected.source(),
                inspected.kind(),
                inspected.items().size()));
        inspected.notes().forEach(note -> lines.add(INDENT + "▲ " + messages.of(note)));
        int number = 0;
        for (var item : inspected.items()) {
            lines.add(messages.text("cli.inspect.item", ++number, heading(item, messages)));
            rows(item, messages).lines().forEach(line -> lines.add(INDENT + INDENT + line));
        }
        return lines;
    }

    private static String heading(Inspected.Item item, Messages messages) {
        return switch (item) {
            case Inspected.Item.Certificate _ -> messages.text("cli.item.certificate");
            case Inspected.Item.PrivateKey _ -> messages.text("cli.item.privateKey");
            case Inspected.Item.Request _ -> messages.text("cli.item.request");
            case Inspected.Item.RevocationList _ -> messages.text("cli.item.revocationList");
            case Inspected.Item.PublicKey _ -> "public-key";
            case Inspected.Item.Other(var kind, var _, var _) -> kind;
            case Inspected.Item.Closed(var kind, var _, var _, var _) -> kind;
        };
    }

    private static Columns rows(Inspected.Item item, Messages messages) {
        var columns = new Columns();
        switch (item) {
            case Inspected.Item.Certificate(var details, var alias) -> {
                alias.ifPresent(name -> columns.row(messages.text("cli.field.alias"), name));
                CertificateText.rows(columns, details, messages);
            }
            case Inspected.Item.PrivateKey(var label, var alias, var matches, var _) -> {
                alias.ifPresent(name -> columns.row(messages.text("cli.field.alias"), name));
                columns.row(messages.text("cli.field.key"), label);
                matches.ifPresent(index -> columns.row(
                        messages.text("cli.field.belongsTo"), messages.text("cli.inspect.number", index + 1)));
            }
            case Inspected.Item.Request(var details) -> {
                columns.row(
                                messages.text("cli.field.subject"),
                                details.subject().toString())
                        .row(messages.text("cli.field.key"), details.publicKey().label())
                        .row(messages.text("cli.field.signature"), signature(details.signatureValid(), messages));
                if (!details.subjectAltNames().isEmpty()) {
                    columns.row(
                            messages.text("cli.field.names"),
                            String.join(", ", CertificateJson.names(details.subjectAltNames())));
                }
            }
            case Inspected.Item.PublicKey(var details, var _) ->
                columns.row(messages.text("cli.field.key"), details.label());
            case Inspected.Item.Other(var _, var label, var _) -> columns.row("", label);
            case Inspected.Item.Closed(var _, var _, var why, var _) -> columns.row("", messages.of(why));
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

    private static String signature(boolean valid, Messages messages) {
        return messages.text(valid ? "cli.request.signatureValid" : "cli.request.signatureInvalid");
    }
}
