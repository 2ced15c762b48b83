package dev.certwright.pki.certificate;

import dev.certwright.model.name.AttributeType;
import dev.certwright.model.name.DistinguishedName;
import dev.certwright.model.name.GeneralName;
import dev.certwright.model.name.NameAttribute;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.DERIA5String;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERPrintableString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x500.X500Name;

/// Between our names and Bouncy Castle's: distinguished names, general names, times, object identifiers.
public final class Asn1 {
    private static final Pattern TIME =
            Pattern.compile("(\\d{2})(\\d{2})(\\d{2})(\\d{2})(\\d{2})?(?:[.,]\\d+)?(Z|[+-]\\d{4})?");

    private Asn1() {}

    /// Parses one element with Bouncy Castle, after a check that this comes to an end.
    ///
    /// @throws IOException when it is malformed or nested too deep
    public static ASN1Primitive parse(byte[] encoding) throws IOException {
        DerElement.of(encoding).requireShallow();
        return ASN1Primitive.fromByteArray(encoding);
    }

    /// The DER encoding.
    public static byte[] der(ASN1Encodable value) {
        try {
            return value.toASN1Primitive().getEncoded(ASN1Encoding.DER);
        } catch (IOException e) {
            throw new IllegalStateException("writing to memory fails", e);
        }
    }

    /// The dotted form.
    public static String objectIdentifier(DerElement element) throws IOException {
        try {
            return ASN1ObjectIdentifier.fromContents(
                            element.expect(DerElement.OBJECT_IDENTIFIER).content())
                    .getId();
        } catch (IllegalArgumentException e) {
            throw new IOException(e);
        }
    }

    /// Reads a `Name`. A value that is no text becomes `#` and the hexadecimal encoding (RFC 4514 §2.4).
    public static DistinguishedName name(DerElement name) throws IOException {
        var relativeNames = new ArrayList<List<NameAttribute>>();
        for (var set : name.expect(DerElement.SEQUENCE).children()) {
            var attributes = new ArrayList<NameAttribute>();
            for (var element : set.expect(DerElement.SET).children()) {
                var parts = new Parts(element.expect(DerElement.SEQUENCE));
                attributes.add(new NameAttribute(objectIdentifier(parts.next()), attributeValue(parts.next())));
            }
            if (!attributes.isEmpty()) {
                relativeNames.add(attributes);
            }
        }
        return new DistinguishedName(relativeNames);
    }

    private static String attributeValue(DerElement value) {
        var content = value.content();
        Charset charset = switch (value.tag()) {
            case 0x0c -> StandardCharsets.UTF_8;
            case 0x12, 0x13, 0x14, 0x16, 0x1a -> StandardCharsets.ISO_8859_1;
            case 0x1c -> Charset.forName("UTF-32BE");
            case 0x1e -> StandardCharsets.UTF_16BE;
            default -> null;
        };
        if (charset != null && content.length > 0) {
            try {
                var text = charset.newDecoder().decode(ByteBuffer.wrap(content)).toString();
                if (!text.isEmpty()) {
                    return text;
                }
            } catch (CharacterCodingException _) {
                // not the text it says it is: shown as it is encoded
            }
        }
        return "#" + HexFormat.of().formatHex(value.encoded());
    }

    /// Encodes a name: country and serial number as PrintableString, e-mail address and domain component as
    /// IA5String, all else as UTF8String (RFC 5280 §4.1.2.4 and Appendix A.1).
    public static X500Name name(DistinguishedName name) {
        var relativeNames = new ASN1EncodableVector();
        for (var relativeName : name.relativeNames()) {
            var attributes = new ASN1EncodableVector();
            for (var attribute : relativeName) {
                attributes.add(new DERSequence(new ASN1Encodable[] {
                    new ASN1ObjectIdentifier(attribute.oid()), attributeValue(attribute),
                }));
            }
            relativeNames.add(new DERSet(attributes));
        }
        return X500Name.getInstance(new DERSequence(relativeNames));
    }

    private static ASN1Encodable attributeValue(NameAttribute attribute) {
        var type = AttributeType.of(attribute.oid()).orElse(AttributeType.COMMON_NAME);
        var value = attribute.value();
        boolean ascii = value.chars().allMatch(c -> c < 128);
        return switch (type) {
            case COUNTRY, SERIAL_NUMBER ->
                DERPrintableString.isPrintableString(value) ? new DERPrintableString(value) : new DERUTF8String(value);
            case EMAIL_ADDRESS, DOMAIN_COMPONENT -> ascii ? new DERIA5String(value) : new DERUTF8String(value);
            case STATE,
                    LOCALITY,
                    STREET,
                    ORGANIZATION,
                    ORGANIZATIONAL_UNIT,
                    COMMON_NAME,
                    SURNAME,
                    GIVEN_NAME,
                    USER_ID -> new DERUTF8String(value);
        };
    }

    /// Encodes a general name.
    ///
    /// @throws IllegalArgumentException for a kind that can be read but not made
    public static org.bouncycastle.asn1.x509.GeneralName generalName(GeneralName name) {
        return switch (name) {
            case GeneralName.Dns(var host) -> tagged(2, new DERIA5String(ascii(host)));
            case GeneralName.Ip(var address) -> tagged(7, new DEROctetString(address.toBytes()));
            case GeneralName.Email(var mailbox) -> tagged(1, new DERIA5String(ascii(mailbox.value())));
            case GeneralName.Uri(var uri) -> tagged(6, new DERIA5String(ascii(uri)));
            case GeneralName.Other(var type, var value) ->
                switch (type) {
                    case "RID" -> tagged(8, new ASN1ObjectIdentifier(value));
                    case "UPN" ->
                        tagged(0, new DERSequence(new ASN1Encodable[] {
                            new ASN1ObjectIdentifier(GeneralNameReader.UPN),
                            new DERTaggedObject(true, 0, new DERUTF8String(value)),
                        }));
                    default -> throw new IllegalArgumentException("a name of kind " + type + " cannot be encoded");
                };
        };
    }

    private static org.bouncycastle.asn1.x509.GeneralName tagged(int tag, ASN1Encodable value) {
        return new org.bouncycastle.asn1.x509.GeneralName(tag, value);
    }

    private static String ascii(String text) {
        if (text.chars().anyMatch(c -> c > 126 || c < ' ')) {
            throw new IllegalArgumentException("not plain ASCII: " + text);
        }
        return text;
    }

    /// Reads UTCTime or GeneralizedTime (RFC 5280 §4.1.2.5), also with an offset or without seconds.
    public static Instant time(DerElement element) throws IOException {
        var text = new String(element.content(), StandardCharsets.ISO_8859_1);
        boolean utc = element.is(DerElement.UTC_TIME);
        int yearDigits = utc ? 2 : 4;
        if ((!utc && !element.is(DerElement.GENERALIZED_TIME)) || !text.matches("\\d{" + yearDigits + "}.*")) {
            throw new IOException("not a time");
        }
        int year = Integer.parseInt(text.substring(0, yearDigits));
        var rest = TIME.matcher(text.substring(yearDigits));
        if (!rest.matches()) {
            throw new IOException("not a time");
        }
        try {
            return LocalDateTime.of(
                            utc ? (year < 50 ? 2000 + year : 1900 + year) : year,
                            Integer.parseInt(rest.group(1)),
                            Integer.parseInt(rest.group(2)),
                            Integer.parseInt(rest.group(3)),
                            Integer.parseInt(rest.group(4)),
                            rest.group(5) == null ? 0 : Integer.parseInt(rest.group(5)))
                    .toInstant(
                            rest.group(6) == null || rest.group(6).equals("Z")
                                    ? ZoneOffset.UTC
                                    : ZoneOffset.of(rest.group(6)));
        } catch (DateTimeException e) {
            throw new IOException(e);
        }
    }
}
