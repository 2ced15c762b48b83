package dev.certwright.ui.home;

import dev.certwright.ui.home.Overview.MonthCount;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/// Bars: how many certificates end in each month.
final class ExpiryChart extends Region {
    private static final double LABEL_HEIGHT = 20;
    private static final double BAR_SHARE = 0.67;
    private static final double SMALLEST_BAR = 4;

    private record Column(int count, Region bar, Label number, Label month) {}

    private final Region baseline = new Region();
    private final List<Column> columns = new ArrayList<>();

    ExpiryChart() {
        getStyleClass().add("expiry-chart");
        baseline.getStyleClass().add("baseline");
        setMinHeight(120);
    }

    void show(List<MonthCount> months, Locale locale) {
        columns.clear();
        getChildren().setAll(baseline);
        for (int i = 0; i < months.size(); i++) {
            var month = months.get(i);
            var bar = new Region();
            bar.getStyleClass().add("bar");
            if (month.soon()) {
                bar.getStyleClass().add("soon");
            }
            var number = new Label(month.count() == 0 ? "" : Integer.toString(month.count()));
            var name = new Label(
                    i % 2 == 0 ? month.month().getMonth().getDisplayName(TextStyle.SHORT_STANDALONE, locale) : "");
            bar.setVisible(month.count() > 0);
            columns.add(new Column(month.count(), bar, number, name));
            getChildren().addAll(bar, number, name);
        }
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        double bottom = getHeight() - LABEL_HEIGHT;
        double room = bottom - LABEL_HEIGHT;
        baseline.resizeRelocate(0, bottom, getWidth(), 1);
        int most = columns.stream().mapToInt(Column::count).max().orElse(0);
        double step = getWidth() / Math.max(1, columns.size());
        for (int i = 0; i < columns.size(); i++) {
            var column = columns.get(i);
            double middle = step * (i + 0.5);
            double barWidth = snapSizeX(Math.min(40, step * BAR_SHARE));
            double height = most == 0 ? 0 : snapSizeY(Math.max(SMALLEST_BAR, room * column.count() / most));
            column.bar().resizeRelocate(snapPositionX(middle - barWidth / 2), bottom - height, barWidth, height);
            place(column.number(), middle, bottom - height - LABEL_HEIGHT + 2);
            place(column.month(), middle, bottom + 3);
        }
    }

    private void place(Label label, double middle, double top) {
        double width = snapSizeX(label.prefWidth(-1));
        label.resizeRelocate(snapPositionX(middle - width / 2), top, width, LABEL_HEIGHT - 2);
    }
}
