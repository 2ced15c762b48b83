package dev.certwright.model.inspection;

import dev.certwright.model.certificate.OctetRange;
import java.util.Optional;

/// One line of an overview.
///
/// @param id    stable word, for example `subject`, `not-after`, `spki-sha256`; its label is the text `fact.<id>`
/// @param value complete and ready to copy; technical words are the same in every language
/// @param where the octets that say so, where one place does
public record Fact(String id, String value, Optional<OctetRange> where) {
    public Fact(String id, String value) {
        this(id, value, Optional.empty());
    }
}
