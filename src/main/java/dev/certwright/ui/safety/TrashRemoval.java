package dev.certwright.ui.safety;

import dev.certwright.model.Phrase;
import dev.certwright.model.PkiException;
import dev.certwright.model.inventory.Entry;
import dev.certwright.model.inventory.EntryId;
import dev.certwright.service.safety.TrashService;
import dev.certwright.ui.common.Background;
import dev.certwright.ui.common.Notices;
import dev.certwright.ui.inventory.Removal;
import java.util.List;
import java.util.function.Consumer;

/// Moves certificates into the trash, and offers to take that back.
public final class TrashRemoval implements Removal {
    private final TrashService trash;
    private final Background background;
    private final Notices notices;

    public TrashRemoval(TrashService trash, Background background, Notices notices) {
        this.trash = trash;
        this.background = background;
        this.notices = notices;
    }

    @Override
    public void remove(Entry entry, boolean withBelow, Runnable onDone, Consumer<PkiException> onFailure) {
        background.run(
                _ -> trash.delete(entry, withBelow),
                moved -> {
                    onDone.run();
                    notices.done(
                            Phrase.of("safety.trash.moved", entry.name(), moved.size() - 1),
                            Phrase.of("safety.undo"),
                            () -> takeBack(moved));
                },
                onFailure);
    }

    private void takeBack(List<EntryId> moved) {
        background.run(
                _ -> trash.restore(moved, true),
                restored -> notices.done(Phrase.of("safety.trash.restored", restored.size())),
                notices::failed);
    }
}
