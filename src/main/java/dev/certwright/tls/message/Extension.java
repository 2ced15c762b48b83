package dev.certwright.tls.message;

import dev.certwright.model.Bytes;
import dev.certwright.model.name.DistinguishedName;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// An extension (RFC 8446 §4.2).
///
/// @param type number in the IANA registry
public record Extension(int type, ExtensionContent content) {
    static final int SERVER_NAME = 0x0000;
    static final int STATUS_REQUEST = 0x0005;
    static final int SIGNATURE_ALGORITHMS = 0x000d;
    static final int APPLICATION_LAYER_PROTOCOL_NEGOTIATION = 0x0010;
    static final int SUPPORTED_VERSIONS = 0x002b;
    static final int CERTIFICATE_AUTHORITIES = 0x002f;
    static final int SIGNATURE_ALGORITHMS_CERT = 0x0032;
    static final int KEY_SHARE = 0x0033;

    /// The message an extension stands in, which decides its structure.
    enum Place {
        CLIENT_HELLO,
        SERVER_HELLO,
        HELLO_RETRY_REQUEST,
        ENCRYPTED_EXTENSIONS,
        CERTIFICATE_REQUEST,
        CERTIFICATE,
        NEW_SESSION_TICKET
    }

    /// All extensions of a message; none when the message ends before them, as TLS 1.2 allows.
    static List<Extension> readAll(FieldReader message, Place place) throws MalformedMessage {
        return message.atEnd() ? List.of() : List.copyOf(message.list("extensions", 2, in -> read(in, place)));
    }

    private static Extension read(FieldReader list, Place place) throws MalformedMessage {
        return list.struct(Registry.EXTENSION.name(list.peek16()), in -> {
            int type = in.uint16("extension_type", Registry.EXTENSION);
            int length = in.uint16("extension_data_length");
            ExtensionContent nothing = new ExtensionContent.Other();
            if (length == 0) {
                return new Extension(type, nothing);
            }
            return in.bounded("extension_data", length, data -> {
                var content =
                        data.lenient(data.remaining(), nothing, inner -> ExtensionReader.read(type, inner, place));
                in.say(data.words());
                data.say("");
                return new Extension(type, content);
            });
        });
    }

    /// The numbers an extension lists; none when it is absent.
    static List<Integer> numbers(List<Extension> extensions, int type) {
        return find(
                extensions,
                type,
                List.of(),
                c -> c instanceof ExtensionContent.Numbers(var n) ? n : List.<Integer>of());
    }

    /// The authorities an extension lists; none when it is absent.
    static List<DistinguishedName> authorities(List<Extension> extensions) {
        return find(
                extensions,
                CERTIFICATE_AUTHORITIES,
                List.of(),
                c -> c instanceof ExtensionContent.Authorities(var n) ? n : List.<DistinguishedName>of());
    }

    /// The names an extension lists, parted by commas.
    static Optional<String> names(List<Extension> extensions, int type) {
        return find(
                extensions,
                type,
                Optional.empty(),
                c -> c instanceof ExtensionContent.Names(var n)
                        ? Optional.of(n.stream().collect(Collectors.joining(", ")))
                        : Optional.<String>empty());
    }

    /// The OCSP response of a certificate.
    static Optional<Bytes> staple(List<Extension> extensions) {
        return find(
                extensions,
                STATUS_REQUEST,
                Optional.empty(),
                c -> c instanceof ExtensionContent.Staple(var r) ? Optional.of(r) : Optional.<Bytes>empty());
    }

    private static <T> T find(List<Extension> all, int type, T otherwise, Function<ExtensionContent, T> content) {
        return all.stream()
                .filter(e -> e.type == type)
                .findFirst()
                .map(e -> content.apply(e.content))
                .orElse(otherwise);
    }
}
