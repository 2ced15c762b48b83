package dev.certwright.service.requests;

import dev.certwright.model.certificate.KeyPurpose;
import dev.certwright.model.certificate.KeyUsage;
import dev.certwright.model.inventory.FileStem;
import dev.certwright.model.issuing.RequestOrder;
import dev.certwright.model.key.KeySpec;
import dev.certwright.model.name.DistinguishedName;
import dev.certwright.model.name.GeneralName;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// The commands for a POSIX shell that make a key in a new key store and a request for it with Java's `keytool`. It
/// asks for the password of the key store.
record KeytoolCommands(RequestOrder order) {
    String text() {
        var stem = FileStem.of(order.name());
        var store =
                " -alias " + ShellWord.of(stem) + " -keystore " + ShellWord.of(stem + ".p12") + " -storetype PKCS12";
        var lines = new StringBuilder();
        lines.append("umask 077\n")
                .append("keytool -genkeypair")
                .append(store)
                .append(" \\\n    ")
                .append(keyOptions())
                .append(" -dname ")
                .append(ShellWord.of(subject()))
                .append('\n');
        lines.append("keytool -certreq").append(store).append(" \\\n");
        for (var extension : extensions()) {
            lines.append("    -ext ").append(ShellWord.of(extension)).append(" \\\n");
        }
        return lines.append("    -file ")
                .append(ShellWord.of(stem + ".csr"))
                .append('\n')
                .toString();
    }

    private String keyOptions() {
        return switch (order.key()) {
            case KeySpec.Rsa(int bits) -> "-keyalg RSA -keysize " + bits;
            case KeySpec.Ec(var curve) -> "-keyalg EC -groupname " + curve.standardName();
            case KeySpec.Ed25519 _, KeySpec.Ed448 _, KeySpec.MlDsa _ ->
                "-keyalg " + order.key().label();
        };
    }

    /// `keytool` needs a name, the most specific part first.
    private String subject() {
        var subject = order.template().subject();
        return (subject.isEmpty() ? DistinguishedName.ofCommonName(order.name()) : subject)
                .relativeNames().reversed().stream()
                        .map(relative -> relative.stream()
                                .map(attribute -> label(attribute.label()) + "=" + escaped(attribute.value()))
                                .collect(Collectors.joining("+")))
                        .collect(Collectors.joining(", "));
    }

    /// Two short names mean other things to Java, and numbers need a word before them.
    private static String label(String label) {
        return switch (label) {
            case "SN" -> "SURNAME";
            case "GN" -> "GIVENNAME";
            default -> Character.isDigit(label.charAt(0)) ? "OID." + label : label.toUpperCase(Locale.ROOT);
        };
    }

    private static String escaped(String value) {
        return value.replaceAll("([,+=\"\\\\<>#;])", "\\\\$1");
    }

    private List<String> extensions() {
        var template = order.template();
        var extensions = new java.util.ArrayList<String>();
        if (template.basicConstraints().ca()) {
            var length = template.basicConstraints().pathLenConstraint();
            extensions.add("BC:critical=ca:true" + (length.isPresent() ? ",pathlen:" + length.getAsInt() : ""));
        }
        if (!template.keyUsage().isEmpty()) {
            extensions.add("KU:critical="
                    + template.keyUsage().stream()
                            .sorted()
                            .map(KeyUsage::rfcName)
                            .collect(Collectors.joining(",")));
        }
        if (!template.extendedKeyUsage().isEmpty()) {
            extensions.add("EKU="
                    + template.extendedKeyUsage().stream()
                            .map(KeyPurpose::rfcName)
                            .collect(Collectors.joining(",")));
        }
        if (!template.subjectAltNames().isEmpty()) {
            extensions.add("SAN="
                    + template.subjectAltNames().stream()
                            .map(KeytoolCommands::typed)
                            .collect(Collectors.joining(",")));
        }
        return extensions;
    }

    private static String typed(GeneralName name) {
        return name.type().toLowerCase(Locale.ROOT) + ":" + name.value();
    }
}
