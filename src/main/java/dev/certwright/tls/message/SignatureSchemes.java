package dev.certwright.tls.message;

import dev.certwright.tls.message.ExtensionContent.Numbers;
import java.util.List;

/// Reads signature schemes (RFC 8446 §4.2.3), which were pairs of a hash and a signature (RFC 5246 §7.4.1.4.1).
final class SignatureSchemes {
    private SignatureSchemes() {}

    /// One scheme.
    ///
    /// @return its number in the IANA registry
    static int read(FieldReader in, String name) throws MalformedMessage {
        return in.struct(name, pair -> {
            int hash = pair.uint8("hash", Registry.HASH);
            int signature = pair.uint8("signature", Registry.SIGNATURE);
            int number = hash << 8 | signature;
            pair.say(Registry.SIGNATURE_SCHEME.name(number));
            return number;
        });
    }

    /// A vector of schemes.
    static Numbers readAll(FieldReader in, String name) throws MalformedMessage {
        List<Integer> numbers = in.list(name, 2, list -> read(list, "signature_scheme"));
        in.say(Registry.SIGNATURE_SCHEME.names(numbers));
        return new Numbers(numbers);
    }
}
