package dev.certwright.ui.safety;

import dev.certwright.model.Phrase;
import dev.certwright.model.inventory.BackupInfo;
import dev.certwright.service.safety.BackupService;
import dev.certwright.ui.common.Background;
import dev.certwright.ui.common.Notices;
import java.nio.file.Path;
import java.util.function.Consumer;

/// Makes backups of the vault, and puts one in its place.
public final class BackupViewModel {
    private final BackupService service;
    private final Background background;
    private final Notices notices;

    public BackupViewModel(BackupService service, Background background, Notices notices) {
        this.service = service;
        this.background = background;
        this.notices = notices;
    }

    /// Writes a backup; the person has agreed to replace a file that is there.
    public void make(Path file) {
        background.run(
                _ -> service.make(file, true),
                info -> notices.done(Phrase.of(
                        info.keysInClear() ? "safety.backup.doneInClear" : "safety.backup.done",
                        file.toString(),
                        info.entries(),
                        info.privateKeys())),
                notices::failed);
    }

    /// Looks into a backup before it is restored.
    public void read(Path file, Consumer<BackupInfo> then) {
        background.run(_ -> service.read(file), then, notices::failed);
    }

    /// Puts it in the place of the vault, which stays beside.
    public void restore(Path file, Runnable then) {
        background.run(
                _ -> service.restoreHere(file),
                aside -> {
                    then.run();
                    notices.done(aside.map(path -> Phrase.of("safety.restore.aside", path.toString()))
                            .orElseGet(() -> Phrase.of("safety.restore.plain")));
                },
                notices::failed);
    }
}
