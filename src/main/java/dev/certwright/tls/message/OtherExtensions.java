package dev.certwright.tls.message;

import dev.certwright.tls.message.Extension.Place;
import dev.certwright.tls.message.ExtensionContent.Other;

/// Extensions of a simple structure.
final class OtherExtensions {
    private OtherExtensions() {}

    static ExtensionContent number(FieldReader in, String name, int width) throws MalformedMessage {
        return ExtensionReader.said(in, Long.toUnsignedString(in.number(name, width, Long::toString)));
    }

    static ExtensionContent opaque(FieldReader in, String name, int lengthWidth) throws MalformedMessage {
        in.opaque(name, lengthWidth);
        return new Other();
    }

    static ExtensionContent text(FieldReader in, String name, int lengthWidth) throws MalformedMessage {
        return ExtensionReader.said(in, in.text(name, lengthWidth));
    }

    static ExtensionContent rest(FieldReader in, String name) throws MalformedMessage {
        in.rest(name);
        return new Other();
    }

    /// RFC 5764 §4.1.1.
    static ExtensionContent useSrtp(FieldReader in) throws MalformedMessage {
        var profiles = ExtensionReader.many(in, "SRTPProtectionProfiles", 2, 2, Registry.SRTP_PROTECTION_PROFILE);
        in.opaque("srtp_mki", 1);
        return profiles;
    }

    /// RFC 8472 §2.
    static ExtensionContent tokenBinding(FieldReader in) throws MalformedMessage {
        in.uint8("major");
        in.uint8("minor");
        in.list("key_parameters_list", 1, list -> list.uint8("TokenBindingKeyParameters"));
        return new Other();
    }

    /// RFC 9149 §2.
    static ExtensionContent ticketRequest(FieldReader in, Place place) throws MalformedMessage {
        if (place == Place.CLIENT_HELLO) {
            in.uint8("new_session_count");
            in.uint8("resumption_count");
        } else {
            in.uint8("expected_count");
        }
        return new Other();
    }

    /// RFC 9000 §18.
    static ExtensionContent quicTransportParameters(FieldReader in) throws MalformedMessage {
        in.items(list -> list.struct("transport_parameter", parameter -> {
            long type = variableLength(parameter, "transport_parameter_id");
            parameter.say(type < 1 << 16 ? Registry.QUIC_TRANSPORT_PARAMETER.name((int) type) : "0x%x".formatted(type));
            long length = variableLength(parameter, "transport_parameter_length");
            if (length > parameter.remaining()) {
                throw new MalformedMessage("a parameter of " + length + " octets");
            }
            return parameter.bounded("transport_parameter_value", (int) length, value -> value(value, type));
        }));
        return new Other();
    }

    /// Most parameters are integers, the others octets.
    private static long value(FieldReader in, long type) throws MalformedMessage {
        boolean integer = (type >= 3 && type <= 0xb) || type == 1 || type == 0xe || type == 0x20;
        if (integer && in.remaining() == width(in)) {
            long number = variableLength(in, "integer");
            in.say(Long.toString(number));
            return number;
        }
        in.rest("transport_parameter_value");
        return type;
    }

    private static int width(FieldReader in) {
        return 1 << (Math.max(0, in.peek()) >> 6);
    }

    /// An integer that says its own length (RFC 9000 §16).
    private static long variableLength(FieldReader in, String name) throws MalformedMessage {
        int width = width(in);
        long mask = (1L << (8 * width - 2)) - 1;
        return in.number(name, width, n -> Long.toString(n & mask)) & mask;
    }
}
