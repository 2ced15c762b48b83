package dev.certwright.ui.main;

import dev.certwright.text.Messages;
import dev.certwright.ui.common.Screen;
import dev.certwright.ui.common.ToastPane;
import dev.certwright.ui.theme.Theme;
import dev.certwright.ui.theme.ThemeSwitch;
import java.util.EnumMap;
import java.util.Map;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// Shows a [Shell].
public final class MainController {
    private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");

    private final Shell shell;
    private final ThemeSwitch themes;
    private final ToastPane toasts;
    private final Messages messages;

    @FXML
    private StackPane root;

    @FXML
    private Button home;

    @FXML
    private Button certificates;

    @FXML
    private Button inspect;

    @FXML
    private Button connectionTest;

    @FXML
    private Button theme;

    @FXML
    private Button settings;

    @FXML
    private Label title;

    @FXML
    private HBox actions;

    @FXML
    private StackPane content;

    public MainController(Shell shell, ThemeSwitch themes, ToastPane toasts, Messages messages) {
        this.shell = shell;
        this.themes = themes;
        this.toasts = toasts;
        this.messages = messages;
    }

    @FXML
    private void initialize() {
        root.getChildren().add(toasts);
        items().forEach((place, item) -> item.setOnAction(_ -> shell.goTo(place)));
        shell.placeProperty()
                .subscribe(at -> items().forEach((place, item) -> item.pseudoClassStateChanged(CURRENT, place == at)));
        shell.screenProperty().subscribe(this::show);
        themes.themeProperty().subscribe(this::offerTheOther);
        root.sceneProperty().subscribe(this::addShortcuts);
    }

    @FXML
    private void onTheme() {
        themes.toggle();
    }

    private Map<Place, Button> items() {
        var items = new EnumMap<Place, Button>(Place.class);
        items.put(Place.HOME, home);
        items.put(Place.CERTIFICATES, certificates);
        items.put(Place.INSPECT, inspect);
        items.put(Place.CONNECTION_TEST, connectionTest);
        items.put(Place.SETTINGS, settings);
        return items;
    }

    private void show(Screen screen) {
        title.setText(messages.of(screen.title()));
        actions.getChildren().setAll(screen.headerActions());
        content.getChildren().setAll(screen.root());
    }

    private void offerTheOther(Theme now) {
        boolean light = now == Theme.LIGHT;
        theme.setText(messages.text(light ? "main.darkTheme" : "main.lightTheme"));
        theme.setGraphic(new FontIcon(light ? Feather.MOON : Feather.SUN));
    }

    private void addShortcuts(Scene scene) {
        if (scene == null) {
            return;
        }
        var keys = scene.getAccelerators();
        keys.put(shortcut(KeyCode.DIGIT1), shell::home);
        keys.put(shortcut(KeyCode.DIGIT2), () -> shell.goTo(Place.CERTIFICATES));
        keys.put(shortcut(KeyCode.DIGIT3), () -> shell.goTo(Place.INSPECT));
        keys.put(shortcut(KeyCode.DIGIT4), () -> shell.goTo(Place.CONNECTION_TEST));
        keys.put(shortcut(KeyCode.COMMA), shell::settings);
    }

    private static KeyCombination shortcut(KeyCode key) {
        return new KeyCodeCombination(key, KeyCombination.SHORTCUT_DOWN);
    }
}
