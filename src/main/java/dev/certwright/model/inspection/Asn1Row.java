package dev.certwright.model.inspection;

import dev.certwright.model.certificate.OctetRange;

/// One element of an ASN.1 encoding. A whole encoding is a list of them in the order of the octets, so that nesting of
/// any depth needs no recursion: the children of a row are the rows behind it that are one deeper.
///
/// @param depth        0 for the outermost
/// @param range        header and content
/// @param headerLength octets of tag and length; 0 when it is no element but octets that could not be read as one
/// @param type         its tag in words: `SEQUENCE`, `INTEGER`, `[3]`, …
/// @param value        its content for a person, shortened to one line; empty for a constructed element
/// @param field        the name that its standard gives it, for example `notBefore`; empty where none is known
public record Asn1Row(int depth, OctetRange range, int headerLength, String type, String value, String field) {
    /// The type of octets that could not be read as an element; the value says why in a few technical words.
    public static final String UNREADABLE = "unreadable";

    /// The type of the last row when the rest of a very long encoding was left out.
    public static final String LEFT_OUT = "left-out";
}
