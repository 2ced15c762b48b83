package dev.certwright.service.importing;

import dev.certwright.model.inventory.EntryName;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Names for what comes from elsewhere, each one given once.
final class NewNames {
    /// Leaves room for a number behind it.
    private static final int LONGEST = EntryName.MAX_LENGTH - 8;

    private final Set<String> taken;
    private final Map<String, Integer> next = new HashMap<>();

    NewNames(Set<String> taken) {
        this.taken = new HashSet<>(taken);
    }

    /// What a stranger wrote, or else the other, with a number behind it where it is taken.
    String give(String wanted, String otherwise) {
        var base = usable(wanted).or(() -> usable(otherwise)).orElse("?");
        if (taken.add(base)) {
            return base;
        }
        // a thousand of the same name are numbered one after the other, not each from the beginning
        for (int n = next.getOrDefault(base, 2); ; n++) {
            if (taken.add(base + " " + n)) {
                next.put(base, n + 1);
                return base + " " + n;
            }
        }
    }

    /// Fit for a name; empty when nothing is left of it.
    static Optional<String> usable(String text) {
        var printable = text.codePoints()
                .filter(c -> !Character.isISOControl(c))
                .limit(LONGEST)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .strip();
        return printable.isEmpty() ? Optional.empty() : Optional.of(printable);
    }
}
