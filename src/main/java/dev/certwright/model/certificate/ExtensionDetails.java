package dev.certwright.model.certificate;

/// An extension of a certificate, request, revocation list or OCSP response, decoded as far as it is known.
///
/// @param oid     dotted
/// @param name    the name in its RFC, for example `subjectAltName`; the object identifier if it has none
/// @param text    its value in words, one item a line; its ASN.1 and hexadecimal octets if it is unknown or broken
/// @param decoded false when the text is not in words because the value is unknown or broken
/// @param where   all of it in the encoding around it
public record ExtensionDetails(
        String oid, String name, boolean critical, String text, boolean decoded, OctetRange where) {}
