package dev.certwright.model.handshake;

import dev.certwright.model.Parsed;
import dev.certwright.model.inventory.EntryId;
import dev.certwright.model.name.GeneralName;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A handshake in memory that a person asks for, between a server and a client certificate.
///
/// @param server      of the vault, with its key
/// @param trust       what the client trusts; empty for the end of the server's chain
/// @param clientTrust whose clients the server accepts; empty for the end of the client's chain
/// @param host        the name or address under which the client means to reach the server
/// @param versions    that the client offers; at least one
public record DryRun(
        EntryId server,
        ClientChoice client,
        Optional<TrustChoice> trust,
        Optional<TrustChoice> clientTrust,
        String host,
        Set<TlsVersion> versions) {
    public DryRun {
        versions = Set.copyOf(versions);
    }

    /// A name under which a server can be reached, from its certificate: the first that is one.
    public static Optional<String> host(List<GeneralName> subjectAltNames) {
        return subjectAltNames.stream()
                .flatMap(name -> switch (name) {
                    case GeneralName.Dns(var dns) -> Optional.of(dns.replaceFirst("^\\*\\.", "www.")).stream();
                    case GeneralName.Ip(var address) -> Optional.of(address.toString()).stream();
                    case GeneralName.Email _, GeneralName.Uri _, GeneralName.Other _ ->
                        Optional.<String>empty().stream();
                })
                .findFirst();
    }

    /// Reads a host as people type it.
    public static Parsed<String> parseHost(String text) {
        return HandshakeTarget.parse("tls://" + text.strip()).map(HandshakeTarget::host);
    }
}
