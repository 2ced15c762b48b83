package dev.certwright.ui.inspection;

import dev.certwright.text.Messages;
import java.util.Arrays;
import java.util.function.Consumer;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// Shows what there is to say while there is no page: how to begin, what is asked for, what went wrong.
public final class SituationController {
    private final InspectionViewModel viewModel;
    private final Messages messages;
    private final InspectionWords words;
    private Runnable action = () -> {};
    private Runnable stop = () -> {};
    private Consumer<char[]> password = _ -> {};

    @FXML
    private FontIcon symbol;

    @FXML
    private Label heading;

    @FXML
    private Label about;

    @FXML
    private VBox notes;

    @FXML
    private ProgressBar progress;

    @FXML
    private HBox passwordLine;

    @FXML
    private PasswordField filePassword;

    @FXML
    private Button act;

    @FXML
    private Button cancelOpening;

    SituationController(InspectionViewModel viewModel, Messages messages) {
        this.viewModel = viewModel;
        this.messages = messages;
        this.words = new InspectionWords(messages);
    }

    @FXML
    private void initialize() {
        viewModel.page().shownProperty().subscribe(this::show);
    }

    private void show(Shown shown) {
        action = () -> {};
        stop = () -> {};
        notes.getChildren().clear();
        offer("", false, false, false);
        switch (shown) {
            case Shown.Nothing _ -> say(Feather.SEARCH, text("inspection.empty"), text("inspection.empty.about"));
            case Shown.NothingSelected _ -> say(Feather.LIST, text("inspection.choose"), "");
            case Shown.Opening(var file) -> {
                say(Feather.FOLDER, text("inspection.opening", file.name()), "");
                offer("", false, true, true);
                stop = () -> viewModel.files().cancel(file.id());
            }
            case Shown.Loading(var file) -> {
                say(Feather.FILE, file.name(), text("inspection.loading"));
                offer("", false, true, true);
                stop = viewModel.page()::cancel;
            }
            case Shown.Locked(var file, var why, var refused) -> ask(file, messages.of(why), refused);
            case Shown.Expensive(var file) -> {
                say(Feather.CLOCK, text("inspection.expensive", file.name()), text("inspection.expensive.about"));
                offer("inspection.openAnyway", false, false, false);
                action = () -> viewModel.files().openAnyway(file.id());
            }
            case Shown.Failed(var file, var why, var again) -> {
                say(Feather.ALERT_TRIANGLE, file.name(), messages.of(why));
                offer(again ? "inspection.tryAgain" : "", false, false, false);
                action = () -> again(file);
            }
            case Shown.Whole whole -> {
                say(
                        Feather.FILE,
                        whole.file().name(),
                        text("inspection.whole", words.kind(whole.content()), whole.size()));
                whole.notes().forEach(note -> notes.getChildren().add(Words.wrapped(messages.of(note))));
            }
            case Shown.Ready _ -> {}
        }
    }

    private void again(OpenFile file) {
        if (file.state() instanceof FileState.Opened) {
            viewModel.page().tryAgain();
        } else {
            viewModel.files().tryAgain(file.id());
        }
    }

    private void ask(OpenFile file, String why, boolean refused) {
        boolean partly = refused && file.state() instanceof FileState.Opened;
        say(Feather.LOCK, text("inspection.password", file.name()), partly ? text("inspection.refused", why) : why);
        about.getStyleClass().setAll("label", refused ? "problem" : "muted");
        offer("inspection.unlock", true, false, false);
        password = typed -> viewModel.files().unlock(file.id(), typed);
        action = this::unlock;
        filePassword.clear();
    }

    private void unlock() {
        var typed = new char[filePassword.getLength()];
        filePassword.getCharacters().toString().getChars(0, typed.length, typed, 0);
        filePassword.clear();
        try {
            password.accept(typed);
        } finally {
            Arrays.fill(typed, '\0');
        }
    }

    private void say(Feather icon, String title, String sentence) {
        symbol.setIconCode(icon);
        heading.setText(title);
        about.setText(sentence);
        about.getStyleClass().setAll("label", "muted");
        Words.show(about, !sentence.isEmpty());
    }

    private void offer(String button, boolean asks, boolean runs, boolean cancels) {
        Words.show(act, !button.isEmpty());
        act.setText(button.isEmpty() ? "" : text(button));
        Words.show(passwordLine, asks);
        Words.show(progress, runs);
        Words.show(cancelOpening, cancels);
    }

    private String text(String key, Object... arguments) {
        return messages.text(key, arguments);
    }

    @FXML
    private void onAct() {
        action.run();
    }

    @FXML
    private void onCancel() {
        stop.run();
    }
}
