package dev.certwright.ui.step;

import dev.certwright.text.Messages;
import dev.certwright.ui.common.FieldBinding;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;

/// Shows a [SubjectViewModel].
public final class SubjectController {
    private final SubjectViewModel viewModel;
    private final Messages messages;

    @FXML
    private TextField commonName;

    @FXML
    private Label commonNameProblem;

    @FXML
    private TextField organization;

    @FXML
    private Label organizationProblem;

    @FXML
    private TextField unit;

    @FXML
    private Label unitProblem;

    @FXML
    private CountryField country;

    @FXML
    private Label countryProblem;

    @FXML
    private TextField state;

    @FXML
    private Label stateProblem;

    @FXML
    private TextField locality;

    @FXML
    private Label localityProblem;

    public SubjectController(SubjectViewModel viewModel, Messages messages) {
        this.viewModel = viewModel;
        this.messages = messages;
    }

    @FXML
    private void initialize() {
        country.setLanguage(messages.locale());
        FieldBinding.bind(viewModel.commonName(), commonName, commonNameProblem, messages);
        FieldBinding.bind(viewModel.organization(), organization, organizationProblem, messages);
        FieldBinding.bind(viewModel.unit(), unit, unitProblem, messages);
        FieldBinding.bind(viewModel.country(), country, countryProblem, messages);
        FieldBinding.bind(viewModel.state(), state, stateProblem, messages);
        FieldBinding.bind(viewModel.locality(), locality, localityProblem, messages);
    }
}
