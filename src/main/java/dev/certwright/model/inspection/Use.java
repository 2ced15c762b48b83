package dev.certwright.model.inspection;

import dev.certwright.model.Phrase;
import java.util.List;

/// Something a certificate may or may not be used as.
///
/// @param id      `tls-server`, `tls-client`, `ca`, `ocsp-signer`; its label is the text `use.<id>`
/// @param against why not; empty when it may be used so
public record Use(String id, List<Phrase> against) {
    public Use {
        against = List.copyOf(against);
    }

    public boolean possible() {
        return against.isEmpty();
    }
}
