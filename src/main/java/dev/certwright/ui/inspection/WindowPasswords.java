package dev.certwright.ui.inspection;

import dev.certwright.model.Passphrase;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The passwords that opened something in this window. They are tried on everything that is opened later, and wiped
/// with the window.
final class WindowPasswords implements AutoCloseable {
    private final List<Passphrase> known = new ArrayList<>();

    /// Those to try: the candidate first, then the latest.
    List<Passphrase> with(Optional<Passphrase> candidate) {
        var all = new ArrayList<Passphrase>();
        candidate.ifPresent(all::add);
        all.addAll(known.reversed());
        return List.copyOf(all);
    }

    void keep(Passphrase password) {
        if (known.stream().anyMatch(other -> same(other, password))) {
            password.close();
        } else {
            known.add(password);
        }
    }

    private static boolean same(Passphrase left, Passphrase right) {
        var a = left.copy();
        var b = right.copy();
        try {
            return Arrays.equals(a, b);
        } finally {
            Arrays.fill(a, '\0');
            Arrays.fill(b, '\0');
        }
    }

    @Override
    public void close() {
        known.forEach(Passphrase::close);
        known.clear();
    }
}
