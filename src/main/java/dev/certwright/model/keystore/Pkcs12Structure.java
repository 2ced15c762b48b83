package dev.certwright.model.keystore;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A PKCS #12 container taken apart (RFC 7292 §4), as far as the passwords open it.
///
/// @param version    3 in every real one
/// @param signed     whether a digital signature protects its integrity, not a password
/// @param mac        the integrity check under a password; empty without one
/// @param indefinite whether lengths are left open (BER) somewhere
/// @param trailing   octets behind its end
public record Pkcs12Structure(
        int version,
        boolean signed,
        Optional<StoreMac> mac,
        boolean indefinite,
        int trailing,
        PasswordState password,
        List<SafePart> parts) {
    public Pkcs12Structure {
        parts = List.copyOf(parts);
    }

    /// Which password opens it.
    public enum PasswordState {
        /// One of those given.
        GIVEN,
        /// The empty one (in PKCS #12's own form that is two zero octets).
        EMPTY,
        /// None at all, which some programs tell from the empty one (no octets).
        ABSENT,
        /// None is needed: nothing is encrypted or authenticated under one.
        NOT_NEEDED,
        /// One is needed and none was given.
        MISSING,
        /// None of those given.
        WRONG,
        /// It cannot be said: the way it is protected is not known here or would take too long to try.
        UNKNOWN
    }

    /// All entries, those within others behind them.
    public List<Bag> bags() {
        var all = new ArrayList<Bag>();
        parts.forEach(part -> collect(part.bags(), all));
        return List.copyOf(all);
    }

    private static void collect(List<Bag> bags, List<Bag> all) {
        for (var bag : bags) {
            all.add(bag);
            collect(bag.inside(), all);
        }
    }

    /// Whether nothing stayed shut.
    public boolean open() {
        return parts.stream().allMatch(part -> part.access() == Access.OPEN)
                && bags().stream().allMatch(bag -> bag.access() == Access.OPEN);
    }
}
