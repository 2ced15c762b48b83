package dev.certwright.ui.connection;

import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.Region;

/// An arrow between client and server with a caption over it; or, without an arrow, a few words in the middle.
final class MessageArrow extends Region {
    private static final PseudoClass ALERT = PseudoClass.getPseudoClass("alert");
    private static final PseudoClass TO_CLIENT = PseudoClass.getPseudoClass("to-client");
    /// As wide as it may become in a small window, and as it is meant to be.
    private static final double MIN_WIDTH = 90;

    private static final double PREF_WIDTH = 270;
    private static final double HEIGHT = 24;
    private static final double HEAD_WIDTH = 7;
    private static final double HEAD_HEIGHT = 8;

    private final Label caption = new Label();
    private List<String> captions = List.of("");
    private final Region shaft = part("shaft");
    private final Region left = part("head", "left");
    private final Region right = part("head", "right");

    MessageArrow() {
        getStyleClass().add("message-arrow");
        caption.setTextOverrun(OverrunStyle.ELLIPSIS);
        getChildren().addAll(caption, shaft, left, right);
        caption.setManaged(false);
        setMinSize(MIN_WIDTH, HEIGHT);
        setPrefWidth(PREF_WIDTH);
        setPrefHeight(HEIGHT);
    }

    private static Region part(String... styles) {
        var region = new Region();
        region.getStyleClass().addAll(styles);
        return region;
    }

    /// Draws an arrow.
    ///
    /// @param toServer whether something went to the server
    /// @param toClient whether something came to the client
    /// @param texts    the caption, and shorter ones for when there is no room
    void arrow(List<String> texts, boolean toServer, boolean toClient) {
        words(texts.getFirst(), "");
        captions = List.copyOf(texts);
        pseudoClassStateChanged(TO_CLIENT, toClient && !toServer);
        shaft.setVisible(true);
        right.setVisible(toServer);
        left.setVisible(toClient);
    }

    /// Draws it in the colour of what goes wrong.
    void alert(boolean wrong) {
        pseudoClassStateChanged(ALERT, wrong);
    }

    /// Shows words without an arrow.
    ///
    /// @param kind `ok`, `warn`, `bad` or empty
    void words(String text, String kind) {
        captions = List.of(text);
        caption.setText(text);
        caption.getStyleClass().setAll("label", kind.isEmpty() ? "plain" : kind);
        shaft.setVisible(false);
        left.setVisible(false);
        right.setVisible(false);
        requestLayout();
    }

    private String fitting(double width) {
        for (var text : captions) {
            caption.setText(text);
            if (caption.prefWidth(-1) <= width) {
                return text;
            }
        }
        return captions.getLast();
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        caption.setText(fitting(width));
        double captionHeight = snapSizeY(caption.prefHeight(width));
        if (shaft.isVisible()) {
            double top = snapPositionY(getHeight() / 2 + 4);
            caption.resizeRelocate(0, top - captionHeight - 1, width, captionHeight);
            shaft.resizeRelocate(1, top, width - 2, 1.5);
            double headTop = top + 0.75 - HEAD_HEIGHT / 2;
            left.resizeRelocate(0, headTop, HEAD_WIDTH, HEAD_HEIGHT);
            right.resizeRelocate(width - HEAD_WIDTH, headTop, HEAD_WIDTH, HEAD_HEIGHT);
        } else {
            caption.resizeRelocate(0, snapPositionY((getHeight() - captionHeight) / 2), width, captionHeight);
        }
    }
}
