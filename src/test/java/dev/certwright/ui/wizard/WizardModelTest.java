package dev.certwright.ui.wizard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.certwright.model.PkiException;
import dev.certwright.ui.common.Background;
import dev.certwright.ui.common.KeyAccess;
import dev.certwright.ui.wizard.WizardModel.Phase;
import java.util.ArrayDeque;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import org.junit.jupiter.api.Test;

class WizardModelTest {
    private static final KeyAccess AT_ONCE = KeyAccess.of(new Background(Runnable::run, Runnable::run));

    private final Step first = new Step(true);
    private final Step second = new Step(true);
    private final Step third = new Step(true);

    @Test
    void staysOnAnIncompleteStepAndRevealsItsProblems() {
        first.complete.set(false);
        var wizard = wizard(List.of(first, second), AT_ONCE, _ -> "made");
        wizard.next();
        assertSame(first, wizard.stepProperty().get());
        assertTrue(first.revealed);
        first.complete.set(true);
        wizard.next();
        assertSame(second, wizard.stepProperty().get());
    }

    @Test
    void leavesOutAStepThatDoesNotApply() {
        second.applicable = false;
        var wizard = wizard(List.of(first, second, third), AT_ONCE, _ -> "made");
        assertEquals(List.of(first, third), wizard.steps());
        wizard.next();
        assertSame(third, wizard.stepProperty().get());
        wizard.back();
        assertSame(first, wizard.stepProperty().get());
        assertFalse(wizard.canGoBack().get());
    }

    @Test
    void createNowGoesToTheFirstIncompletePage() {
        second.complete.set(false);
        var wizard = wizard(List.of(first, second, third), AT_ONCE, _ -> "made");
        wizard.createNow();
        assertSame(second, wizard.stepProperty().get());
        assertTrue(second.revealed);
        second.complete.set(true);
        wizard.createNow();
        assertEquals(
                "made",
                assertInstanceOf(Phase.Done.class, wizard.phaseProperty().get()).result());
    }

    @Test
    void aSecondPressStartsNothing() {
        var queue = new ArrayDeque<Runnable>();
        var wizard = wizard(List.of(first), KeyAccess.of(new Background(queue::add, Runnable::run)), _ -> "made");
        wizard.next();
        assertTrue(wizard.working().get());
        wizard.next();
        assertEquals(1, queue.size());
    }

    @Test
    void cancelStopsTheWorkAndKeepsThePage() {
        var queue = new ArrayDeque<Runnable>();
        var wizard = wizard(List.of(first), KeyAccess.of(new Background(queue::add, Runnable::run)), cancellation -> {
            cancellation.check();
            return "made";
        });
        wizard.next();
        wizard.cancelWork();
        queue.remove().run();
        assertInstanceOf(Phase.Editing.class, wizard.phaseProperty().get());
        assertSame(first, wizard.stepProperty().get());
    }

    @Test
    void canBeTriedAgainAfterAFailure() {
        var wizard = wizard(List.of(first), AT_ONCE, _ -> {
            throw new PkiException.WrongPassphrase();
        });
        wizard.next();
        assertInstanceOf(Phase.Failed.class, wizard.phaseProperty().get());
        wizard.next();
        assertInstanceOf(Phase.Failed.class, wizard.phaseProperty().get());
    }

    private static WizardModel<String> wizard(List<WizardStep> steps, KeyAccess keys, Background.Work<String> work) {
        return new WizardModel<>(steps, steps.getFirst(), keys, () -> work);
    }

    private static final class Step implements WizardStep {
        final BooleanProperty complete;
        boolean applicable = true;
        boolean revealed;

        Step(boolean complete) {
            this.complete = new SimpleBooleanProperty(complete);
        }

        @Override
        public String titleKey() {
            return "title";
        }

        @Override
        public BooleanProperty complete() {
            return complete;
        }

        @Override
        public boolean applicable() {
            return applicable;
        }

        @Override
        public void reveal() {
            revealed = true;
        }
    }
}
