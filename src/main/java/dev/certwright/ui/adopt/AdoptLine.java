package dev.certwright.ui.adopt;

import dev.certwright.model.Phrase;
import dev.certwright.service.importing.AdoptionPlan;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A row of the plan.
///
/// @param kind  what it is about, in words
/// @param state what becomes of it, in words
/// @param mood  how that is to look
/// @param about its issuer and serial number, as far as there are any
/// @param key   whether its private key comes over as well
/// @param revoked why it is revoked
/// @param notes what a person should know
record AdoptLine(
        Phrase kind,
        Phrase state,
        Mood mood,
        String name,
        String about,
        boolean key,
        Optional<Phrase> revoked,
        List<Phrase> notes) {
    /// How good it is.
    enum Mood {
        GOOD,
        NEUTRAL,
        ATTENTION,
        BAD
    }

    AdoptLine {
        notes = List.copyOf(notes);
    }

    static AdoptLine of(AdoptionPlan.Row row) {
        var mood = switch (row.state()) {
            case NEW, COMPLETED -> row.notes().isEmpty() ? Mood.GOOD : Mood.ATTENTION;
            case KNOWN -> Mood.NEUTRAL;
            case LOCKED -> Mood.ATTENTION;
            case CONFLICT, LEFT_OUT -> Mood.BAD;
        };
        return new AdoptLine(
                Phrase.of("adopt.kind." + word(row.kind())),
                Phrase.of("adopt.state." + word(row.state())),
                mood,
                row.name(),
                String.join("  ", row.issuer(), row.serial()).strip(),
                row.privateKey(),
                row.revocation()
                        .map(one ->
                                Phrase.of("revocation.reason." + one.reason().rfcName())),
                row.notes());
    }

    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
