package dev.certwright.pki.certificate;

import dev.certwright.model.certificate.BasicConstraints;
import dev.certwright.model.certificate.ExtensionDetails;
import dev.certwright.model.certificate.KeyPurpose;
import dev.certwright.model.certificate.KeyUsage;
import dev.certwright.model.certificate.SerialNumber;
import dev.certwright.model.name.GeneralName;
import dev.certwright.pki.certificate.CertificateOutline.RawExtension;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Decodes extensions one at a time, each into a value and into words. A broken or unknown one is shown as ASN.1 and in
/// hexadecimal, and does no harm to the others.
final class ExtensionDecoder {
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
            // A value that is not what it should be, in whatever way, is shown for what it is.
            lines = Optional.empty();
        }
        return new ExtensionDetails(
                oid,
                ObjectNames.name(oid),
                extension.critical(),
                lines.map(ExtensionDecoder::text).orElseGet(() -> undecoded(content)),
                lines.isPresent(),
                extension.element().range());
    }

    /// One text of them, with nothing hidden in it.
    static String text(List<String> lines) {
        return lines.stream().map(ValueText::visible).collect(Collectors.joining("\n"));
    }

    /// As ASN.1 and in hexadecimal.
    static String undecoded(byte[] content) {
        return content.length == 0 ? "" : PlainWords.asn1(content) + "\n" + PlainWords.hex(content);
    }

    /// The value in words; empty for an extension that is not known.
    private Optional<List<String>> lines(String oid, byte[] content) throws IOException {
        return switch (oid) {
            case ObjectNames.BASIC_CONSTRAINTS -> Optional.of(basicConstraints(content));
            case ObjectNames.KEY_USAGE -> Optional.of(keyUsage(content));
            case ObjectNames.EXTENDED_KEY_USAGE -> Optional.of(extendedKeyUsage(content));
            case ObjectNames.SUBJECT_ALT_NAME -> {
                subjectAltNames = GeneralNameReader.all(DerElement.of(content).expect(DerElement.SEQUENCE));
                yield Optional.of(subjectAltNames.stream().map(NameWords::typed).toList());
            }
            case ObjectNames.SUBJECT_KEY_IDENTIFIER -> {
                subjectKeyIdentifier = ValueText.hex(DerElement.of(content).expect(DerElement.OCTET_STRING));
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
        var lines = new ArrayList<String>();
        lines.add("CA: " + ca);
        if (parts.hasNext()) {
            var length = parts.next().integer();
            lines.add("pathLenConstraint: " + ValueText.integer(length));
            if (length.signum() < 0 || length.bitLength() > 31) {
                // said, and no constraint
                return lines;
            }
            basicConstraints = new BasicConstraints(ca, ca ? OptionalInt.of(length.intValue()) : OptionalInt.empty());
        } else {
            basicConstraints = new BasicConstraints(ca, OptionalInt.empty());
        }
        return lines;
    }

    private List<String> keyUsage(byte[] content) throws IOException {
        var names = Arrays.stream(KeyUsage.values()).map(KeyUsage::rfcName).toArray(String[]::new);
        var set = ValueText.bits(DerElement.of(content).expect(DerElement.BIT_STRING), names);
        var usages = EnumSet.noneOf(KeyUsage.class);
        for (var usage : KeyUsage.values()) {
            if (set.contains(usage.rfcName())) {
                usages.add(usage);
            }
        }
        keyUsage = usages;
        return set;
    }

    private List<String> extendedKeyUsage(byte[] content) throws IOException {
        var purposes = new ArrayList<KeyPurpose>();
        for (var oid : DerElement.of(content).expect(DerElement.SEQUENCE).children()) {
            purposes.add(new KeyPurpose(Asn1.objectIdentifier(oid)));
        }
        extendedKeyUsage = List.copyOf(purposes);
        return purposes.stream().map(purpose -> ObjectNames.name(purpose.oid())).toList();
    }

    private List<String> authorityKeyIdentifier(byte[] content) throws IOException {
        var lines = new ArrayList<String>();
        for (var part : DerElement.of(content).expect(DerElement.SEQUENCE).children()) {
            switch (part.tag()) {
                case 0x80 -> {
                    authorityKeyIdentifier = ValueText.hex(part);
                    lines.add("keyIdentifier: " + authorityKeyIdentifier);
                }
                case 0xa1 -> {
                    for (var name : GeneralNameReader.all(part)) {
                        lines.add("authorityCertIssuer: " + name.typed());
                    }
                }
                case 0x82 -> lines.add("authorityCertSerialNumber: " + new SerialNumber(ValueText.number(part)));
                default -> throw new IOException("not an authority key identifier");
            }
        }
        return lines;
    }
}
