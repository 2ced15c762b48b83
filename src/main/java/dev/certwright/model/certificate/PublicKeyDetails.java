package dev.certwright.model.certificate;

/// The public key of a certificate or request (RFC 5280 §4.1.2.7).
///
/// @param algorithm  `RSA`, `EC`, `Ed25519`, … or the object identifier
/// @param label      algorithm and size for a person, for example `RSA 2048`, `ECDSA P-256`
/// @param bits       size of the modulus or of the curve's field; 0 when unknown
/// @param spkiSha256 over the encoded SubjectPublicKeyInfo; equal exactly for equal keys
public record PublicKeyDetails(String algorithm, String label, int bits, Fingerprint spkiSha256) {}
