package dev.certwright.pki.lint;

import dev.certwright.pki.certificate.Asn1;
import dev.certwright.pki.certificate.DerElement;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;

/// Reads the times of a certificate, strict or not.
final class Times {
    private Times() {}

    static Optional<Instant> read(Node time) {
        try {
            return Optional.of(Asn1.time(DerElement.of(time.encoded())));
        } catch (IOException _) {
            return Optional.empty();
        }
    }
}
