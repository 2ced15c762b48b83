package dev.certwright.model.handshake;

import dev.certwright.model.certificate.EncodedCertificate;
import dev.certwright.model.inventory.EntryId;

/// Something this program can do at once about the cause of a failure.
public sealed interface Remedy {
    /// Issue the server's certificate anew with one more name, its key kept.
    ///
    /// @param entry the server's certificate, which is in the vault
    /// @param name  as it will stand in the certificate, a host name or an address
    record ReissueWithName(EntryId entry, String name) implements Remedy {}

    /// Issue a certificate of the vault anew for a new span of time.
    record Renew(EntryId entry, String name) implements Remedy {}

    /// Test again with another certificate of the vault.
    record ChooseClient(EntryId entry, String name) implements Remedy {}

    /// Save the certificate that is missing in the server's chain, to be appended there.
    record AddIntermediate(EncodedCertificate certificate, String name) implements Remedy {}

    /// Test again, naming this host to the server.
    record UseServerName(String name) implements Remedy {}

    /// Test again at another address: with STARTTLS, or under a name that the certificate has.
    record TestInstead(HandshakeTarget target) implements Remedy {}

    /// Trust this authority, once its fingerprint has been compared.
    record TrustAuthority(EncodedCertificate authority, String name) implements Remedy {}

    /// Issue a client certificate from an authority the server accepts.
    record IssueClient(EntryId authority, String name) implements Remedy {}

    /// Test again offering every version.
    record OfferAllVersions() implements Remedy {}
}
