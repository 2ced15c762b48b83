package dev.certwright.ui.renewal;

import dev.certwright.model.inventory.Entry;
import dev.certwright.model.inventory.EntryId;
import dev.certwright.model.inventory.EntrySummary;
import dev.certwright.ui.common.Background;
import dev.certwright.ui.common.Dates;
import dev.certwright.ui.common.KeyAccess;
import dev.certwright.ui.common.Overlay;
import dev.certwright.ui.common.Views;
import dev.certwright.ui.inventory.EntryAction;
import dev.certwright.ui.inventory.Row;
import dev.certwright.ui.inventory.RowsAction;
import java.util.List;
import java.util.function.Consumer;

/// Opens the sheet *Renew* for one certificate or for many.
public final class RenewalActions {
    private final RenewalViewModel.Services services;
    private final KeyAccess keys;
    private final Background background;
    private final Views views;
    private final Dates dates;
    private final Consumer<EntryId> changed;

    /// @param changed hears of the first new one
    public RenewalActions(
            RenewalViewModel.Services services,
            KeyAccess keys,
            Background background,
            Views views,
            Dates dates,
            Consumer<EntryId> changed) {
        this.services = services;
        this.keys = keys;
        this.background = background;
        this.views = views;
        this.dates = dates;
        this.changed = changed;
    }

    /// For the selected certificate.
    public List<EntryAction> entryActions() {
        return List.of(new EntryAction(
                "renew",
                "renewal.action",
                RenewalActions::offered,
                (entry, overlay) -> open(List.of(item(entry)), overlay, () -> {})));
    }

    /// For several selected ones.
    public List<RowsAction> rowsActions() {
        return List.of(new RowsAction(
                "renewSelected",
                "renewal.actionMany",
                RenewalActions::offered,
                (rows, overlay) -> open(
                        rows.stream()
                                .filter(RenewalActions::offered)
                                .map(row -> item(row.entry()))
                                .toList(),
                        overlay,
                        () -> {})));
    }

    private static boolean offered(Row row) {
        return row.entry().issuer().isPresent();
    }

    /// What is renewed, for an entry.
    public static RenewalViewModel.Item item(Entry entry) {
        return new RenewalViewModel.Item(
                entry.id(), entry.name(), entry.details().authority(), entry.root());
    }

    private static RenewalViewModel.Item item(EntrySummary entry) {
        return new RenewalViewModel.Item(
                entry.id(), entry.name(), entry.profile().authority(), entry.root());
    }

    /// Opens it.
    ///
    /// @param done runs when something was renewed
    public void open(List<RenewalViewModel.Item> items, Overlay overlay, Runnable done) {
        if (items.isEmpty()) {
            return;
        }
        var viewModel = new RenewalViewModel(items, services, keys, background, id -> {
            changed.accept(id);
            done.run();
        });
        overlay.show(views.load(new RenewalController(viewModel, views.messages(), dates, overlay::hide)));
    }
}
