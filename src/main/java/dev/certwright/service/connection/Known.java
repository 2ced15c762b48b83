package dev.certwright.service.connection;

import dev.certwright.model.certificate.EncodedCertificate;
import dev.certwright.model.inventory.Entry;
import dev.certwright.model.inventory.EntryId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What the person owns, as far as it may help.
///
/// @param entries those of the vault; empty when there is none
record Known(List<Entry> entries) {
    Known {
        entries = List.copyOf(entries);
    }

    Optional<Entry> entry(EncodedCertificate certificate) {
        return entries.stream().filter(e -> e.certificate().equals(certificate)).findFirst();
    }

    Optional<Entry> entry(EntryId id) {
        return entries.stream().filter(e -> e.id().equals(id)).findFirst();
    }

    /// Whether this program can issue a successor of the entry: its issuer's key is here.
    boolean reissuable(Entry entry) {
        return entry.issuer().flatMap(this::entry).filter(Entry::hasPrivateKey).isPresent();
    }

    Stream<Entry> authorities() {
        return entries.stream().filter(e -> e.profile().authority());
    }
}
