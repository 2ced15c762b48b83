package dev.certwright.pki.certificate;

import dev.certwright.model.certificate.CertificateDetails;
import dev.certwright.model.certificate.ExtensionDetails;
import dev.certwright.model.certificate.KeyPurpose;
import dev.certwright.model.certificate.KeyUsage;
import dev.certwright.model.inspection.Asn1Row;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Compares what we read with what others read from the same octets.
final class Oracles {
    private static final Pattern LINE = Pattern.compile(
            "^ *(\\d+):d=(\\d+) +hl= *(\\d+) l= *(\\d+|inf) +(cons|prim): *(<ASN1 \\d+>|\\S+(?: STRING)?(?: \\[ \\d+ ])?).*$");

    private Oracles() {}

    /// Where the JDK's reader says something else; empty when it refuses the certificate.
    static List<String> jdk(CertificateDetails details) {
        X509Certificate theirs;
        try {
            theirs = (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(
                            new ByteArrayInputStream(details.certificate().der()));
        } catch (CertificateException | RuntimeException _) {
            return List.of();
        }
        var differences = new ArrayList<String>();
        compare(differences, "version", theirs.getVersion(), details.version());
        compare(
                differences,
                "serial",
                theirs.getSerialNumber(),
                details.serialNumber().value());
        compare(
                differences,
                "notBefore",
                theirs.getNotBefore().toInstant(),
                details.validity().notBefore());
        compare(
                differences,
                "notAfter",
                theirs.getNotAfter().toInstant(),
                details.validity().notAfter());
        compare(
                differences,
                "critical",
                set(theirs.getCriticalExtensionOIDs()),
                oids(details, ExtensionDetails::critical));
        compare(
                differences,
                "not critical",
                set(theirs.getNonCriticalExtensionOIDs()),
                oids(details, extension -> !extension.critical()));
        compare(
                differences,
                "keyUsage",
                usages(theirs.getKeyUsage()),
                details.keyUsage().map(TreeSet::new).orElse(null));
        compare(
                differences,
                "basicConstraints",
                theirs.getBasicConstraints(),
                details.basicConstraints()
                                .filter(constraints -> constraints.ca())
                                .isEmpty()
                        ? -1
                        : details.basicConstraints()
                                .map(constraints -> constraints.pathLenConstraint())
                                .orElse(OptionalInt.empty())
                                .orElse(Integer.MAX_VALUE));
        try {
            compare(
                    differences,
                    "extendedKeyUsage",
                    theirs.getExtendedKeyUsage(),
                    details.extendedKeyUsage()
                            .map(list -> list.stream().map(KeyPurpose::oid).toList())
                            .orElse(null));
            var names = theirs.getSubjectAlternativeNames();
            if (names != null) {
                compare(
                        differences,
                        "names",
                        names.size(),
                        details.subjectAltNames().size());
                compare(
                        differences,
                        "DNS",
                        names.stream()
                                .filter(n -> n.get(0).equals(2))
                                .map(n -> "DNS:" + n.get(1))
                                .filter(Oracles::ascii)
                                .toList(),
                        details.subjectAltNames().stream()
                                .map(name -> name.typed())
                                .filter(name -> name.startsWith("DNS:") && ascii(name))
                                .toList());
            }
        } catch (CertificateParsingException _) {
            // theirs refuses what ours shows
        }
        return differences;
    }

    private static void compare(List<String> differences, String field, Object theirs, Object ours) {
        if (!Objects.equals(theirs, ours)) {
            differences.add(field + ": theirs " + theirs + ", ours " + ours);
        }
    }

    /// Other octets are no IA5String, and everybody shows them in another way.
    private static boolean ascii(String name) {
        return name.chars().allMatch(c -> c < 128);
    }

    private static TreeSet<String> set(java.util.Set<String> oids) {
        return oids == null ? new TreeSet<>() : new TreeSet<>(oids);
    }

    private static TreeSet<String> oids(CertificateDetails details, Predicate<ExtensionDetails> which) {
        return details.extensions().stream()
                .filter(which)
                .map(ExtensionDetails::oid)
                .filter(oid -> !oid.equals("?"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static TreeSet<KeyUsage> usages(boolean[] bits) {
        if (bits == null) {
            return null;
        }
        var usages = new TreeSet<KeyUsage>();
        int bit = 0;
        for (var usage : KeyUsage.values()) {
            if (bit < bits.length && bits[bit++]) {
                usages.add(usage);
            }
        }
        return usages;
    }

    /// The first element about which OpenSSL says something else: place, depth, lengths, form, tag.
    ///
    /// @return empty also when OpenSSL cannot read it to the end
    static Optional<String> asn1parse(Path folder, byte[] der, Asn1Shape shape)
            throws IOException, InterruptedException {
        Files.write(folder.resolve("element.der"), der);
        var answer = new OpenSsl(folder).run("asn1parse", "-inform", "DER", "-i", "-in", "element.der");
        if (answer.status() != 0) {
            return Optional.empty();
        }
        var theirs = new ArrayList<String>();
        for (var line : answer.text().lines().toList()) {
            var matcher = LINE.matcher(line);
            if (matcher.matches() && !matcher.group(6).equals("EOC")) {
                theirs.add(String.join(
                        " ", matcher.group(1), matcher.group(2), matcher.group(3), matcher.group(5), matcher.group(6)));
            }
        }
        var ours = lines(der, Asn1Rows.of(der, shape));
        for (int i = 0; i < Math.max(theirs.size(), ours.size()); i++) {
            var their = i < theirs.size() ? theirs.get(i) : "nothing";
            var our = i < ours.size() ? ours.get(i) : "nothing";
            if (!their.equals(our)) {
                return Optional.of("theirs " + their + ", ours " + our);
            }
        }
        return Optional.empty();
    }

    /// OpenSSL does not look into strings.
    private static List<String> lines(byte[] der, List<Asn1Row> rows) {
        var lines = new ArrayList<String>();
        int hidden = 0;
        for (var row : rows) {
            if (row.range().from() < hidden) {
                continue;
            }
            boolean encapsulates = row.type().endsWith(Asn1Rows.ENCAPSULATES);
            if (encapsulates) {
                hidden = row.range().to();
            }
            var type = row.type().replace(Asn1Rows.ENCAPSULATES, "");
            boolean constructed = (der[row.range().from()] & 0x20) != 0;
            lines.add(String.join(
                    " ",
                    Integer.toString(row.range().from()),
                    Integer.toString(row.depth()),
                    Integer.toString(row.headerLength()),
                    constructed ? "cons" : "prim",
                    tag(type)));
        }
        return lines;
    }

    private static String tag(String type) {
        if (type.startsWith("[UNIVERSAL")) {
            return "<ASN1 " + type.substring(11, type.length() - 1) + ">";
        }
        if (type.startsWith("[")) {
            var words = type.substring(1, type.length() - 1).split(" ", 2);
            return words.length == 1
                    ? "cont [ " + words[0] + " ]"
                    : (words[0].equals("APPLICATION") ? "appl" : "priv") + " [ " + words[1] + " ]";
        }
        return switch (type) {
            case "OBJECT IDENTIFIER" -> "OBJECT";
            case "ObjectDescriptor" -> "OBJECT";
            case "RELATIVE-OID" -> "<ASN1 13>";
            default -> type.toUpperCase(Locale.ROOT);
        };
    }
}
