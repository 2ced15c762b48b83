package dev.certwright.ui.wizard;

import javafx.beans.value.ObservableBooleanValue;

/// The state of one wizard page. It knows no node.
public interface WizardStep {
    /// Key of the page title.
    String titleKey();

    /// True while every answer of the page is valid.
    ObservableBooleanValue complete();

    /// Shows every problem of the page. Called when the person tries to go on too early.
    void reveal();

    /// False when there is nothing to answer on this page; the wizard then skips it.
    default boolean applicable() {
        return true;
    }
}
