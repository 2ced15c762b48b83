package dev.certwright.ui.step;

import atlantafx.base.controls.CustomTextField;
import dev.certwright.model.Parsed;
import dev.certwright.model.name.Country;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Bounds;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.stage.Popup;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// A text field for a country: whatever is typed narrows a list by code or name; what is chosen there is written
/// as `TW — Taiwan`.
public final class CountryField extends CustomTextField {
    private static final int ROWS = 8;
    private static final double ROW_HEIGHT = 28;

    private final Popup popup = new Popup();
    private final ListView<Country> list = new ListView<>();
    private List<Country> countries = List.of();
    private Locale language = Locale.ENGLISH;

    public CountryField() {
        var arrow = new FontIcon(Feather.CHEVRON_DOWN);
        arrow.setOnMouseClicked(e -> {
            if (e.getButton() == MouseButton.PRIMARY) {
                requestFocus();
                toggle();
            }
        });
        setRight(arrow);
        getStyleClass().add("country-field");
        list.getStyleClass().add("country-list");
        list.setId("countries");
        list.setFixedCellSize(ROW_HEIGHT);
        list.setFocusTraversable(false);
        list.setCellFactory(_ -> new ListCell<>() {
            @Override
            protected void updateItem(Country country, boolean empty) {
                super.updateItem(country, empty);
                setText(empty || country == null ? "" : written(country));
            }
        });
        list.setOnMouseClicked(_ -> choose());
        popup.getContent().add(list);
        popup.setAutoHide(true);
        textProperty().subscribe(text -> {
            if (isFocused() && !text.contains(" — ")) {
                open(text);
            }
        });
        focusedProperty().subscribe(focused -> {
            if (!focused) {
                popup.hide();
                complete();
            }
        });
        addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
    }

    /// In which language countries are named.
    public void setLanguage(Locale language) {
        this.language = language;
        countries = Country.all(language);
    }

    /// How a country stands in the field.
    public String written(Country country) {
        return country.code() + " — " + country.name(language);
    }

    private void onKey(KeyEvent event) {
        switch (event.getCode()) {
            case DOWN -> {
                move(1);
                event.consume();
            }
            case UP -> {
                move(-1);
                event.consume();
            }
            case ENTER -> {
                if (popup.isShowing() && list.getSelectionModel().getSelectedItem() != null) {
                    choose();
                    event.consume();
                }
            }
            case ESCAPE -> {
                if (popup.isShowing()) {
                    popup.hide();
                    event.consume();
                }
            }
            default -> {}
        }
    }

    private void move(int by) {
        if (!popup.isShowing()) {
            open("");
        }
        int size = list.getItems().size();
        if (size > 0) {
            int index = Math.clamp(list.getSelectionModel().getSelectedIndex() + by, 0, size - 1);
            list.getSelectionModel().select(index);
            list.scrollTo(Math.max(0, index - ROWS / 2));
        }
    }

    private void toggle() {
        if (popup.isShowing()) {
            popup.hide();
        } else {
            open("");
        }
    }

    private void open(String typed) {
        var wanted = typed.strip().toLowerCase(Locale.ROOT);
        list.getItems()
                .setAll(countries.stream().filter(c -> matches(c, wanted)).toList());
        list.getSelectionModel().clearSelection();
        if (list.getItems().isEmpty() || getScene() == null) {
            popup.hide();
            return;
        }
        list.setPrefHeight(Math.min(ROWS, list.getItems().size()) * ROW_HEIGHT + 4);
        list.setPrefWidth(getWidth());
        if (!popup.isShowing()) {
            Bounds place = localToScreen(getBoundsInLocal());
            popup.show(this, place.getMinX(), place.getMaxY() + 2);
        }
    }

    private boolean matches(Country country, String wanted) {
        return country.code().toLowerCase(Locale.ROOT).startsWith(wanted)
                || country.name(language).toLowerCase(Locale.ROOT).contains(wanted)
                || country.name(Locale.ENGLISH).toLowerCase(Locale.ROOT).contains(wanted);
    }

    private void choose() {
        var country = list.getSelectionModel().getSelectedItem();
        popup.hide();
        if (country != null) {
            setText(written(country));
            positionCaret(getLength());
        }
    }

    /// Adds the name to a code that was typed.
    private void complete() {
        if (getText() != null && Country.parse(getText()) instanceof Parsed.Valid<Country>(var country)) {
            setText(written(country));
        }
    }
}
