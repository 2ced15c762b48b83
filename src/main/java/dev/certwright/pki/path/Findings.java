package dev.certwright.pki.path;

import dev.certwright.model.Phrase;
import dev.certwright.model.finding.Check;
import dev.certwright.model.finding.CheckState;
import java.util.ArrayList;
import java.util.List;

/// What one check has found so far. The gravest finding counts; of equals the first.
///
/// Keys are whole, for example `check.dates.expired`, so that they can be searched for.
final class Findings {
    private static final List<CheckState> GRAVEST_FIRST =
            List.of(CheckState.FAIL, CheckState.WARN, CheckState.NOT_DONE, CheckState.PASS);

    private final String id;
    private final List<Check> found = new ArrayList<>();

    Findings(String id) {
        this.id = id;
    }

    void pass(String key, Object... arguments) {
        add(CheckState.PASS, key, arguments);
    }

    void warn(String key, Object... arguments) {
        add(CheckState.WARN, key, arguments);
    }

    void fail(String key, Object... arguments) {
        add(CheckState.FAIL, key, arguments);
    }

    void notDone(String key, Object... arguments) {
        add(CheckState.NOT_DONE, key, arguments);
    }

    /// Takes over what another check of the same kind found.
    void add(Check other) {
        found.add(other);
    }

    boolean failed() {
        return found.stream().anyMatch(Check::failed);
    }

    /// The outcome; when nothing was found, a pass with this evidence.
    Check orPass(String key, Object... arguments) {
        for (var state : GRAVEST_FIRST) {
            for (var check : found) {
                if (check.state() == state) {
                    return check;
                }
            }
        }
        return new Check(id, CheckState.PASS, Phrase.of(key, arguments));
    }

    /// The outcome; when nothing was found, a failure with this evidence.
    Check orFail(String key, Object... arguments) {
        if (found.isEmpty()) {
            fail(key, arguments);
        }
        return orPass(key, arguments);
    }

    private void add(CheckState state, String key, Object... arguments) {
        found.add(new Check(id, state, Phrase.of(key, arguments)));
    }
}
