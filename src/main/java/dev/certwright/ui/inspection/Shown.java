package dev.certwright.ui.inspection;

import dev.certwright.model.Phrase;
import dev.certwright.model.inspection.ChainGraph;
import dev.certwright.model.inspection.Page;
import dev.certwright.service.inspection.Inspected;
import dev.certwright.service.inspection.Inspected.Item;
import java.util.List;
import java.util.Optional;

/// What stands beside the list.
public sealed interface Shown {
    /// Nothing is open: how to begin.
    record Nothing() implements Shown {}

    /// Something is open, and nothing is selected.
    record NothingSelected() implements Shown {}

    /// A file that is being read.
    record Opening(OpenFile file) implements Shown {}

    /// A password is asked for.
    ///
    /// @param refused whether the last one opened nothing
    record Locked(OpenFile file, Phrase why, boolean refused) implements Shown {}

    /// It may take long; the person is asked.
    record Expensive(OpenFile file) implements Shown {}

    /// What could not be opened or shown, and what to do.
    ///
    /// @param again whether another try makes sense
    record Failed(OpenFile file, Phrase why, boolean again) implements Shown {}

    /// A file that is open, as a whole.
    record Whole(OpenFile file, Inspected content) implements Shown {
        int size() {
            return content.items().size();
        }

        List<Phrase> notes() {
            return content.notes();
        }
    }

    /// A page that is being made.
    record Loading(OpenFile file) implements Shown {}

    /// All of one thing.
    record Ready(ListRow.OfItem row, Inspected content, Page page) implements Shown {
        /// Whether there are rules for what it is.
        boolean judged() {
            return row.item() instanceof Item.Certificate
                    || row.item() instanceof Item.Request
                    || !page.problems().isEmpty();
        }

        /// What stands for it in a drawing.
        Optional<ChainGraph.Node> node(ChainGraph graph) {
            var item = row.item();
            return graph.nodes().stream()
                    .filter(node -> switch (node) {
                        case ChainGraph.Node.Certificate(var _, var details, var _) ->
                            item instanceof Item.Certificate(var own, var _)
                                    && own.certificate().equals(details.certificate());
                        case ChainGraph.Node.PrivateKey(var _, var _, var spki) ->
                            item instanceof Item.PrivateKey(var _, var _, var _, var own)
                                    && own.filter(spki::equals).isPresent();
                        case ChainGraph.Node.MissingIssuer _ -> false;
                    })
                    .findFirst();
        }
    }
}
