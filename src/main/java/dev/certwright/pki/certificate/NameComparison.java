package dev.certwright.pki.certificate;

import dev.certwright.model.name.DistinguishedName;
import dev.certwright.model.name.NameAttribute;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/// Compares names as RFC 5280 §7.1 has it: letters in any case, any number of spaces, whatever the kind of string.
public final class NameComparison {
    private NameComparison() {}

    public static boolean same(DistinguishedName one, DistinguishedName other) {
        if (one.equals(other)) {
            return true;
        }
        var ones = one.relativeNames();
        var others = other.relativeNames();
        if (ones.size() != others.size()) {
            return false;
        }
        for (int i = 0; i < ones.size(); i++) {
            if (!folded(ones.get(i)).equals(folded(others.get(i)))) {
                return false;
            }
        }
        return true;
    }

    /// A form in which two names are equal when [#same] says so, for finding a name among many.
    public static List<Set<NameAttribute>> key(DistinguishedName name) {
        return name.relativeNames().stream().map(NameComparison::folded).toList();
    }

    private static Set<NameAttribute> folded(List<NameAttribute> relativeName) {
        return relativeName.stream()
                .map(a -> new NameAttribute(a.oid(), folded(a.value())))
                .collect(Collectors.toCollection(HashSet::new));
    }

    private static String folded(String value) {
        var folded = value.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
        return folded.isEmpty() ? " " : folded;
    }
}
