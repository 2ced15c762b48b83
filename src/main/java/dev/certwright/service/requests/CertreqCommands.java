package dev.certwright.service.requests;

import dev.certwright.model.Phrase;
import dev.certwright.model.PkiException;
import dev.certwright.model.certificate.KeyUsage;
import dev.certwright.model.inventory.FileStem;
import dev.certwright.model.issuing.RequestOrder;
import dev.certwright.model.key.KeySpec;
import dev.certwright.model.name.GeneralName;
import java.util.Set;

/// The commands for PowerShell that make a key and a request for it with Windows' own `certreq`. The key stays in the
/// computer's key store and cannot be exported.
record CertreqCommands(RequestOrder order) {
    String text() throws PkiException.InvalidInput {
        var stem = FileStem.of(order.name()).replace("'", "_");
        var lines = new StringBuilder();
        line(lines, "@'");
        configuration(lines);
        line(lines, "'@ | Set-Content -Encoding Unicode '" + stem + ".inf'");
        line(lines, "certreq -new '" + stem + ".inf' '" + stem + ".csr'");
        return lines.toString();
    }

    private void configuration(StringBuilder lines) throws PkiException.InvalidInput {
        var template = order.template();
        line(lines, "[Version]");
        line(lines, "Signature = \"$Windows NT$\"");
        line(lines, "[NewRequest]");
        line(lines, "Subject = \"" + quoted(template.subject().toString()) + "\"");
        key(lines);
        line(lines, "ProviderName = \"Microsoft Software Key Storage Provider\"");
        line(lines, "MachineKeySet = TRUE");
        line(lines, "Exportable = FALSE");
        line(lines, "RequestType = PKCS10");
        if (!template.keyUsage().isEmpty()) {
            line(lines, "KeyUsage = 0x%02x".formatted(bits(template.keyUsage())));
        }
        if (!template.extendedKeyUsage().isEmpty()) {
            line(lines, "[EnhancedKeyUsageExtension]");
            template.extendedKeyUsage().forEach(purpose -> line(lines, "OID = " + purpose.oid()));
        }
        if (template.subjectAltNames().isEmpty() && !template.basicConstraints().ca()) {
            return;
        }
        line(lines, "[Extensions]");
        if (template.basicConstraints().ca()) {
            var length = template.basicConstraints().pathLenConstraint();
            line(
                    lines,
                    "2.5.29.19 = \"{text}ca=1" + (length.isPresent() ? "&pathlength=" + length.getAsInt() : "") + "\"");
            line(lines, "Critical = 2.5.29.19");
        }
        if (!template.subjectAltNames().isEmpty()) {
            line(lines, "2.5.29.17 = \"{text}\"");
            template.subjectAltNames().forEach(name -> line(lines, "_continue_ = \"" + typed(name) + "&\""));
        }
    }

    private void key(StringBuilder lines) throws PkiException.InvalidInput {
        switch (order.key()) {
            case KeySpec.Rsa(int bits) -> {
                line(lines, "KeyAlgorithm = RSA");
                line(lines, "KeyLength = " + bits);
            }
            case KeySpec.Ec(var curve) ->
                line(lines, "KeyAlgorithm = ECDSA_" + curve.label().replace("-", ""));
            case KeySpec.Ed25519 _, KeySpec.Ed448 _, KeySpec.MlDsa _ ->
                throw new PkiException.InvalidInput(
                        Phrase.of("csr.refused.notOnWindows", order.key().label()));
        }
        line(lines, "HashAlgorithm = SHA256");
    }

    /// The first octet of the extension's bit string, the eighth bit and the ninth left out.
    private static int bits(Set<KeyUsage> usages) {
        int bits = 0;
        int bit = 0x80;
        for (var usage : KeyUsage.values()) {
            bits |= usages.contains(usage) ? bit : 0;
            bit >>= 1;
        }
        return bits;
    }

    private static String typed(GeneralName name) {
        var type = switch (name) {
            case GeneralName.Dns _ -> "dns";
            case GeneralName.Ip _ -> "ipaddress";
            case GeneralName.Email _ -> "email";
            case GeneralName.Uri _ -> "url";
            case GeneralName.Other(var other, var _) -> other.toLowerCase(java.util.Locale.ROOT);
        };
        return type + "=" + quoted(name.value());
    }

    /// Quotation marks are doubled, and a line that PowerShell could take for the end of the text cannot occur.
    private static String quoted(String value) {
        return value.replace("\"", "\"\"");
    }

    private static void line(StringBuilder lines, String text) {
        lines.append(text).append('\n');
    }
}
