package dev.certwright.service.issuing;

import dev.certwright.model.certificate.BasicConstraints;
import dev.certwright.model.certificate.CertificateTemplate;
import dev.certwright.model.certificate.KeyPurpose;
import dev.certwright.model.certificate.KeyUsage;
import dev.certwright.model.inventory.Entry;
import dev.certwright.model.inventory.FileStem;
import dev.certwright.model.name.GeneralName;
import dev.certwright.model.name.NameAttribute;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// The commands for a POSIX shell that make an equal certificate with OpenSSL 3 (or 1.1.1), in the current folder.
/// Keys of ML-DSA need OpenSSL 3.5.
///
/// The issuer's files stand there as `MyCA.crt` and `MyCA.key`, as an export or the script of the issuer leaves them.
///
/// @param keyWord word of the key, see `KeySpec`
/// @param parent  empty for a self-signed certificate
record OpenSslScript(String name, CertificateTemplate template, String keyWord, Optional<Entry> parent) {
    String text() {
        var stem = quoted(FileStem.of(name));
        var script = new StringBuilder();
        line(script, "(umask 077 && openssl genpkey " + keyOptions() + " -out " + stem + ".key)");
        line(script, "cat > " + stem + ".cnf <<'END'");
        configuration(script);
        line(script, "END");
        var subject = template.subject().isEmpty() ? " -subj /" : "";
        if (parent.isEmpty()) {
            line(
                    script,
                    "openssl req -new -x509 -config " + stem + ".cnf" + subject + " -key " + stem + ".key"
                            + digest(keyWord) + " -days " + days() + " \\");
            line(script, "    -set_serial 0x$(openssl rand -hex 15) -out " + stem + ".crt");
        } else {
            var ca = quoted(FileStem.of(parent.get().name()));
            line(
                    script,
                    "openssl req -new -config " + stem + ".cnf" + subject + " -key " + stem + ".key -out " + stem
                            + ".csr");
            line(
                    script,
                    "openssl x509 -req -in " + stem + ".csr -CA " + ca + ".crt -CAkey " + ca + ".key"
                            + digest(
                                    SigningAlgorithm.word(parent.get().details().publicKey())) + " -days " + days()
                            + " \\");
            line(
                    script,
                    "    -set_serial 0x$(openssl rand -hex 15) -extfile " + stem + ".cnf -extensions extensions -out "
                            + stem + ".crt");
        }
        return script.toString();
    }

    private static void line(StringBuilder script, String text) {
        script.append(text).append('\n');
    }

    private String keyOptions() {
        if (keyWord.startsWith("rsa-")) {
            return "-algorithm RSA -pkeyopt rsa_keygen_bits:" + keyWord.substring(4);
        }
        return switch (keyWord) {
            case "ec-p256" -> "-algorithm EC -pkeyopt ec_paramgen_curve:P-256";
            case "ec-p384" -> "-algorithm EC -pkeyopt ec_paramgen_curve:P-384";
            case "ec-p521" -> "-algorithm EC -pkeyopt ec_paramgen_curve:P-521";
            default -> "-algorithm " + keyWord.toUpperCase(java.util.Locale.ROOT);
        };
    }

    private static String digest(String signingKeyWord) {
        var digest = SigningAlgorithm.ofWord(signingKeyWord).digest();
        return digest.isEmpty() ? "" : " " + digest;
    }

    private long days() {
        return Math.max(
                1,
                java.time.Duration.between(
                                template.validity().notBefore(),
                                template.validity().notAfter())
                        .toDays());
    }

    private void configuration(StringBuilder script) {
        line(script, "[req]");
        line(script, "prompt = no");
        line(script, "utf8 = yes");
        line(script, "string_mask = utf8only");
        line(script, "distinguished_name = subject");
        if (parent.isEmpty()) {
            line(script, "x509_extensions = extensions");
        }
        line(script, "[subject]");
        subject(script);
        line(script, "[extensions]");
        line(script, "basicConstraints = critical, " + basicConstraints(template.basicConstraints()));
        if (!template.keyUsage().isEmpty()) {
            line(
                    script,
                    "keyUsage = critical, "
                            + joined(template.keyUsage().stream()
                                    .map(KeyUsage::rfcName)
                                    .toList()));
        }
        if (!template.extendedKeyUsage().isEmpty()) {
            line(
                    script,
                    "extendedKeyUsage = "
                            + joined(template.extendedKeyUsage().stream()
                                    .map(KeyPurpose::rfcName)
                                    .toList()));
        }
        line(script, "subjectKeyIdentifier = hash");
        line(script, "authorityKeyIdentifier = keyid:always");
        if (!template.subjectAltNames().isEmpty()) {
            line(script, "subjectAltName = " + (template.subject().isEmpty() ? "critical, " : "") + "@names");
        }
        var added = template.extensions().stream().map(OpenSslExtension::of).toList();
        added.forEach(extension -> line(script, extension.line()));
        if (!template.subjectAltNames().isEmpty()) {
            line(script, "[names]");
            names(script);
        }
        added.forEach(extension -> extension.sections().forEach(text -> line(script, text)));
    }

    private void subject(StringBuilder script) {
        int number = 0;
        for (var relative : template.subject().relativeNames()) {
            var first = true;
            for (NameAttribute attribute : relative) {
                line(
                        script,
                        number++ + "." + (first ? "" : "+") + attribute.label() + " = " + escaped(attribute.value()));
                first = false;
            }
        }
    }

    private void names(StringBuilder script) {
        var counters = new HashMap<String, Integer>();
        for (GeneralName generalName : template.subjectAltNames()) {
            int number = counters.merge(generalName.type(), 1, Integer::sum);
            line(script, generalName.type() + "." + number + " = " + escaped(generalName.value()));
        }
    }

    private static String basicConstraints(BasicConstraints constraints) {
        var length = constraints.pathLenConstraint();
        return "CA:" + (constraints.ca() ? "TRUE" : "FALSE")
                + (length.isPresent() ? ", pathlen:" + length.getAsInt() : "");
    }

    private static String joined(List<String> words) {
        return words.stream().collect(Collectors.joining(", "));
    }

    /// A value of OpenSSL's configuration: `\`, `$`, `#` and quotes are its special characters.
    static String escaped(String value) {
        var plain = value.replaceAll("([\\\\$#\"'`])", "\\\\$1");
        return plain.equals(plain.strip()) ? plain : '"' + plain + '"';
    }

    /// A word of a POSIX shell.
    private static String quoted(String stem) {
        return stem.matches("[A-Za-z0-9._-]+") ? stem : "'" + stem + "'";
    }
}
