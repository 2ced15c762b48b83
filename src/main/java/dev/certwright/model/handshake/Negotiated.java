package dev.certwright.model.handshake;

import java.util.Optional;

/// What client and server agreed on.
///
/// @param cipherSuite         in the words of the IANA registry
/// @param group               key agreement group, for example `x25519`; empty when none was negotiated
/// @param applicationProtocol ALPN (RFC 7301)
public record Negotiated(
        TlsVersion version, String cipherSuite, Optional<String> group, Optional<String> applicationProtocol) {}
