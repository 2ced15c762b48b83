package dev.certwright.ui.passphrase;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.certwright.model.PkiException;
import dev.certwright.ui.common.Background;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class PassphraseGateTest {
    private final List<String> asked = new ArrayList<>();
    private final List<String> results = new ArrayList<>();
    private final List<PkiException> failures = new ArrayList<>();
    private boolean answer = true;
    private int attempts;

    private final PassphraseGate gate =
            new PassphraseGate(new Background(Runnable::run, Runnable::run), new PassphrasePrompt() {
                @Override
                public void unlock(Consumer<Boolean> answered) {
                    asked.add("unlock");
                    answered.accept(answer);
                }

                @Override
                public void choose(Consumer<Boolean> answered) {
                    asked.add("choose");
                    answered.accept(answer);
                }
            });

    @Test
    void asksForThePassphraseAndDoesTheWorkAgain() {
        run(new PkiException.VaultLocked());
        assertEquals(List.of("unlock"), asked);
        assertEquals(List.of("done"), results);
        assertEquals(2, attempts);
    }

    @Test
    void letsThePersonChooseBeforeTheFirstKey() {
        run(new PkiException.ProtectionUndecided());
        assertEquals(List.of("choose"), asked);
        assertEquals(List.of("done"), results);
    }

    @Test
    void countsADeclinedQuestionAsCancelled() {
        answer = false;
        run(new PkiException.VaultLocked());
        assertInstanceOf(PkiException.Cancelled.class, failures.getFirst());
        assertEquals(1, attempts);
    }

    @Test
    void handsOnEveryOtherFailureUnasked() {
        run(new PkiException.EntryMissing("x"));
        assertEquals(List.of(), asked);
        assertInstanceOf(PkiException.EntryMissing.class, failures.getFirst());
    }

    private void run(PkiException firstTime) {
        gate.run(
                _ -> {
                    if (++attempts == 1) {
                        throw firstTime;
                    }
                    return "done";
                },
                results::add,
                failures::add);
    }
}
