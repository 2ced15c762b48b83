package dev.certwright.ui.inspection;

import dev.certwright.model.certificate.Fingerprint;
import dev.certwright.service.inspection.Inspected;
import dev.certwright.service.inspection.Inspected.Item;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Makes the lines of the list.
final class ListRows {
    private ListRows() {}

    /// The files and what is in them; with a filter only what fits it, below its file.
    static List<ListRow> of(List<OpenFile> files, String filter) {
        var keys = publicKeys(files);
        var wanted = filter.strip().toLowerCase(Locale.ROOT);
        var rows = new ArrayList<ListRow>();
        for (var file : files) {
            boolean whole = file.name().toLowerCase(Locale.ROOT).contains(wanted);
            var items = file.items();
            int head = rows.size();
            for (int i = 0; i < items.size(); i++) {
                if (whole || fits(items.get(i), wanted)) {
                    rows.add(new ListRow.OfItem(file, i, items.get(i), match(items.get(i), items, keys)));
                }
            }
            if (whole || rows.size() > head) {
                rows.add(head, new ListRow.OfFile(file));
            }
        }
        return rows;
    }

    private static Set<Fingerprint> publicKeys(List<OpenFile> files) {
        var keys = new HashSet<Fingerprint>();
        files.stream()
                .flatMap(OpenFile::certificates)
                .forEach(certificate -> keys.add(certificate.publicKey().spkiSha256()));
        return keys;
    }

    private static ListRow.KeyMatch match(Item item, List<Item> among, Set<Fingerprint> keys) {
        if (!(item instanceof Item.PrivateKey(var _, var _, var matches, var spki))) {
            return ListRow.KeyMatch.UNKNOWN;
        }
        if (matches.isPresent() || spki.filter(keys::contains).isPresent()) {
            return ListRow.KeyMatch.MATCHES;
        }
        boolean told = spki.isPresent() || among.stream().anyMatch(Inspected.Item.Certificate.class::isInstance);
        return told ? ListRow.KeyMatch.NOTHING : ListRow.KeyMatch.UNKNOWN;
    }

    private static boolean fits(Item item, String wanted) {
        return wanted.isEmpty()
                || switch (item) {
                    case Item.Certificate(var details, var alias) ->
                        contains(details.subject().toString(), wanted)
                                || contains(details.shortName(), wanted)
                                || contains(details.serialNumber().toString(), wanted)
                                || details.subjectAltNames().stream().anyMatch(n -> contains(n.value(), wanted))
                                || contains(alias, wanted);
                    case Item.PrivateKey(var label, var alias, var _, var _) ->
                        contains(label, wanted) || contains(alias, wanted);
                    case Item.PublicKey(var details, var alias) ->
                        contains(details.label(), wanted) || contains(alias, wanted);
                    case Item.Request(var details) -> contains(details.subject().toString(), wanted);
                    case Item.RevocationList(var details) ->
                        contains(details.issuer().toString(), wanted);
                    case Item.Other(var kind, var label, var alias) ->
                        contains(kind, wanted) || contains(label, wanted) || contains(alias, wanted);
                    case Item.Closed(var kind, var alias, var _, var _) ->
                        contains(kind, wanted) || contains(alias, wanted);
                };
    }

    private static boolean contains(String text, String wanted) {
        return text.toLowerCase(Locale.ROOT).contains(wanted);
    }

    private static boolean contains(Optional<String> text, String wanted) {
        return text.filter(t -> contains(t, wanted)).isPresent();
    }
}
