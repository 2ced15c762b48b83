package dev.certwright.app;

import dev.certwright.service.Services;
import dev.certwright.service.settings.Settings;
import dev.certwright.text.Messages;
import dev.certwright.ui.common.Background;
import dev.certwright.ui.common.FilePicker;
import dev.certwright.ui.common.Navigator;
import dev.certwright.ui.common.ToastPane;
import dev.certwright.ui.common.Views;
import dev.certwright.ui.main.MainController;
import dev.certwright.ui.main.Place;
import dev.certwright.ui.main.Shell;
import dev.certwright.ui.theme.Appearance;
import dev.certwright.ui.theme.Theme;
import dev.certwright.ui.theme.ThemeSwitch;
import dev.certwright.ui.theme.WindowIcons;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.application.ColorScheme;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

/// Builds the window over the use cases. Lives on the thread of the toolkit.
final class WindowGraph {
    private static final double WIDTH = 1280;
    private static final double HEIGHT = 800;
    private static final double MIN_WIDTH = 1000;
    private static final double MIN_HEIGHT = 700;

    private final Stage stage;
    private final FilePicker files;
    private final CertificateScreensFactory certificates;
    private final ThemeSwitch themes;
    private final ToastPane toasts = new ToastPane(this::messages);
    private final WindowModels models;
    private final Scene scene = new Scene(new StackPane(), WIDTH, HEIGHT);
    private final ObjectProperty<Language> language;

    /// What the window needs of its surroundings.
    ///
    /// @param paced        runs on the thread of the toolkit, slowly enough to follow
    /// @param system       whether the system is light or dark at the moment
    /// @param certificates makes the screens about certificates
    record Surroundings(
            Background background,
            Executor paced,
            ObservableValue<ColorScheme> system,
            FilePicker files,
            CertificateScreensFactory certificates) {}

    /// Makes the screens about certificates, in a language.
    @FunctionalInterface
    interface CertificateScreensFactory {
        CertificateScreens make(Views views, Navigator navigator, WindowModels models);
    }

    /// The views in one language.
    private record Language(Views views, Shell shell) {}

    /// Builds it.
    ///
    /// @param asked the language to begin with, whatever the settings say
    WindowGraph(Stage stage, Services services, Surroundings around, Optional<Locale> asked) {
        this.stage = stage;
        this.files = around.files();
        this.certificates = around.certificates();
        var settings = services.settings().load();
        themes = new ThemeSwitch(appearance(settings), around.system());
        language =
                new SimpleObjectProperty<>(language(asked.or(settings::language).orElseGet(Locale::getDefault)));
        models = WindowModels.of(
                services,
                settings,
                themes,
                new WindowModels.Surroundings(
                        around.background(),
                        around.paced(),
                        toasts,
                        () -> language.get().shell(),
                        () -> language.get().views(),
                        () -> stage));
        models.settings().language().valueProperty().subscribe((_, chosen) -> speak(chosen));
        themes.themeProperty().subscribe(theme -> theme.apply());
    }

    private static Appearance appearance(Settings settings) {
        return switch (settings.appearance()) {
            case SYSTEM -> Appearance.SYSTEM;
            case LIGHT -> Appearance.LIGHT;
            case DARK -> Appearance.DARK;
        };
    }

    /// Opens the window at *Home*.
    void show() {
        dress(Place.HOME);
        stage.setTitle(messages().text("main.name"));
        stage.getIcons().setAll(WindowIcons.load());
        stage.setScene(scene);
        stage.setMinWidth(MIN_WIDTH);
        stage.setMinHeight(MIN_HEIGHT);
        stage.show();
    }

    WindowModels models() {
        return models;
    }

    Shell shell() {
        return language.get().shell();
    }

    private Messages messages() {
        return language.get().views().messages();
    }

    /// Changes the language at once; the person stays where they are, and loses nothing but an open wizard.
    void speak(Optional<Locale> chosen) {
        var place = shell().placeProperty().get();
        language.set(language(chosen.orElseGet(Locale::getDefault)));
        dress(place);
    }

    private static Language language(Locale locale) {
        return new Language(new Views(Messages.in(locale)), new Shell());
    }

    private void dress(Place place) {
        var now = language.get();
        var views = now.views();
        var shell = now.shell();
        shell.open(new WindowScreens(models, views, shell, files, certificates.make(views, shell, models)));
        scene.setRoot(views.load(new MainController(shell, themes, toasts, views.messages())));
        Theme.dress(scene, views.messages().locale());
        shell.goTo(place);
    }
}
