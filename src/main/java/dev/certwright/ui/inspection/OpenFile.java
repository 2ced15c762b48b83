package dev.certwright.ui.inspection;

import dev.certwright.model.Cancellation;
import dev.certwright.model.Passphrase;
import dev.certwright.model.PkiException;
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

    /// Says what is in it; slow.
    ///
    /// @param known   passwords to try
    /// @param patient whether it may take long
    Inspected read(Inspecting inspecting, List<Passphrase> known, boolean patient, Cancellation cancellation)
            throws PkiException {
        var content = switch (origin) {
            case Origin.OfPath(var path, var _) -> inspecting.open(path, known, patient, cancellation);
            case Origin.OfOctets(var octets) -> inspecting.open(octets, name, known, patient, cancellation);
            case Origin.OfAddress(var address) -> inspecting.fetch(address, cancellation);
        };
        cancellation.check();
        return content;
    }

    /// Whether it was found in a folder.
    boolean found() {
        return origin instanceof Origin.OfPath(var _, var found) && found;
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
