package dev.certwright.ui.profiles;

import dev.certwright.service.profiles.ProfileService;
import dev.certwright.ui.common.Background;
import dev.certwright.ui.common.FilePicker;
import dev.certwright.ui.common.Overlay;
import dev.certwright.ui.common.Views;

/// Opens the sheet with profiles.
public final class ProfileSheet {
    private final ProfileService profiles;
    private final Background background;
    private final Views views;
    private final FilePicker files;

    public ProfileSheet(ProfileService profiles, Background background, Views views, FilePicker files) {
        this.profiles = profiles;
        this.background = background;
        this.views = views;
        this.files = files;
    }

    /// Shows it above the window's content.
    public void show(Overlay overlay) {
        var viewModel = new ProfilesViewModel(profiles, background);
        overlay.show(views.load(new ProfilesController(viewModel, files, views.messages(), overlay::hide)));
        viewModel.refresh();
    }
}
