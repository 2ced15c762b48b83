package dev.certwright.ui.home;

import dev.certwright.model.Phrase;
import dev.certwright.model.certificate.CertificateProfile;
import dev.certwright.text.Messages;
import dev.certwright.ui.common.Overlay;
import dev.certwright.ui.connection.DemoViewModel.Phase;
import dev.certwright.ui.home.Overview.Attention;
import dev.certwright.ui.home.Overview.MonthCount;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressBar;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// Shows a [HomeViewModel].
public final class HomeController {
    private final HomeViewModel viewModel;
    private final HomeActions actions;
    private final Overlay overlay;
    private final Messages messages;
    private final ExpiryChart expiryChart = new ExpiryChart();

    @FXML
    private HBox demoRunning;

    @FXML
    private Label demoText;

    @FXML
    private Label demoStage;

    @FXML
    private ProgressBar demoProgress;

    @FXML
    private Button start;

    @FXML
    private Button cancel;

    @FXML
    private Label failure;

    @FXML
    private StackPane chart;

    @FXML
    private VBox chartEmpty;

    @FXML
    private ListView<Attention> attention;

    @FXML
    private VBox attentionEmpty;

    @FXML
    private Label attentionEmptyText;

    @FXML
    private VBox recentTests;

    @FXML
    private ListView<RecentTest> tests;

    public HomeController(HomeViewModel viewModel, HomeActions actions, Overlay overlay, Messages messages) {
        this.viewModel = viewModel;
        this.actions = actions;
        this.overlay = overlay;
        this.messages = messages;
    }

    @FXML
    private void initialize() {
        chart.getChildren().addFirst(expiryChart);
        attention.setCellFactory(_ -> new AttentionCell(messages, this::act));
        tests.setCellFactory(_ -> new TestCell(messages));
        viewModel.testsProperty().subscribe(recent -> {
            tests.getItems().setAll(recent);
            showOnlyIf(!recent.isEmpty(), recentTests);
        });
        viewModel.overviewProperty().subscribe(this::show);
        viewModel.failureProperty().subscribe(this::complain);
        viewModel.demo().phaseProperty().subscribe(this::show);
        viewModel.demo().stageProperty().subscribe(stage -> demoStage.setText(messages.of(stage)));
        demoProgress.progressProperty().bind(viewModel.demo().progressProperty());
    }

    private void show(Overview overview) {
        boolean ends = overview.months().stream().mapToInt(MonthCount::count).sum() > 0;
        expiryChart.show(overview.months(), messages.locale());
        expiryChart.setVisible(ends);
        chartEmpty.setVisible(!ends);
        attention.getItems().setAll(overview.attention());
        attention.setVisible(!overview.attention().isEmpty());
        attentionEmpty.setVisible(overview.attention().isEmpty());
        attentionEmptyText.setText(
                messages.text(overview.total() == 0 ? "home.attention.noEntries" : "home.attention.none"));
    }

    private void show(Phase phase) {
        boolean running = phase == Phase.RUNNING;
        showOnlyIf(running, demoRunning);
        showOnlyIf(!running, demoText);
        showOnlyIf(running, cancel);
        showOnlyIf(!running, start);
    }

    private void complain(Optional<Phrase> sentence) {
        failure.setText(sentence.map(messages::of).orElse(""));
        showOnlyIf(sentence.isPresent(), failure);
    }

    @FXML
    private void onStart() {
        viewModel.startDemo();
    }

    @FXML
    private void onCancel() {
        viewModel.demo().cancel();
    }

    @FXML
    private void onAuthority() {
        viewModel.create(CertificateProfile.ROOT_CA);
    }

    @FXML
    private void onServer() {
        viewModel.create(CertificateProfile.SERVER);
    }

    @FXML
    private void onClient() {
        viewModel.create(CertificateProfile.CLIENT);
    }

    @FXML
    private void onTest() {
        viewModel.testConnection();
    }

    @FXML
    private void onInspect() {
        viewModel.inspect();
    }

    private void act(Attention chosen) {
        switch (chosen.kind()) {
            case EXPIRED, EXPIRING, WEAK -> actions.renew(chosen.entry(), overlay, viewModel::refresh);
            case LIST_DUE -> actions.publish(chosen.entry(), overlay, viewModel::refresh);
        }
    }

    @FXML
    private void onTestClicked() {
        Optional.ofNullable(tests.getSelectionModel().getSelectedItem())
                .ifPresent(chosen -> viewModel.testAgain(chosen.target()));
    }

    @FXML
    private void onTestKey(KeyEvent pressed) {
        if (pressed.getCode() == KeyCode.ENTER) {
            onTestClicked();
        }
    }

    @FXML
    private void onAttentionClicked() {
        Optional.ofNullable(attention.getSelectionModel().getSelectedItem())
                .ifPresent(chosen -> viewModel.show(chosen.entry()));
    }

    @FXML
    private void onAttentionKey(KeyEvent pressed) {
        if (pressed.getCode() == KeyCode.ENTER) {
            onAttentionClicked();
        }
    }

    private static void showOnlyIf(boolean wanted, Node node) {
        node.setVisible(wanted);
        node.setManaged(wanted);
    }
}
