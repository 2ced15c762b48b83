package dev.certwright.model.inventory;

import dev.certwright.model.certificate.OcspResponseDetails.CertificateStatus;
import dev.certwright.model.certificate.SerialNumber;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A question that a local OCSP responder answered.
///
/// @param method       `GET` or `POST`
/// @param status       of the response, a name in RFC 6960 §4.2.1, for example `successful`
/// @param certificates what was said about each; empty unless the status is `successful`
/// @param nonce        whether the question had one
public record OcspExchange(Instant at, String method, String status, List<Answered> certificates, boolean nonce) {
    public OcspExchange {
        certificates = List.copyOf(certificates);
    }

    /// What was said about one certificate.
    ///
    /// @param name of its entry, if the vault holds it
    public record Answered(SerialNumber serialNumber, Optional<String> name, CertificateStatus status) {}
}
