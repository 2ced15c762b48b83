package dev.certwright.model.finding;

import dev.certwright.model.Phrase;
import dev.certwright.model.certificate.OctetRange;
import java.util.Optional;

/// Something about one certificate that a rule objects to.
///
/// @param code     stable word for programs, lower case with hyphens, for example `san-missing`; its title is the text
///                 `lint.<code>.title`
/// @param sentence what was found and why it matters, with what was seen
/// @param source   document and section, for example `RFC 5280 §4.2.1.6`
/// @param where    the octets of the encoding that it is about, if it is about some in particular
public record Finding(String code, Severity severity, Phrase sentence, String source, Optional<OctetRange> where) {
    /// The finding in a few words.
    public Phrase title() {
        return Phrase.of("lint." + code + ".title");
    }
}
