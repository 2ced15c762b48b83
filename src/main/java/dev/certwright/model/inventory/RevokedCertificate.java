package dev.certwright.model.inventory;

import dev.certwright.model.certificate.SerialNumber;
import java.util.Optional;

/// A certificate that a CA of the vault has revoked.
///
/// @param name of its entry; empty when the vault does not hold the certificate
public record RevokedCertificate(SerialNumber serialNumber, Revocation revocation, Optional<String> name) {}
