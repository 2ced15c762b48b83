package dev.certwright.ui.connection;

import dev.certwright.model.handshake.Direction;
import dev.certwright.model.handshake.StepState;
import dev.certwright.text.Messages;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// One of the seven steps: number, title, what passed, when.
final class StepCell extends ListCell<StepViewModel> {
    /// Of the column with the title, in pixels.
    static final double TEXT_WIDTH = 206;

    /// As far as a summary may reach into the column of the arrows where there is none.
    private static final double WIDE_TEXT = 330;

    private final Messages messages;
    private final MessageWords words;
    private final VBox text;
    private final Label circle = new Label();
    private final Label title = new Label();
    private final Label summary = new Label();
    private final MessageArrow arrow = new MessageArrow();
    private final Label time = new Label();
    private final Tooltip passed = new Tooltip();
    private final HBox row;
    private Subscription shown = Subscription.EMPTY;

    StepCell(Messages messages) {
        this.messages = messages;
        this.words = new MessageWords(messages);
        circle.getStyleClass().setAll("label", "step-circle");
        title.getStyleClass().add("strong");
        summary.getStyleClass().add("muted");
        time.getStyleClass().add("step-time");
        time.setMinWidth(62);
        time.setPrefWidth(62);
        text = new VBox(title, summary);
        text.setMinWidth(TEXT_WIDTH);
        var mark = new HBox(circle);
        mark.setMinWidth(34);
        mark.getStyleClass().add("step-mark");
        mark.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(arrow, Priority.ALWAYS);
        row = new HBox(mark, text, arrow, time);
        row.getStyleClass().add("step-row");
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(StepViewModel step, boolean empty) {
        super.updateItem(step, empty);
        shown.unsubscribe();
        shown = Subscription.EMPTY;
        if (empty || step == null) {
            setGraphic(null);
            setTooltip(null);
            return;
        }
        shown = step.resultProperty()
                .subscribe(_ -> show(step))
                .and(step.outcomeProperty().subscribe(_ -> show(step)))
                .and(step.messages().subscribe(() -> show(step)));
        setGraphic(row);
    }

    private void show(StepViewModel step) {
        var result = step.resultProperty().get();
        var titleText = messages.of(step.title());
        var summaryText = messages.of(result.summary());
        mark(result.state(), step.step().number());
        title.setText(titleText);
        summary.setText(summaryText);
        time.setText(result.at().map(words::since).orElse(""));
        var all = step.messages();
        var outcome = messages.of(step.outcomeProperty().get());
        text.setMaxWidth(all.isEmpty() ? WIDE_TEXT : TEXT_WIDTH);
        arrow.alert(all.stream().anyMatch(MessageWords::wrong));
        if (all.isEmpty()) {
            arrow.words(sign(result.state()) + outcome, kind(result.state()));
        } else {
            arrow.arrow(
                    words.captions(all),
                    all.stream().anyMatch(m -> m.direction() == Direction.CLIENT_TO_SERVER),
                    all.stream().anyMatch(m -> m.direction() == Direction.SERVER_TO_CLIENT));
        }
        passed.setText(all.isEmpty() ? summaryText : summaryText + "\n" + words.all(all));
        setTooltip(passed);
        setAccessibleText(messages.text(
                "connection.step.spoken", step.step().number(), titleText, outcome, summaryText, words.all(all)));
    }

    private void mark(StepState state, int number) {
        boolean failed = state == StepState.FAILED;
        circle.setText(failed ? "" : Integer.toString(number));
        circle.setGraphic(failed ? new FontIcon(Feather.X) : null);
        circle.getStyleClass()
                .setAll("label", "step-circle", state == StepState.PROVISIONAL ? "provisional" : kind(state));
    }

    private static String sign(StepState state) {
        return switch (state) {
            case PASSED -> "✔ ";
            case FAILED -> "✖ ";
            case PENDING, PROVISIONAL, WARNING, NOT_REACHED, NOT_APPLICABLE -> "";
        };
    }

    private static String kind(StepState state) {
        return switch (state) {
            case PASSED -> "ok";
            case WARNING -> "warn";
            case FAILED -> "bad";
            case PENDING, PROVISIONAL, NOT_REACHED, NOT_APPLICABLE -> "plain";
        };
    }
}
