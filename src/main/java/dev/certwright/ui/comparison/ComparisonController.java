package dev.certwright.ui.comparison;

import dev.certwright.model.Passphrase;
import dev.certwright.model.comparison.CertificateComparison;
import dev.certwright.text.Messages;
import dev.certwright.ui.common.CopyButton;
import dev.certwright.ui.common.FieldBinding;
import dev.certwright.ui.common.FilePicker;
import java.util.Arrays;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.PasswordField;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;

/// Shows a [ComparisonViewModel].
public final class ComparisonController {
    private final ComparisonViewModel viewModel;
    private final Messages messages;
    private final FilePicker files;
    private final Runnable close;

    @FXML
    private TextField left;

    @FXML
    private Label leftProblem;

    @FXML
    private MenuButton chooseLeft;

    @FXML
    private TextField right;

    @FXML
    private Label rightProblem;

    @FXML
    private MenuButton chooseRight;

    @FXML
    private HBox unlocking;

    @FXML
    private PasswordField filePassword;

    @FXML
    private HBox summaryRow;

    @FXML
    private Label summary;

    @FXML
    private CheckBox onlyDifferences;

    @FXML
    private ScrollPane result;

    @FXML
    private ProgressBar progress;

    @FXML
    private Label failure;

    @FXML
    private Button compareNow;

    @FXML
    private Button cancelComparison;

    ComparisonController(ComparisonViewModel viewModel, Messages messages, FilePicker files, Runnable close) {
        this.viewModel = viewModel;
        this.messages = messages;
        this.files = files;
        this.close = close;
    }

    @FXML
    private void initialize() {
        FieldBinding.bind(viewModel.left().field(), left, leftProblem, messages);
        FieldBinding.bind(viewModel.right().field(), right, rightProblem, messages);
        var sides = new SideMenu(viewModel.entries(), files, messages);
        sides.fill(chooseLeft, viewModel.left());
        sides.fill(chooseRight, viewModel.right());
        onlyDifferences.selectedProperty().bindBidirectional(viewModel.onlyDifferencesProperty());
        summaryRow
                .getChildren()
                .add(new CopyButton(
                        () -> viewModel
                                .resultProperty()
                                .get()
                                .map(c -> FieldGrid.text(c, messages))
                                .orElse(""),
                        messages));
        viewModel.runningProperty().subscribe(running -> {
            showOnlyIf(running, progress, cancelComparison);
            showOnlyIf(!running, compareNow);
        });
        viewModel.passwordWantedProperty().subscribe(wanted -> showOnlyIf(wanted, unlocking));
        viewModel.failureProperty().subscribe(why -> {
            failure.setText(why.map(messages::of).orElse(""));
            showOnlyIf(why.isPresent(), failure);
        });
        viewModel.resultProperty().subscribe(this::show);
        viewModel
                .onlyDifferencesProperty()
                .subscribe(_ -> show(viewModel.resultProperty().get()));
    }

    private void show(Optional<CertificateComparison> compared) {
        showOnlyIf(compared.isPresent(), summaryRow, result);
        compared.ifPresent(comparison -> {
            summary.setText(messages.of(comparison.relation().sentence()));
            result.setContent(FieldGrid.of(comparison, viewModel.labels(), onlyDifferences.isSelected(), messages));
        });
    }

    @FXML
    private void onCompare() {
        var typed = filePassword.getText().toCharArray();
        filePassword.clear();
        try {
            viewModel.start(typed.length == 0 ? Optional.empty() : Optional.of(new Passphrase(typed)));
        } finally {
            Arrays.fill(typed, '\0');
        }
    }

    @FXML
    private void onCancel() {
        viewModel.cancel();
    }

    @FXML
    private void onClose() {
        filePassword.clear();
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
