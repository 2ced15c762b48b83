package dev.certwright.ui.wizard;

import dev.certwright.model.Cancellation;
import dev.certwright.model.PkiException;
import dev.certwright.ui.common.Background;
import dev.certwright.ui.common.KeyAccess;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// Where a person stands in a wizard, and what becomes of it. Needs javafx.base only.
///
/// @param <R> what the wizard makes
public final class WizardModel<R> {
    /// The life of a wizard.
    public sealed interface Phase<R> {
        record Editing<R>() implements Phase<R> {}

        record Working<R>() implements Phase<R> {}

        record Failed<R>(PkiException failure) implements Phase<R> {}

        record Done<R>(R result) implements Phase<R> {}
    }

    private final List<WizardStep> steps;
    private final KeyAccess keys;
    private final Supplier<Background.Work<R>> work;
    private final ReadOnlyObjectWrapper<WizardStep> step;
    private final ReadOnlyObjectWrapper<Phase<R>> phase =
            new ReadOnlyObjectWrapper<>(this, "phase", new Phase.Editing<>());
    private final BooleanBinding working;
    private final BooleanBinding done;
    private final BooleanBinding canGoBack;
    private final BooleanBinding onLastStep;
    private Optional<Cancellation> running = Optional.empty();

    /// @param steps those that apply, in order; at least one
    /// @param first where it begins, when earlier answers are known already
    /// @param work  takes the answers on the UI thread and makes the result of them on a worker thread
    public WizardModel(List<WizardStep> steps, WizardStep first, KeyAccess keys, Supplier<Background.Work<R>> work) {
        this.steps = steps.stream().filter(WizardStep::applicable).toList();
        this.keys = keys;
        this.work = work;
        this.step = new ReadOnlyObjectWrapper<>(this, "step", first);
        working = Bindings.createBooleanBinding(() -> phase.get() instanceof Phase.Working, phase);
        done = Bindings.createBooleanBinding(() -> phase.get() instanceof Phase.Done, phase);
        canGoBack = Bindings.createBooleanBinding(() -> editable() && index() > 0, step, phase);
        onLastStep = Bindings.createBooleanBinding(() -> index() == this.steps.size() - 1, step);
    }

    /// The pages of this wizard, in order.
    public List<WizardStep> steps() {
        return steps;
    }

    public ReadOnlyObjectProperty<WizardStep> stepProperty() {
        return step.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Phase<R>> phaseProperty() {
        return phase.getReadOnlyProperty();
    }

    public BooleanBinding working() {
        return working;
    }

    public BooleanBinding done() {
        return done;
    }

    public BooleanBinding canGoBack() {
        return canGoBack;
    }

    public BooleanBinding onLastStep() {
        return onLastStep;
    }

    public void back() {
        if (canGoBack.get()) {
            show(steps.get(index() - 1));
        }
    }

    /// Goes to the next page; on the last one, starts the work. On an incomplete page it reveals the problems and
    /// stays.
    public void next() {
        if (!editable()) {
            return;
        }
        if (!step.get().complete().get()) {
            step.get().reveal();
        } else if (onLastStep.get()) {
            createNow();
        } else {
            show(steps.get(index() + 1));
        }
    }

    /// Starts the work with the answers as they are; goes to the first page that is incomplete instead, if any.
    public void createNow() {
        if (!editable()) {
            return;
        }
        steps.stream()
                .filter(s -> !s.complete().get())
                .findFirst()
                .ifPresentOrElse(
                        incomplete -> {
                            show(incomplete);
                            incomplete.reveal();
                        },
                        this::start);
    }

    /// Shows one of the pages, for example to change an answer.
    public void show(WizardStep target) {
        if (editable()) {
            phase.set(new Phase.Editing<>());
            step.set(target);
        }
    }

    /// Stops the work. The answers stay.
    public void cancelWork() {
        running.ifPresent(Cancellation::cancel);
    }

    private void start() {
        phase.set(new Phase.Working<>());
        running = Optional.of(keys.run(work.get(), result -> phase.set(new Phase.Done<>(result)), this::failed));
    }

    private void failed(PkiException failure) {
        phase.set(failure instanceof PkiException.Cancelled ? new Phase.Editing<>() : new Phase.Failed<>(failure));
    }

    private boolean editable() {
        return !(phase.get() instanceof Phase.Working) && !(phase.get() instanceof Phase.Done);
    }

    private int index() {
        return steps.indexOf(step.get());
    }
}
