package dev.certwright.ui.wizard;

import dev.certwright.text.Messages;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// Shows a [WizardModel]: the row of steps, the current page, what stands beside it, the buttons and, if the work
/// failed, why.
///
/// @param <R> what the wizard makes
public final class WizardController<R> {
    /// What the wizard shows.
    ///
    /// @param pages the page of a step; asked once for each
    /// @param side  stands beside every page
    /// @param done  the last page, which tells what was made
    public record Content<R>(Function<WizardStep, Parent> pages, Parent side, Function<R, Parent> done) {}

    private final WizardModel<R> model;
    private final Content<R> content;
    private final Messages messages;
    private final Runnable cancel;
    private final Map<WizardStep, Parent> shown = new HashMap<>();

    @FXML
    private HBox steps;

    @FXML
    private GridPane middle;

    @FXML
    private ScrollPane scroll;

    @FXML
    private StackPane page;

    @FXML
    private StackPane side;

    @FXML
    private Label failure;

    @FXML
    private VBox foot;

    @FXML
    private HBox progress;

    @FXML
    private Button back;

    @FXML
    private Button createNow;

    @FXML
    private Button next;

    public WizardController(WizardModel<R> model, Content<R> content, Messages messages, Runnable cancel) {
        this.model = model;
        this.content = content;
        this.messages = messages;
        this.cancel = cancel;
    }

    @FXML
    private void initialize() {
        var titles = new ArrayList<String>();
        model.steps().forEach(step -> titles.add(messages.text(step.titleKey())));
        titles.add(messages.text("wizard.step.done"));
        var row = new StepRow(steps, titles, messages);
        side.getChildren().setAll(content.side());
        model.stepProperty().subscribe(step -> {
            row.show(model.steps().indexOf(step));
            show(shown.computeIfAbsent(step, content.pages()));
        });
        model.phaseProperty().subscribe(phase -> {
            failure.setText(phase instanceof WizardModel.Phase.Failed<R>(var cause) ? messages.of(cause) : "");
            if (phase instanceof WizardModel.Phase.Done<R>(var result)) {
                row.show(model.steps().size());
                middle.getChildren().remove(side);
                GridPane.setColumnSpan(scroll, 2);
                show(content.done().apply(result));
            }
        });
        failure.managedProperty().bind(failure.textProperty().isNotEmpty());
        back.disableProperty().bind(model.canGoBack().not());
        next.disableProperty().bind(model.working());
        next.textProperty().bind(model.onLastStep().map(last -> messages.text(last ? "wizard.create" : "wizard.next")));
        createNow.visibleProperty().bind(model.onLastStep().not());
        createNow.managedProperty().bind(createNow.visibleProperty());
        createNow.disableProperty().bind(model.working());
        page.disableProperty().bind(model.working());
        progress.visibleProperty().bind(model.working());
        foot.visibleProperty().bind(model.done().not());
        foot.managedProperty().bind(foot.visibleProperty());
    }

    @FXML
    private void onBack() {
        model.back();
    }

    @FXML
    private void onNext() {
        model.next();
    }

    @FXML
    private void onCreateNow() {
        model.createNow();
    }

    /// Stops the work while there is some, else leaves the wizard.
    @FXML
    private void onCancel() {
        if (model.working().get()) {
            model.cancelWork();
        } else {
            cancel.run();
        }
    }

    private void show(Parent target) {
        page.getChildren().setAll(target);
        scroll.setVvalue(0);
        if (target.getScene() == null) {
            page.sceneProperty().subscribe(scene -> {
                if (scene != null) {
                    focusFirst();
                }
            });
        } else {
            focusFirst();
        }
    }

    /// The first input of the page, else the button that goes on, so that Enter never does anything unexpected.
    private void focusFirst() {
        if (!focusInput(page)) {
            next.requestFocus();
        }
    }

    /// Passes over buttons, and over choices, which have an answer already.
    private static boolean focusInput(Node node) {
        if (!node.isVisible() || node.isDisabled() || node instanceof ButtonBase || node instanceof ChoiceBox<?>) {
            return false;
        }
        if (node.isFocusTraversable()) {
            node.requestFocus();
            return true;
        }
        return node instanceof Parent parent
                && parent.getChildrenUnmodifiable().stream().anyMatch(WizardController::focusInput);
    }
}
