package dev.certwright.ui.step;

import dev.certwright.ui.wizard.WizardStep;
import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;

/// The last look before the certificate is made. Asks nothing.
public final class ReviewViewModel implements WizardStep {
    private final List<WizardStep> answered;
    private final ReadOnlyBooleanWrapper complete = new ReadOnlyBooleanWrapper(this, "complete", true);

    /// @param answered the pages before this one
    public ReviewViewModel(List<WizardStep> answered) {
        this.answered = answered.stream().filter(WizardStep::applicable).toList();
    }

    /// The pages a person may want to go back to.
    public List<WizardStep> answered() {
        return answered;
    }

    @Override
    public String titleKey() {
        return "wizard.step.review";
    }

    @Override
    public ReadOnlyBooleanProperty complete() {
        return complete.getReadOnlyProperty();
    }

    @Override
    public void reveal() {}
}
