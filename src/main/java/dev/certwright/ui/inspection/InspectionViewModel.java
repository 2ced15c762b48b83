package dev.certwright.ui.inspection;

import dev.certwright.ui.common.Background;
import dev.certwright.ui.common.Notices;
import java.time.InstantSource;
import java.util.Optional;

/// All that the screen knows. It outlives the views, so that what is open stays open when the language changes.
public final class InspectionViewModel implements AutoCloseable {
    private final OpenFilesViewModel files;
    private final FileListViewModel list;
    private final PageViewModel page;

    public InspectionViewModel(
            Inspecting inspecting,
            Optional<Fixing> fixing,
            Background background,
            Notices notices,
            InstantSource clock) {
        files = new OpenFilesViewModel(inspecting, background, notices);
        list = new FileListViewModel(files, background.ui());
        page = new PageViewModel(
                new PageViewModel.Surroundings(inspecting, fixing, background, notices, clock), files, list);
    }

    public OpenFilesViewModel files() {
        return files;
    }

    public FileListViewModel list() {
        return list;
    }

    public PageViewModel page() {
        return page;
    }

    /// Forgets everything and wipes the passwords that were entered.
    @Override
    public void close() {
        files.close();
    }
}
