package dev.certwright.ui.connection;

import dev.certwright.model.Phrase;
import dev.certwright.ui.common.FilePicker;
import dev.certwright.ui.common.Navigator;
import dev.certwright.ui.common.Screen;
import dev.certwright.ui.common.Views;
import java.util.List;
import java.util.Optional;

/// Puts the screen together.
public final class ConnectionViews {
    private ConnectionViews() {}

    public static Screen screen(
            Views views, ConnectionViewModel viewModel, DemoViewModel demo, Navigator navigator, FilePicker files) {
        var messages = views.messages();
        var handshake = viewModel.handshake();
        var banners = List.of(
                views.load(new DemoBannerController(demo, navigator, messages)),
                views.load(new VerdictController(handshake, messages)));
        var clientFile = clientFile(views, viewModel, files);
        var root = views.load(new ConnectionController(
                viewModel,
                messages,
                files,
                banners,
                views.load(new StepsController(handshake, messages)),
                views.load(new DetailController(handshake, messages)),
                clientFile));
        return new Screen(
                Phrase.of("main.connectionTest"),
                root,
                List.of(),
                () -> viewModel.prefill(Optional.empty(), Optional.empty(), Optional.empty()));
    }

    private static ClientFileController clientFile(Views views, ConnectionViewModel viewModel, FilePicker files) {
        var controller = new ClientFileController(viewModel, views.messages(), files);
        views.load(controller);
        return controller;
    }
}
