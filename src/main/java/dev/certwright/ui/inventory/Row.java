package dev.certwright.ui.inventory;

import dev.certwright.model.inventory.Entry;
import dev.certwright.model.inventory.EntryStatus;
import dev.certwright.model.name.GeneralName;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.stream.Collectors;

/// One certificate in the list, as it stands at the moment.
///
/// @param daysLeft   whole days until it ends; negative once it has
/// @param lifeLeft   how much of its validity is left, from 0 to 1
/// @param signs      whether certificates can be made below it
/// @param searchText everything it can be found by, in lower case
public record Row(Entry entry, EntryStatus status, long daysLeft, double lifeLeft, boolean signs, String searchText) {
    static Row of(Entry entry, Instant now, boolean signs) {
        var validity = entry.details().validity();
        var whole = Duration.between(validity.notBefore(), validity.notAfter()).toSeconds();
        var left = Duration.between(now, validity.notAfter()).toSeconds();
        return new Row(
                entry,
                entry.status(now),
                validity.daysLeft(now),
                whole <= 0 ? 0 : Math.clamp(left / (double) whole, 0.0, 1.0),
                signs,
                searchText(entry));
    }

    boolean matches(String wanted) {
        return wanted.isEmpty()
                || searchText.contains(wanted)
                || (wanted.indexOf(':') < 0 && searchText.replace(":", "").contains(wanted));
    }

    private static String searchText(Entry entry) {
        var details = entry.details();
        var names = details.subjectAltNames().stream().map(GeneralName::value).collect(Collectors.joining(" "));
        return String.join(
                        " ",
                        entry.name(),
                        names,
                        details.serialNumber().toString(),
                        details.subject().toString(),
                        details.subject().toEncodedOrder())
                .toLowerCase(Locale.ROOT);
    }
}
