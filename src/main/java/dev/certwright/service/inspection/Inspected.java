package dev.certwright.service.inspection;

import dev.certwright.model.Phrase;
import dev.certwright.model.certificate.CertificateDetails;
import dev.certwright.model.certificate.CertificationRequestDetails;
import dev.certwright.model.certificate.RevocationListDetails;
import java.util.List;
import java.util.Optional;

/// What is in a file.
///
/// @param source what the person called it: a file name, or `-`
/// @param kind   stable word of the container: `pem`, `der`, `pkcs12`
/// @param notes  what is odd about the container
public record Inspected(String source, String kind, List<Item> items, List<Phrase> notes) {
    public Inspected {
        items = List.copyOf(items);
        notes = List.copyOf(notes);
    }

    /// One thing in the file.
    public sealed interface Item {
        record Certificate(CertificateDetails details, Optional<String> alias) implements Item {}

        /// A private key; the key itself stays below.
        ///
        /// @param label   algorithm and size
        /// @param matches the certificate of the same file that it belongs to, counted among the items from 0
        record PrivateKey(String label, Optional<String> alias, Optional<Integer> matches) implements Item {}

        record Request(CertificationRequestDetails details) implements Item {}

        record RevocationList(RevocationListDetails details) implements Item {}
    }
}
