package dev.certwright.pki.certificate;

import dev.certwright.model.certificate.BasicConstraints;
import dev.certwright.model.certificate.ExtensionDetails;
import dev.certwright.model.certificate.KeyPurpose;
import dev.certwright.model.certificate.KeyUsage;
import dev.certwright.model.name.GeneralName;
import dev.certwright.pki.certificate.CertificateOutline.RawExtension;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.bouncycastle.asn1.ASN1BitString;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.jspecify.annotations.Nullable;

/// Decodes extensions one at a time, each into a value and into words. A broken one is shown in hexadecimal and does
/// no harm to the others.
final class ExtensionDecoder {
    private static final HexFormat COLONS = HexFormat.ofDelimiter(":").withUpperCase();

    private final List<ExtensionDetails> details = new ArrayList<>();
    private @Nullable BasicConstraints basicConstraints;
    private @Nullable Set<KeyUsage> keyUsage;
    private @Nullable List<KeyPurpose> extendedKeyUsage;
    private List<GeneralName> subjectAltNames = List.of();
    private @Nullable String subjectKeyIdentifier;
    private @Nullable String authorityKeyIdentifier;

    ExtensionDecoder(List<RawExtension> extensions) {
        for (var extension : extensions) {
            details.add(decode(extension));
        }
    }

    List<ExtensionDetails> details() {
        return List.copyOf(details);
    }

    Optional<BasicConstraints> basicConstraints() {
        return Optional.ofNullable(basicConstraints);
    }

    Optional<Set<KeyUsage>> keyUsage() {
        return Optional.ofNullable(keyUsage);
    }

    Optional<List<KeyPurpose>> extendedKeyUsage() {
        return Optional.ofNullable(extendedKeyUsage);
    }

    List<GeneralName> subjectAltNames() {
        return subjectAltNames;
    }

    Optional<String> subjectKeyIdentifier() {
        return Optional.ofNullable(subjectKeyIdentifier);
    }

    Optional<String> authorityKeyIdentifier() {
        return Optional.ofNullable(authorityKeyIdentifier);
    }

    private ExtensionDetails decode(RawExtension extension) {
        var oid = extension.oid();
        var content = extension.value().content();
        Optional<List<String>> lines;
        try {
            lines = lines(oid, content);
        } catch (IOException | RuntimeException _) {
            // Bouncy Castle answers broken input with unchecked exceptions of many kinds.
            lines = Optional.empty();
        }
        return new ExtensionDetails(
                oid,
                ObjectNames.extension(oid),
                extension.critical(),
                lines.map(words -> String.join(
                                "\n",
                                words.stream().map(ExtensionDecoder::visible).toList()))
                        .orElseGet(() -> COLONS.formatHex(content)),
                lines.isPresent());
    }

    /// The value in words; empty for an extension that is not known here.
    private Optional<List<String>> lines(String oid, byte[] content) throws IOException {
        return switch (oid) {
            case ObjectNames.BASIC_CONSTRAINTS -> Optional.of(basicConstraints(content));
            case ObjectNames.KEY_USAGE -> Optional.of(keyUsage(content));
            case ObjectNames.EXTENDED_KEY_USAGE -> Optional.of(extendedKeyUsage(content));
            case ObjectNames.SUBJECT_ALT_NAME -> {
                subjectAltNames = names(GeneralNames.getInstance(Asn1.parse(content)));
                yield Optional.of(
                        subjectAltNames.stream().map(GeneralName::typed).toList());
            }
            case ObjectNames.ISSUER_ALT_NAME ->
                Optional.of(names(GeneralNames.getInstance(Asn1.parse(content))).stream()
                        .map(GeneralName::typed)
                        .toList());
            case ObjectNames.SUBJECT_KEY_IDENTIFIER -> {
                subjectKeyIdentifier = COLONS.formatHex(
                        ASN1OctetString.getInstance(Asn1.parse(content)).getOctets());
                yield Optional.of(List.of(subjectKeyIdentifier));
            }
            case ObjectNames.AUTHORITY_KEY_IDENTIFIER -> Optional.of(authorityKeyIdentifier(content));
            default -> ExtensionWords.of(oid, content);
        };
    }

    private List<String> basicConstraints(byte[] content) throws IOException {
        var parts = new Parts(DerElement.of(content).expect(DerElement.SEQUENCE));
        boolean ca = false;
        if (parts.peek(DerElement.BOOLEAN)) {
            var flag = parts.next().content();
            ca = flag.length > 0 && flag[0] != 0;
        }
        var pathLength = OptionalInt.empty();
        if (parts.hasNext()) {
            pathLength = OptionalInt.of(parts.next().integer().intValueExact());
        }
        basicConstraints = new BasicConstraints(ca, pathLength);
        var lines = new ArrayList<String>();
        lines.add("CA: " + ca);
        pathLength.ifPresent(length -> lines.add("pathLenConstraint: " + length));
        return lines;
    }

    private List<String> keyUsage(byte[] content) throws IOException {
        var bits = ASN1BitString.getInstance(Asn1.parse(content));
        var octets = bits.getBytes();
        var usages = EnumSet.noneOf(KeyUsage.class);
        int bit = 0;
        for (var usage : KeyUsage.values()) {
            if (bit / 8 < octets.length && (octets[bit / 8] >> (7 - bit % 8) & 1) == 1) {
                usages.add(usage);
            }
            bit++;
        }
        keyUsage = usages;
        return usages.stream().map(KeyUsage::rfcName).toList();
    }

    private List<String> extendedKeyUsage(byte[] content) throws IOException {
        var purposes = new ArrayList<KeyPurpose>();
        for (var oid : DerElement.of(content).expect(DerElement.SEQUENCE).children()) {
            purposes.add(new KeyPurpose(Asn1.objectIdentifier(oid)));
        }
        extendedKeyUsage = List.copyOf(purposes);
        return purposes.stream().map(KeyPurpose::rfcName).toList();
    }

    private List<String> authorityKeyIdentifier(byte[] content) throws IOException {
        ASN1Primitive parsed = Asn1.parse(content);
        var identifier = AuthorityKeyIdentifier.getInstance(parsed);
        var lines = new ArrayList<String>();
        var key = identifier.getKeyIdentifierOctets();
        if (key != null) {
            authorityKeyIdentifier = COLONS.formatHex(key);
            lines.add("keyIdentifier: " + authorityKeyIdentifier);
        }
        if (identifier.getAuthorityCertIssuer() != null) {
            for (var name : names(identifier.getAuthorityCertIssuer())) {
                lines.add("authorityCertIssuer: " + name.typed());
            }
        }
        if (identifier.getAuthorityCertSerialNumber() != null) {
            lines.add("authorityCertSerialNumber: "
                    + COLONS.formatHex(identifier.getAuthorityCertSerialNumber().toByteArray()));
        }
        return lines;
    }

    static List<GeneralName> names(GeneralNames encoded) throws IOException {
        var names = new ArrayList<GeneralName>();
        for (var name : encoded.getNames()) {
            names.add(Asn1.generalName(name));
        }
        return List.copyOf(names);
    }

    /// Control characters would break the line or hide what follows.
    static String visible(String text) {
        if (text.chars().noneMatch(Character::isISOControl)) {
            return text;
        }
        var out = new StringBuilder();
        text.chars().forEach(c -> {
            if (Character.isISOControl(c)) {
                out.append("\\x%02x".formatted(c));
            } else {
                out.append((char) c);
            }
        });
        return out.toString();
    }
}
