package dev.certwright.service.requests;

import dev.certwright.model.PkiException;
import dev.certwright.model.inventory.EntryName;

/// Finds a name that nothing has yet.
final class FreeName {
    /// Leaves room for a number behind it.
    private static final int LONGEST = EntryName.MAX_LENGTH - 8;

    private FreeName() {}

    /// Says whether something is called that already.
    @FunctionalInterface
    interface Taken {
        boolean test(String name) throws PkiException;
    }

    /// The wanted name, which a stranger may have written, or one with a number behind it.
    static String of(String wanted, Taken taken) throws PkiException {
        var printable = wanted.codePoints()
                .filter(c -> !Character.isISOControl(c) && Character.getType(c) != Character.FORMAT)
                .limit(LONGEST)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .strip();
        var base = printable.isEmpty() ? "certificate" : printable;
        var name = base;
        for (int n = 2; taken.test(name); n++) {
            name = base + " " + n;
        }
        return name;
    }
}
