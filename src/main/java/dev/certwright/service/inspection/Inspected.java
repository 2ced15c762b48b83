package dev.certwright.service.inspection;

import dev.certwright.model.Bytes;
import dev.certwright.model.Phrase;
import dev.certwright.model.certificate.CertificateDetails;
import dev.certwright.model.certificate.CertificationRequestDetails;
import dev.certwright.model.certificate.Fingerprint;
import dev.certwright.model.certificate.PublicKeyDetails;
import dev.certwright.model.certificate.RevocationListDetails;
import dev.certwright.model.inspection.Fact;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/// What is in a file.
///
/// @param source what the person called it: a file name, an address, or `-`
/// @param kind   stable word of the container: `pem`, `der`, `pkcs12`; `address` for what a server sent
/// @param octets the encoding of each item, in the same order; empty for what is not to be shown or has none
/// @param facts  what is known of each item that its encoding does not show, in the same order
/// @param notes  what is odd about the container
public record Inspected(
        String source, String kind, List<Item> items, List<Bytes> octets, List<List<Fact>> facts, List<Phrase> notes) {
    public Inspected {
        items = List.copyOf(items);
        octets = List.copyOf(octets);
        facts = facts.stream().map(List::copyOf).toList();
        notes = List.copyOf(notes);
        if (octets.size() != items.size() || facts.size() != items.size()) {
            throw new IllegalArgumentException(items.size() + " items");
        }
    }

    /// With nothing to be known beyond the encodings.
    public Inspected(String source, String kind, List<Item> items, List<Bytes> octets, List<Phrase> notes) {
        this(source, kind, items, octets, Collections.nCopies(items.size(), List.of()), notes);
    }

    /// One thing in the file.
    public sealed interface Item {
        record Certificate(CertificateDetails details, Optional<String> alias) implements Item {}

        /// A private key; the key itself stays below.
        ///
        /// @param label   algorithm and size
        /// @param matches the first certificate of the same file that it belongs to, counted among all items
        ///                from 0
        /// @param spki    SHA-256 of the public key that belongs to it, where that is known
        record PrivateKey(String label, Optional<String> alias, Optional<Integer> matches, Optional<Fingerprint> spki)
                implements Item {}

        record PublicKey(PublicKeyDetails details, Optional<String> alias) implements Item {}

        record Request(CertificationRequestDetails details) implements Item {}

        record RevocationList(RevocationListDetails details) implements Item {}

        /// Anything else that was found. What is known of it stands on its page.
        ///
        /// @param kind  stable word for programs, as `ocsp-response` or `secret-key`; its name is the text
        ///              `item.<kind>`
        /// @param label what tells it from others of its kind, as a name or an algorithm
        record Other(String kind, String label, Optional<String> alias) implements Item {}

        /// A part that did not open or could not be read.
        ///
        /// @param kind   what it would be, in the same words
        /// @param why    a sentence with what to do
        /// @param locked whether a password may open it
        record Closed(String kind, Optional<String> alias, Phrase why, boolean locked) implements Item {}
    }
}
