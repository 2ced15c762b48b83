package dev.certwright.ui.inventory;

import dev.certwright.model.inventory.Entry;
import java.util.List;
import java.util.Optional;

/// A certificate that was read to be shown, with what there is to say about it.
///
/// @param chain       itself, its issuer, and so on up to the last one that is in the vault
/// @param predecessor the one it was renewed from
/// @param successor   the one that was renewed from it
/// @param endsEarlier the CA above that ends before it does
public record Opened(
        Row row,
        Entry entry,
        List<Entry> chain,
        Optional<Row> predecessor,
        Optional<Row> successor,
        Optional<Row> endsEarlier) {
    public Opened {
        chain = List.copyOf(chain);
    }

    static Opened of(Row row, Entry entry, List<Entry> chain, Contents all) {
        return new Opened(row, entry, chain, all.predecessor(row), all.successor(row), all.endsEarlier(row));
    }

    Entry top() {
        return chain.getLast();
    }
}
