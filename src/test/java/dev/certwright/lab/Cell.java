package dev.certwright.lab;

import dev.certwright.model.handshake.ClientAuthentication.Asks;
import dev.certwright.model.handshake.TlsVersion;
import java.util.Set;

/// One test: a configuration, a version and a fault, with what came of it.
///
/// @param word     the server's, as an independent client heard it
/// @param bcHears  whether the plain Bouncy Castle client got the alert; true when there was none
/// @param jsseHears whether the plain Java client did; true when there was none
record Cell(
        Configuration configuration,
        TlsVersion version,
        Fault fault,
        Word word,
        Seen seen,
        boolean bcHears,
        boolean jsseHears) {
    boolean refused() {
        return configuration.asking() == Asks.ASKS_LATE ? !word.accepts() : configuration.refuses(fault);
    }

    /// Whether the server did what its configuration promises; else the table of this bench is wrong.
    boolean asPromised() {
        if (configuration.asking() == Asks.ASKS_LATE) {
            return true;
        }
        return refused() ? word.refuses(configuration.manner(fault)) : word.accepts();
    }

    boolean captured() {
        return seen.holds(word);
    }

    Set<String> expected() {
        return Expectations.causes(configuration, fault, word);
    }

    /// Where the server refuses: the true cause came first. Where it accepts: no refusal was made up.
    boolean causeNamed() {
        return refused()
                ? expected().contains(seen.first().orElse(Expectations.NOTHING))
                : seen.causes().stream().noneMatch(id -> id.matches("D2\\d|D3[0-5]"));
    }

    boolean rejectionTold() {
        return seen.authentication(version)
                .filter(v -> v.rejectsYours() == refused())
                .isPresent();
    }

    String row() {
        return configuration + ", " + version;
    }

    @Override
    public String toString() {
        return row() + ", " + fault + ": server said " + word + ", "
                + (refused() ? "expected " + String.join("/", expected()) : "accepted") + ", got " + seen;
    }
}
