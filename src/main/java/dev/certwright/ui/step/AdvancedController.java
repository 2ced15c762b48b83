package dev.certwright.ui.step;

import dev.certwright.text.Messages;
import dev.certwright.ui.common.FieldBinding;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/// Shows an [AdvancedViewModel]. Problems show while one types: these fields have a syntax of their own.
public final class AdvancedController {
    private final AdvancedViewModel viewModel;
    private final Messages messages;

    @FXML
    private VBox lengthBox;

    @FXML
    private TextField pathLength;

    @FXML
    private Label lengthProblem;

    @FXML
    private TextField otherPurposes;

    @FXML
    private Label purposesProblem;

    @FXML
    private VBox constraintsBox;

    @FXML
    private TextArea constraints;

    @FXML
    private Label constraintsProblem;

    @FXML
    private TextArea crlAddresses;

    @FXML
    private Label crlProblem;

    @FXML
    private TextArea ocspAddresses;

    @FXML
    private Label ocspProblem;

    @FXML
    private TextArea issuerAddresses;

    @FXML
    private Label issuerProblem;

    @FXML
    private CheckBox mustStaple;

    @FXML
    private TextArea policies;

    @FXML
    private Label policiesProblem;

    @FXML
    private TextArea extensions;

    @FXML
    private Label extensionsProblem;

    public AdvancedController(AdvancedViewModel viewModel, Messages messages) {
        this.viewModel = viewModel;
        this.messages = messages;
    }

    @FXML
    private void initialize() {
        FieldBinding.bind(viewModel.pathLength(), pathLength, lengthProblem, messages);
        FieldBinding.bind(viewModel.purposes(), otherPurposes, purposesProblem, messages);
        FieldBinding.bind(viewModel.names(), constraints, constraintsProblem, messages);
        FieldBinding.bind(viewModel.crl(), crlAddresses, crlProblem, messages);
        FieldBinding.bind(viewModel.ocsp(), ocspAddresses, ocspProblem, messages);
        FieldBinding.bind(viewModel.issuers(), issuerAddresses, issuerProblem, messages);
        FieldBinding.bind(viewModel.policies(), policies, policiesProblem, messages);
        FieldBinding.bind(viewModel.extensions(), extensions, extensionsProblem, messages);
        viewModel
                .extensions()
                .textProperty()
                .subscribe((_, _) -> viewModel.extensions().visitedProperty().set(true));
        mustStaple.selectedProperty().bindBidirectional(viewModel.mustStapleProperty());
        viewModel.profile().subscribe(profile -> {
            show(lengthBox, profile.authority());
            show(constraintsBox, profile.authority());
            show(mustStaple, !profile.authority());
        });
    }

    private static void show(Node node, boolean visible) {
        node.setVisible(visible);
        node.setManaged(visible);
    }
}
