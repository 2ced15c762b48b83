package dev.certwright.pki.certificate;

import dev.certwright.model.name.GeneralName;
import dev.certwright.model.name.IpAddress;
import dev.certwright.model.name.Rfc822Name;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/// Reads general names of all nine forms (RFC 5280 §4.2.1.6); nothing about them is checked but the encoding.
final class GeneralNameReader {
    /// Microsoft's user principal name, an `otherName`.
    static final String UPN = "1.3.6.1.4.1.311.20.2.3";

    private static final String KERBEROS = "1.3.6.1.5.2.2";
    private static final String HARDWARE_MODULE = "1.3.6.1.5.5.7.8.4";
    private static final String PERMANENT_IDENTIFIER = "1.3.6.1.5.5.7.8.3";

    private GeneralNameReader() {}

    /// Reads a SEQUENCE of names, whatever its tag.
    static List<GeneralName> all(DerElement names) throws IOException {
        var read = new ArrayList<GeneralName>();
        for (var name : names.children()) {
            read.add(read(name));
        }
        return List.copyOf(read);
    }

    static GeneralName read(DerElement name) throws IOException {
        return switch (name.tag()) {
            case 0xa0 -> otherName(new Parts(name));
            case 0x81 -> new GeneralName.Email(new Rfc822Name(ValueText.latin(name)));
            case 0x82 -> new GeneralName.Dns(ValueText.latin(name));
            case 0x83, 0xa3 -> new GeneralName.Other("X400Name", HexFormat.of().formatHex(name.content()));
            case 0xa4 ->
                new GeneralName.Other(
                        "DirName", Asn1.name(new Parts(name).next()).toEncodedOrder());
            case 0xa5 -> ediPartyName(new Parts(name));
            case 0x86 -> new GeneralName.Uri(ValueText.latin(name));
            case 0x87 -> address(name.content());
            case 0x88 -> {
                var content = name.content();
                yield new GeneralName.Other("RID", ObjectNames.dotted(content, 0, content.length));
            }
            default -> throw new IOException("no form of a general name has the tag %02x".formatted(name.tag()));
        };
    }

    private static GeneralName otherName(Parts parts) throws IOException {
        var type = Asn1.objectIdentifier(parts.next());
        var value = new Parts(parts.next(0xa0)).next();
        try {
            return switch (type) {
                case UPN -> new GeneralName.Other("UPN", ValueText.string(value));
                case KERBEROS -> new GeneralName.Other("Kerberos", kerberos(new Parts(value)));
                case HARDWARE_MODULE -> new GeneralName.Other("hardwareModuleName", hardwareModule(new Parts(value)));
                case PERMANENT_IDENTIFIER ->
                    new GeneralName.Other("permanentIdentifier", permanentIdentifier(new Parts(value)));
                case String _
                when ObjectNames.known(type) -> new GeneralName.Other(ObjectNames.name(type), ValueText.string(value));
                default -> unread(type, value);
            };
        } catch (IOException _) {
            // not what its type says
            return unread(type, value);
        }
    }

    private static GeneralName unread(String type, DerElement value) {
        return new GeneralName.Other("otherName", type + ";" + HexFormat.of().formatHex(value.encoded()));
    }

    /// As Kerberos writes it: parts with slashes, then the realm (RFC 4556 §3.2.2, RFC 1964 §2.1.1).
    private static String kerberos(Parts parts) throws IOException {
        var realm = ValueText.string(new Parts(parts.next(0xa0)).next());
        var principal = new Parts(new Parts(parts.next(0xa1)).next(DerElement.SEQUENCE));
        principal.next(0xa0);
        var names = new ArrayList<String>();
        for (var name :
                new Parts(principal.next(0xa1)).next(DerElement.SEQUENCE).children()) {
            names.add(ValueText.string(name));
        }
        return String.join("/", names) + "@" + realm;
    }

    /// RFC 4108 §5.
    private static String hardwareModule(Parts parts) throws IOException {
        var type = Asn1.objectIdentifier(parts.next());
        return type + ";" + ValueText.hex(parts.next(DerElement.OCTET_STRING));
    }

    /// RFC 4043 §2.
    private static String permanentIdentifier(Parts parts) throws IOException {
        var words = new ArrayList<String>();
        while (parts.hasNext()) {
            var part = parts.next();
            words.add(part.is(DerElement.OBJECT_IDENTIFIER) ? Asn1.objectIdentifier(part) : ValueText.string(part));
        }
        return String.join(";", words);
    }

    private static GeneralName ediPartyName(Parts parts) throws IOException {
        var words = new ArrayList<String>();
        while (parts.hasNext()) {
            var part = parts.next();
            words.add(
                    part.constructed()
                            ? ValueText.string(new Parts(part).next())
                            : HexFormat.of().formatHex(part.content()));
        }
        return new GeneralName.Other("EdiPartyName", String.join(";", words));
    }

    /// Of 4 or 16 octets; with its mask twice as many, as name constraints have it (RFC 5280 §4.2.1.10).
    private static GeneralName address(byte[] octets) {
        return switch (octets.length) {
            case 4, 16 -> new GeneralName.Ip(IpAddress.of(octets));
            case 8, 32 -> {
                var half = octets.length / 2;
                yield new GeneralName.Other(
                        "IP",
                        IpAddress.of(Arrays.copyOf(octets, half)) + "/"
                                + prefix(Arrays.copyOfRange(octets, half, octets.length)));
            }
            default -> new GeneralName.Other("IP", HexFormat.of().formatHex(octets));
        };
    }

    private static String prefix(byte[] mask) {
        int ones = 0;
        boolean ended = false;
        for (byte octet : mask) {
            for (int bit = 7; bit >= 0; bit--) {
                boolean one = (octet >> bit & 1) == 1;
                if (one && ended) {
                    return IpAddress.of(mask).toString();
                }
                ended = !one;
                ones += one ? 1 : 0;
            }
        }
        return Integer.toString(ones);
    }
}
