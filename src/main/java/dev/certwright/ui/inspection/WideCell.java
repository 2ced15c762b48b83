package dev.certwright.ui.inspection;

import javafx.scene.Node;
import javafx.scene.control.ListCell;
import org.jspecify.annotations.Nullable;

/// A cell whose content is as wide as the list and as high as its words then need.
abstract class WideCell<T> extends ListCell<T> {
    private static final double SCROLL_BAR = 14;

    WideCell() {
        setPrefWidth(0);
        setText(null);
    }

    /// What shows the value.
    abstract Node node(T value);

    @Override
    protected void updateItem(@Nullable T value, boolean empty) {
        super.updateItem(value, empty);
        setGraphic(empty || value == null ? null : node(value));
    }

    @Override
    protected double computePrefHeight(double width) {
        var graphic = getGraphic();
        if (graphic == null) {
            return super.computePrefHeight(width);
        }
        double room = width > 0 ? width : getListView().getWidth() - SCROLL_BAR;
        return snappedTopInset()
                + snappedBottomInset()
                + Math.ceil(graphic.prefHeight(room - snappedLeftInset() - snappedRightInset()));
    }

    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        var graphic = getGraphic();
        if (graphic != null) {
            graphic.resizeRelocate(
                    snappedLeftInset(),
                    snappedTopInset(),
                    getWidth() - snappedLeftInset() - snappedRightInset(),
                    getHeight() - snappedTopInset() - snappedBottomInset());
        }
    }
}
