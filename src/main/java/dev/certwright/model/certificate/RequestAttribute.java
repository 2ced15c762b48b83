package dev.certwright.model.certificate;

/// An attribute of a certification request other than the extensions it asks for (RFC 2986 §4.1, RFC 2985 §5.4).
///
/// @param oid     dotted
/// @param name    its usual name, for example `challengePassword`; the object identifier if it has none
/// @param text    its values in words, one a line; for a challenge password only that it is there
/// @param decoded false when the text is ASN.1 and hexadecimal because the attribute is unknown or broken
/// @param where   all of it in the encoding of the request
public record RequestAttribute(String oid, String name, String text, boolean decoded, OctetRange where) {}
