package dev.certwright.pki.path;

import dev.certwright.model.certificate.EncodedCertificate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// All certificates a path may be made of, by subject; anchors come first.
final class CertificatePool {
    private final Map<EncodedCertificate, Optional<PathCertificate>> decoded = new HashMap<>();
    private final Map<CanonicalName, List<PathCertificate>> bySubject = new HashMap<>();
    private final Set<EncodedCertificate> trusted;

    CertificatePool(List<EncodedCertificate> anchors, List<EncodedCertificate> untrusted) {
        trusted = Set.copyOf(anchors);
        anchors.forEach(this::add);
        untrusted.forEach(this::add);
    }

    private void add(EncodedCertificate encoded) {
        if (decoded.containsKey(encoded)) {
            return;
        }
        var certificate = PathCertificate.read(encoded);
        decoded.put(encoded, certificate);
        certificate.ifPresent(c ->
                bySubject.computeIfAbsent(c.subject(), _ -> new ArrayList<>()).add(c));
    }

    /// Decodes a certificate that is to be judged; empty when it is not one.
    Optional<PathCertificate> read(EncodedCertificate encoded) {
        return decoded.getOrDefault(encoded, Optional.empty()).or(() -> PathCertificate.read(encoded));
    }

    boolean isAnchor(PathCertificate certificate) {
        return trusted.contains(certificate.encoded());
    }

    List<PathCertificate> withSubject(CanonicalName subject) {
        return bySubject.getOrDefault(subject, List.of());
    }
}
