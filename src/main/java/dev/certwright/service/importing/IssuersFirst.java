package dev.certwright.service.importing;

import dev.certwright.pki.certificate.NameComparison;
import dev.certwright.service.importing.ImportService.Found;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Brings certificates into an order in which every one stands behind those that may have issued it.
final class IssuersFirst {
    private IssuersFirst() {}

    static List<Found> sorted(List<Found> found) {
        var sorted = new LinkedHashSet<Found>();
        for (var one : found) {
            place(one, found, sorted, new LinkedHashSet<>());
        }
        return new ArrayList<>(sorted);
    }

    /// @param waiting those whose issuers are being placed: two that name each other end the search
    private static void place(Found one, List<Found> all, Set<Found> placed, Set<Found> waiting) {
        if (placed.contains(one) || !waiting.add(one)) {
            return;
        }
        for (var other : all) {
            if (NameComparison.same(other.details().subject(), one.details().issuer())) {
                place(other, all, placed, waiting);
            }
        }
        placed.add(one);
    }
}
