package dev.certwright.model.certificate;

/// An extension of a certificate, decoded as far as it is known.
///
/// @param oid      dotted
/// @param name     the name in its RFC, for example `subjectAltName`; the object identifier if it has none
/// @param text     its value in words, one item a line; hexadecimal if it is unknown or broken
/// @param decoded  false when the text is hexadecimal because the value is unknown or broken
public record ExtensionDetails(String oid, String name, boolean critical, String text, boolean decoded) {}
