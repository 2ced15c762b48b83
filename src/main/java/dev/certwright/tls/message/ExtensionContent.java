package dev.certwright.tls.message;

import dev.certwright.model.Bytes;
import dev.certwright.model.name.DistinguishedName;
import java.util.List;

/// What an extension says, as far as more than its fields is needed.
public sealed interface ExtensionContent {
    /// Numbers of an IANA registry: versions, groups, signature schemes, …
    record Numbers(List<Integer> numbers) implements ExtensionContent {
        public Numbers {
            numbers = List.copyOf(numbers);
        }
    }

    /// Host names or application protocols.
    record Names(List<String> names) implements ExtensionContent {
        public Names {
            names = List.copyOf(names);
        }
    }

    /// Those that could be read.
    record Authorities(List<DistinguishedName> names) implements ExtensionContent {
        public Authorities {
            names = List.copyOf(names);
        }
    }

    /// An OCSP response (RFC 6960 §4.2.1), as encoded.
    record Staple(Bytes response) implements ExtensionContent {}

    /// Nothing, or what only its fields say.
    record Other() implements ExtensionContent {}
}
