package dev.certwright.ui.common;

import dev.certwright.model.Phrase;
import dev.certwright.model.PkiException;
import dev.certwright.text.Messages;
import java.util.function.Supplier;
import javafx.animation.PauseTransition;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// Shows notices at the lower right of the window. Good news goes by itself; a failure stays until it is closed.
public final class ToastPane extends VBox implements Notices {
    private static final Duration STAY = Duration.seconds(6);
    private static final Duration STAY_WITH_OFFER = Duration.seconds(12);
    private static final int MOST = 4;

    private final Supplier<Messages> messages;

    /// Builds it.
    ///
    /// @param messages in the language of the moment
    public ToastPane(Supplier<Messages> messages) {
        this.messages = messages;
        getStyleClass().add("toasts");
        setPickOnBounds(false);
        setFillWidth(false);
    }

    @Override
    public void done(Phrase sentence) {
        passing(toast("ok", Feather.CHECK_CIRCLE, messages.get().of(sentence)), STAY);
    }

    @Override
    public void done(Phrase sentence, Phrase offer, Runnable action) {
        var toast = toast("ok", Feather.CHECK_CIRCLE, messages.get().of(sentence));
        var button = new Button(messages.get().of(offer));
        button.setId("undo");
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(_ -> {
            getChildren().remove(toast);
            action.run();
        });
        toast.getChildren().add(toast.getChildren().size() - 1, button);
        passing(toast, STAY_WITH_OFFER);
    }

    private void passing(HBox toast, Duration time) {
        var stay = new PauseTransition(time);
        stay.setOnFinished(_ -> getChildren().remove(toast));
        stay.play();
    }

    @Override
    public void failed(PkiException failure) {
        if (!(failure instanceof PkiException.Cancelled)) {
            toast("bad", Feather.ALERT_CIRCLE, messages.get().of(failure));
        }
    }

    private HBox toast(String kind, Feather symbol, String sentence) {
        var icon = new FontIcon(symbol);
        icon.getStyleClass().add("toast-icon");
        var text = new Label(sentence);
        text.setWrapText(true);
        HBox.setHgrow(text, Priority.ALWAYS);
        var close = new Button("", new FontIcon(Feather.X));
        close.getStyleClass().addAll("flat", "icon-only");
        close.setAccessibleText(messages.get().text("common.close"));
        close.setTooltip(new Tooltip(messages.get().text("common.close")));
        var toast = new HBox(icon, text, close);
        toast.getStyleClass().addAll("toast", kind);
        close.setOnAction(_ -> getChildren().remove(toast));
        if (getChildren().size() == MOST) {
            getChildren().removeFirst();
        }
        getChildren().add(toast);
        return toast;
    }
}
