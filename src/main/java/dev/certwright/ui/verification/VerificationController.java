package dev.certwright.ui.verification;

import dev.certwright.model.Phrase;
import dev.certwright.model.verification.Purpose;
import dev.certwright.model.verification.VerificationReport;
import dev.certwright.text.Messages;
import dev.certwright.ui.common.ChoiceBinding;
import dev.certwright.ui.common.FieldBinding;
import dev.certwright.ui.common.FilePicker;
import dev.certwright.ui.common.OptionBinding;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TextField;
import javafx.scene.layout.StackPane;

/// Shows a [VerificationViewModel].
public final class VerificationController {
    private final VerificationViewModel viewModel;
    private final Messages messages;
    private final FilePicker files;
    private final Runnable close;

    @FXML
    private Label title;

    @FXML
    private ComboBox<TrustedSource> trusted;

    @FXML
    private ComboBox<Phrase> purpose;

    @FXML
    private TextField host;

    @FXML
    private Label hostProblem;

    @FXML
    private TextField at;

    @FXML
    private Label atProblem;

    @FXML
    private ComboBox<Phrase> profile;

    @FXML
    private ComboBox<Phrase> revocation;

    @FXML
    private CheckBox fetching;

    @FXML
    private ProgressBar progress;

    @FXML
    private Label waiting;

    @FXML
    private Label failure;

    @FXML
    private StackPane result;

    @FXML
    private Button verifyNow;

    @FXML
    private Button cancelVerification;

    VerificationController(VerificationViewModel viewModel, Messages messages, FilePicker files, Runnable close) {
        this.viewModel = viewModel;
        this.messages = messages;
        this.files = files;
        this.close = close;
    }

    @FXML
    private void initialize() {
        var form = viewModel.form();
        title.setText(
                messages.text("verification.title", viewModel.subject().leaf().shortName()));
        OptionBinding.bind(trusted, form.sources(), form.trustProperty(), source -> messages.of(source.label()));
        ChoiceBinding.bind(form.purpose(), purpose, messages);
        ChoiceBinding.bind(form.profile(), profile, messages);
        ChoiceBinding.bind(form.revocation(), revocation, messages);
        FieldBinding.bind(form.host(), host, hostProblem, messages);
        FieldBinding.bind(form.at(), at, atProblem, messages);
        form.purpose().valueProperty().subscribe(chosen -> host.setDisable(chosen != Purpose.SERVER));
        fetching.selectedProperty().bindBidirectional(form.fetchingProperty());
        failure.managedProperty().bind(failure.textProperty().isNotEmpty());
        viewModel.runningProperty().subscribe(running -> {
            showOnlyIf(running, progress, waiting, cancelVerification);
            showOnlyIf(!running, verifyNow);
        });
        viewModel
                .progressProperty()
                .subscribe(said -> waiting.setText(said.map(messages::of).orElse("")));
        viewModel
                .failureProperty()
                .subscribe(why -> failure.setText(why.map(messages::of).orElse("")));
        viewModel.reportProperty().subscribe(this::show);
    }

    private void show(Optional<VerificationReport> report) {
        result.getChildren()
                .setAll(report.map(r -> new JudgementPane(r, messages)).stream().toList());
        showOnlyIf(report.isPresent(), result);
    }

    @FXML
    private void onPickFile() {
        files.file(messages.text("verification.trust.pick")).ifPresent(viewModel.form()::trustFile);
    }

    @FXML
    private void onVerify() {
        viewModel.start();
    }

    @FXML
    private void onCancel() {
        viewModel.cancel();
    }

    @FXML
    private void onClose() {
        viewModel.cancel();
        close.run();
    }

    private static void showOnlyIf(boolean wanted, Node... nodes) {
        for (var node : nodes) {
            node.setVisible(wanted);
            node.setManaged(wanted);
        }
    }
}
