package dev.certwright.cli;

import dev.certwright.model.certificate.CertificateDetails;
import dev.certwright.model.certificate.KeyPurpose;
import dev.certwright.model.certificate.KeyUsage;
import dev.certwright.model.name.GeneralName;
import dev.certwright.text.Messages;
import java.util.stream.Collectors;

/// A certificate for a person, a field to a row.
final class CertificateText {
    private CertificateText() {}

    static void rows(Columns columns, CertificateDetails details, Messages messages) {
        columns.row(messages.text("cli.field.subject"), details.subject().toString())
                .row(messages.text("cli.field.issuer"), details.issuer().toString())
                .row(messages.text("cli.field.serial"), details.serialNumber().toString())
                .row(
                        messages.text("cli.field.validity"),
                        messages.text(
                                "cli.validity",
                                Words.instant(details.validity().notBefore()),
                                Words.instant(details.validity().notAfter())))
                .row(messages.text("cli.field.key"), details.publicKey().label())
                .row(messages.text("cli.field.signature"), details.signatureAlgorithm());
        if (!details.subjectAltNames().isEmpty()) {
            var names =
                    details.subjectAltNames().stream().map(GeneralName::typed).collect(Collectors.joining(", "));
            columns.row(messages.text("cli.field.names"), names);
        }
        details.keyUsage().ifPresent(bits -> {
            var usage = bits.stream().sorted().map(KeyUsage::rfcName).collect(Collectors.joining(", "));
            columns.row(messages.text("cli.field.keyUsage"), usage);
        });
        details.extendedKeyUsage().ifPresent(purposes -> {
            var usage = purposes.stream().map(KeyPurpose::rfcName).collect(Collectors.joining(", "));
            columns.row(messages.text("cli.field.extendedKeyUsage"), usage);
        });
        columns.row("SHA-256", details.certificate().sha256().toString());
    }
}
