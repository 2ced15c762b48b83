package dev.certwright.ui.common;

import dev.certwright.text.Messages;
import java.util.Map;
import java.util.function.Supplier;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// Copies a text to the clipboard, and shows a tick once it has.
public final class CopyButton extends Button {
    public CopyButton(Supplier<String> text, Messages messages) {
        super("", new FontIcon(Feather.COPY));
        getStyleClass().addAll("flat", "icon-only");
        setAccessibleText(messages.text("common.copy"));
        setTooltip(new Tooltip(messages.text("common.copy")));
        setOnAction(_ -> {
            Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, text.get()));
            setGraphic(new FontIcon(Feather.CHECK));
            setAccessibleText(messages.text("common.copied"));
        });
    }
}
