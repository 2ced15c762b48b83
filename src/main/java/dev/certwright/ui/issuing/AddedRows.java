package dev.certwright.ui.issuing;

import dev.certwright.model.certificate.AddedExtension;
import dev.certwright.model.certificate.Subtree;
import dev.certwright.text.Messages;
import dev.certwright.ui.common.Chip;
import dev.certwright.ui.common.PropertyTable;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The rows of the preview about extensions that few certificates have.
final class AddedRows {
    private AddedRows() {}

    static void show(List<AddedExtension> extensions, PropertyTable table, Messages messages) {
        extensions.forEach(extension -> show(extension, table, messages));
    }

    private static void show(AddedExtension extension, PropertyTable table, Messages messages) {
        switch (extension) {
            case AddedExtension.NameConstraints(var permitted, var excluded) ->
                row(
                        messages.text("wizard.preview.constraints"),
                        Stream.concat(lines("permit ", permitted), lines("exclude ", excluded))
                                .collect(Collectors.joining("\n")),
                        true,
                        table,
                        messages);
            case AddedExtension.CertificatePolicies(var policies) ->
                table.row(
                        messages.text("wizard.preview.policies"),
                        policies.stream().map(AddedExtension.Policy::oid).collect(Collectors.joining("\n")));
            case AddedExtension.CrlDistributionPoints(var uris) ->
                table.row(messages.text("wizard.preview.crl"), String.join("\n", uris));
            case AddedExtension.AuthorityInformation(var ocsp, var issuers) -> {
                if (!ocsp.isEmpty()) {
                    table.row(messages.text("wizard.preview.ocsp"), String.join("\n", ocsp));
                }
                if (!issuers.isEmpty()) {
                    table.row(messages.text("wizard.preview.issuers"), String.join("\n", issuers));
                }
            }
            case AddedExtension.MustStaple() ->
                table.row(messages.text("wizard.preview.staple"), messages.text("wizard.preview.stapleValue"));
            case AddedExtension.OcspNoCheck() ->
                table.row(messages.text("wizard.preview.noCheck"), messages.text("wizard.preview.noCheckValue"));
            case AddedExtension.Custom(var oid, boolean critical, var value) ->
                row(oid, messages.text("wizard.preview.octets", value.length()), critical, table, messages);
        }
    }

    private static Stream<String> lines(String word, List<Subtree> subtrees) {
        return subtrees.stream().map(subtree -> word + subtree.typed());
    }

    private static void row(String label, String value, boolean critical, PropertyTable table, Messages messages) {
        if (critical) {
            table.row(
                    label,
                    PropertyTable.text(value),
                    new Chip(Chip.Kind.NEUTRAL, messages.text("wizard.preview.critical")));
        } else {
            table.row(label, value);
        }
    }
}
