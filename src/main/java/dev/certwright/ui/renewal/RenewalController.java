package dev.certwright.ui.renewal;

import dev.certwright.model.issuing.Reissue;
import dev.certwright.text.Messages;
import dev.certwright.ui.common.Dates;
import dev.certwright.ui.common.FieldBinding;
import dev.certwright.ui.renewal.RenewalViewModel.Phase;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.VBox;

/// Shows a [RenewalViewModel].
public final class RenewalController {
    private final RenewalViewModel viewModel;
    private final Messages messages;
    private final Dates dates;
    private final Runnable close;

    @FXML
    private Label title;

    @FXML
    private VBox form;

    @FXML
    private RadioButton sameKey;

    @FXML
    private RadioButton newKey;

    @FXML
    private TextField days;

    @FXML
    private Label daysProblem;

    @FXML
    private TextField names;

    @FXML
    private Label namesProblem;

    @FXML
    private CheckBox revokeOld;

    @FXML
    private Label plan;

    @FXML
    private ProgressBar progress;

    @FXML
    private Label result;

    @FXML
    private Label failure;

    @FXML
    private Button closeRenewal;

    @FXML
    private Button cancelRenewal;

    @FXML
    private Button renewNow;

    RenewalController(RenewalViewModel viewModel, Messages messages, Dates dates, Runnable close) {
        this.viewModel = viewModel;
        this.messages = messages;
        this.dates = dates;
        this.close = close;
    }

    @FXML
    private void initialize() {
        var items = viewModel.items();
        title.setText(
                items.size() == 1
                        ? messages.text("renewal.sheet.one", items.getFirst().name())
                        : messages.text("renewal.sheet.many", items.size()));
        var keys = new ToggleGroup();
        sameKey.setToggleGroup(keys);
        newKey.setToggleGroup(keys);
        sameKey.setSelected(true);
        newKey.selectedProperty().bindBidirectional(viewModel.newKeyProperty());
        revokeOld.selectedProperty().bindBidirectional(viewModel.revokeOldProperty());
        show(revokeOld, viewModel.revocable());
        FieldBinding.bind(viewModel.days(), days, daysProblem, messages);
        FieldBinding.bind(viewModel.added(), names, namesProblem, messages);
        viewModel.previewProperty().subscribe(found -> {
            plan.setText(found.map(this::words).orElse(""));
            show(plan, found.isPresent());
        });
        viewModel
                .objectionProperty()
                .subscribe(why -> say(failure, why.map(messages::of).orElse("")));
        progress.progressProperty().bind(viewModel.doneProperty().divide((double) items.size()));
        viewModel.phaseProperty().subscribe(this::show);
    }

    private String words(Reissue planned) {
        return messages.text(
                "renewal.sheet.plan",
                planned.name(),
                dates.day(planned.template().validity().notAfter()),
                planned.formerName(),
                planned.authority().name());
    }

    private void show(Phase phase) {
        boolean working = phase instanceof Phase.Working;
        boolean done = phase instanceof Phase.Done;
        form.setDisable(working);
        show(form, !done);
        show(progress, working);
        show(cancelRenewal, working);
        show(renewNow, !working && !done);
        show(closeRenewal, !working);
        switch (phase) {
            case Phase.Asking() -> say(result, "");
            case Phase.Working() -> say(failure, "");
            case Phase.Done(var outcome, var remarks) ->
                say(
                        result,
                        Stream.concat(
                                        Stream.of(messages.text(
                                                outcome.cancelled() ? "renewal.sheet.cancelled" : "renewal.sheet.done",
                                                outcome.renewed().size())),
                                        remarks.stream().map(messages::of))
                                .collect(Collectors.joining("\n")));
            case Phase.Failed(var why) -> say(failure, messages.of(why));
        }
    }

    private static void say(Label label, String text) {
        label.setText(text);
        show(label, !text.isEmpty());
    }

    private static void show(Node node, boolean on) {
        node.setVisible(on);
        node.setManaged(on);
    }

    @FXML
    private void onRenew() {
        viewModel.start();
    }

    @FXML
    private void onCancel() {
        viewModel.cancel();
    }

    @FXML
    private void onClose() {
        close.run();
    }
}
