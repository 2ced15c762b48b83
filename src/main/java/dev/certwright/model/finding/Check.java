package dev.certwright.model.finding;

import dev.certwright.model.Phrase;

/// One thing that was looked at, what came out, and the evidence.
///
/// @param id       stable word for programs, lower case with hyphens, for example `host-name`; its title is the text
///                 `check.<id>`
/// @param evidence what was seen
public record Check(String id, CheckState state, Phrase evidence) {
    public Phrase title() {
        return Phrase.of("check." + id);
    }

    public boolean failed() {
        return state == CheckState.FAIL;
    }
}
