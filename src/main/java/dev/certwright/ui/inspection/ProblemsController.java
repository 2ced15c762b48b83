package dev.certwright.ui.inspection;

import dev.certwright.model.finding.Finding;
import dev.certwright.text.Messages;
import dev.certwright.ui.common.NewCertificate;
import java.util.function.Consumer;
import javafx.fxml.FXML;
import javafx.scene.control.ListView;

/// Shows what rules object to.
public final class ProblemsController {
    private final PageViewModel viewModel;
    private final Messages messages;
    private final boolean withAsn1;
    private final Consumer<NewCertificate> fix;

    @FXML
    private ListView<Finding> problems;

    /// @param withAsn1 whether there is a tab that shows octets
    /// @param fix      begins a new certificate
    ProblemsController(PageViewModel viewModel, Messages messages, boolean withAsn1, Consumer<NewCertificate> fix) {
        this.viewModel = viewModel;
        this.messages = messages;
        this.withAsn1 = withAsn1;
        this.fix = fix;
    }

    @FXML
    private void initialize() {
        problems.setCellFactory(_ -> new ProblemCell(viewModel, messages, withAsn1, fix));
        problems.setPlaceholder(Words.label(messages.text("inspection.noProblems"), "muted"));
        viewModel.shownProperty().subscribe(shown -> {
            if (shown instanceof Shown.Ready(var _, var _, var page)) {
                problems.getItems().setAll(page.problems());
            }
        });
        viewModel.fixesProperty().subscribe(_ -> problems.refresh());
    }
}
