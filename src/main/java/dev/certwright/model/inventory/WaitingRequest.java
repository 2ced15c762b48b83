package dev.certwright.model.inventory;

import dev.certwright.model.Bytes;
import dev.certwright.model.certificate.CertificationRequestDetails;
import java.time.Instant;

/// A certification request whose certificate has not come yet.
///
/// @param id            of its row, for as long as the vault exists
/// @param name          unique among the requests of its vault
/// @param der           the request
/// @param hasPrivateKey whether the vault holds the sealed key; else the key is on a device
public record WaitingRequest(
        long id,
        String name,
        Bytes der,
        CertificationRequestDetails details,
        boolean hasPrivateKey,
        Instant createdAt) {}
