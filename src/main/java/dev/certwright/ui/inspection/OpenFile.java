package dev.certwright.ui.inspection;

import dev.certwright.model.certificate.CertificateDetails;
import dev.certwright.service.inspection.Inspected;
import java.util.List;
import java.util.stream.Stream;

/// A file, or what stands for one, that the person has opened.
///
/// @param id   unique in its window
/// @param name what to call it in the list
public record OpenFile(int id, String name, Origin origin, FileState state) {
    OpenFile with(FileState other) {
        return new OpenFile(id, name, origin, other);
    }

    /// What is in it, as far as is known.
    public List<Inspected.Item> items() {
        return state.seen().map(Inspected::items).orElse(List.of());
    }

    Stream<CertificateDetails> certificates() {
        return items().stream()
                .filter(Inspected.Item.Certificate.class::isInstance)
                .map(item -> ((Inspected.Item.Certificate) item).details());
    }

    /// How many things in it a password may open.
    static long locked(Inspected content) {
        return content.items().stream()
                .filter(item -> item instanceof Inspected.Item.Closed(var _, var _, var _, var locked) && locked)
                .count();
    }
}
