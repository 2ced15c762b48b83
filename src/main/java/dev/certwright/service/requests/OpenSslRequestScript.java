package dev.certwright.service.requests;

import dev.certwright.model.certificate.BasicConstraints;
import dev.certwright.model.certificate.KeyPurpose;
import dev.certwright.model.certificate.KeyUsage;
import dev.certwright.model.inventory.FileStem;
import dev.certwright.model.issuing.RequestOrder;
import dev.certwright.model.key.KeySpec;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// The commands for a POSIX shell that make a key and a request for it with OpenSSL 3 (or 1.1.1), in the current
/// folder.
record OpenSslRequestScript(RequestOrder order) {
    String text() {
        var stem = ShellWord.of(FileStem.of(order.name()));
        var lines = new StringBuilder();
        line(lines, "(umask 077 && openssl genpkey " + keyOptions() + " -out " + stem + ".key)");
        line(lines, "cat > " + stem + ".cnf <<'END'");
        configuration(lines);
        line(lines, "END");
        var subject = order.template().subject().isEmpty() ? " -subj /" : "";
        line(
                lines,
                "openssl req -new -config " + stem + ".cnf" + subject + " -key " + stem + ".key -out " + stem + ".csr");
        line(lines, "openssl req -in " + stem + ".csr -noout -verify -text");
        return lines.toString();
    }

    private String keyOptions() {
        var word = order.key().word();
        return switch (order.key()) {
            case KeySpec.Rsa(int bits) -> "-algorithm RSA -pkeyopt rsa_keygen_bits:" + bits;
            case KeySpec.Ec(var curve) -> "-algorithm EC -pkeyopt ec_paramgen_curve:" + curve.label();
            case KeySpec.Ed25519 _, KeySpec.Ed448 _, KeySpec.MlDsa _ -> "-algorithm " + word.toUpperCase(Locale.ROOT);
        };
    }

    private void configuration(StringBuilder lines) {
        var template = order.template();
        line(lines, "[req]");
        line(lines, "prompt = no");
        line(lines, "utf8 = yes");
        line(lines, "string_mask = utf8only");
        line(lines, "distinguished_name = subject");
        line(lines, "req_extensions = extensions");
        line(lines, "[subject]");
        subject(lines);
        line(lines, "[extensions]");
        if (template.basicConstraints().ca()) {
            line(lines, "basicConstraints = critical, " + words(template.basicConstraints()));
        }
        if (!template.keyUsage().isEmpty()) {
            line(
                    lines,
                    "keyUsage = critical, "
                            + joined(template.keyUsage().stream()
                                    .map(KeyUsage::rfcName)
                                    .toList()));
        }
        if (!template.extendedKeyUsage().isEmpty()) {
            line(
                    lines,
                    "extendedKeyUsage = "
                            + joined(template.extendedKeyUsage().stream()
                                    .map(KeyPurpose::rfcName)
                                    .toList()));
        }
        if (!template.subjectAltNames().isEmpty()) {
            line(lines, "subjectAltName = " + (template.subject().isEmpty() ? "critical, " : "") + "@names");
            line(lines, "[names]");
            names(lines);
        }
    }

    private void subject(StringBuilder lines) {
        int number = 0;
        for (var relative : order.template().subject().relativeNames()) {
            var sign = "";
            for (var attribute : relative) {
                line(lines, number++ + "." + sign + attribute.label() + " = " + escaped(attribute.value()));
                sign = "+";
            }
        }
    }

    private void names(StringBuilder lines) {
        var counters = new HashMap<String, Integer>();
        for (var name : order.template().subjectAltNames()) {
            int number = counters.merge(name.type(), 1, Integer::sum);
            line(lines, name.type() + "." + number + " = " + escaped(name.value()));
        }
    }

    private static String words(BasicConstraints constraints) {
        var length = constraints.pathLenConstraint();
        return "CA:TRUE" + (length.isPresent() ? ", pathlen:" + length.getAsInt() : "");
    }

    private static String joined(List<String> words) {
        return words.stream().sorted().collect(Collectors.joining(", "));
    }

    private static void line(StringBuilder lines, String text) {
        lines.append(text).append('\n');
    }

    /// A value of OpenSSL's configuration: `\`, `$`, `#` and quotes are its special characters.
    private static String escaped(String value) {
        var plain = value.replaceAll("([\\\\$#\"'`])", "\\\\$1");
        return plain.equals(plain.strip()) ? plain : '"' + plain + '"';
    }
}
