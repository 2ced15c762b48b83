package dev.certwright.ui.connection;

import dev.certwright.model.Phrase;
import dev.certwright.ui.common.Background;
import dev.certwright.ui.common.FilePicker;
import dev.certwright.ui.common.KeyAccess;
import dev.certwright.ui.common.Navigator;
import dev.certwright.ui.common.Notices;
import dev.certwright.ui.common.OverlayPane;
import dev.certwright.ui.common.Screen;
import dev.certwright.ui.common.Views;
import java.util.List;
import java.util.Optional;

/// Puts the screen together.
public final class ConnectionViews {
    private ConnectionViews() {}

    /// What the screen needs of the window.
    public record Surroundings(
            Views views,
            Navigator navigator,
            FilePicker files,
            EntryExport exports,
            KeyAccess keys,
            Background background,
            Notices notices) {}

    public static Screen screen(
            Surroundings around, ConnectionViewModel viewModel, DemoViewModel demo, ConnectionExtras extras) {
        var views = around.views();
        var messages = views.messages();
        var handshake = viewModel.handshake();
        var overlay = new OverlayPane();
        var dialogs = new ConnectionDialogs(
                viewModel,
                extras,
                new ConnectionDialogs.Surroundings(
                        views,
                        overlay,
                        around.files(),
                        around.exports(),
                        around.keys(),
                        around.background(),
                        around.notices()));
        var clientFile = new ClientFileController(viewModel, messages, around.files());
        views.load(clientFile);
        var options = new OptionsController(viewModel.options(), messages, dialogs::hide);
        var optionsRoot = views.load(options);
        viewModel.askForPasswords(new PasswordSource() {
            @Override
            public char[] client() {
                return clientFile.password();
            }

            @Override
            public char[] proxy() {
                return options.proxyPassword();
            }
        });
        overlay.setBelow(views.load(new ConnectionController(
                viewModel,
                messages,
                around.files(),
                new ConnectionController.Parts(
                        List.of(
                                views.load(new DemoBannerController(demo, around.navigator(), messages)),
                                views.load(new VerdictController(handshake, dialogs, messages))),
                        views.load(new StepsController(handshake, messages)),
                        views.load(new DetailController(handshake, new DetailViewModel(handshake), messages)),
                        clientFile.root(),
                        () -> dialogs.show(optionsRoot),
                        dialogs::hide))));
        return new Screen(
                Phrase.of("main.connectionTest"),
                overlay,
                dialogs.headerButtons(),
                () -> viewModel.prefill(Optional.empty(), Optional.empty(), Optional.empty()));
    }
}
