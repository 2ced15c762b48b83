package dev.certwright.tls.opinion;

import dev.certwright.model.Bytes;
import dev.certwright.model.certificate.Credential;
import dev.certwright.model.certificate.EncodedCertificate;
import dev.certwright.model.handshake.TlsVersion;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A connection for the JDK to make.
///
/// @param host       what the server's certificate must be valid for
/// @param serverName told to the server (RFC 6066 §3); empty for none
/// @param request    sent once the connection stands, for a server that judges only then
/// @param limit      for everything
public record JavaQuestion(
        String host,
        int port,
        Optional<Credential> credential,
        List<EncodedCertificate> anchors,
        Set<TlsVersion> versions,
        Optional<String> serverName,
        Optional<Bytes> request,
        Duration limit) {
    public JavaQuestion {
        anchors = List.copyOf(anchors);
        versions = Set.copyOf(versions);
    }
}
