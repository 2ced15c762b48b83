package dev.certwright.service.expiry;

import dev.certwright.model.Phrase;
import dev.certwright.model.PkiException;
import dev.certwright.service.expiry.Expiry.Ending;
import dev.certwright.store.FileAccess;
import dev.certwright.store.VaultSource;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// Says what ends soon, and writes it into a calendar.
public final class ExpiryService {
    private final VaultSource vaults;
    private final FileAccess files;
    private final InstantSource clock;

    public ExpiryService(VaultSource vaults, FileAccess files, InstantSource clock) {
        this.vaults = vaults;
        this.files = files;
        this.clock = clock;
    }

    /// Looks at the vault as it is now; at none where there is no vault yet.
    public Expiry look() throws PkiException {
        return new Expiry(vaults.there() ? vaults.get().summaries() : List.of(), clock.instant());
    }

    /// What has not ended yet as an iCalendar object (RFC 5545), an event with an alarm for each.
    ///
    /// @param warning how long before each end the calendar rings
    /// @param words  for the texts
    public String calendar(List<Ending> endings, Duration warning, Function<Phrase, String> words) {
        var events = endings.stream()
                .filter(ending -> !ending.ended())
                .map(ending -> event(ending, warning, words))
                .toList();
        return CalendarText.of(events, clock.instant());
    }

    private static CalendarEvent event(Ending ending, Duration warning, Function<Phrase, String> words) {
        var entry = ending.entry();
        return new CalendarEvent(
                entry.sha256() + "@certwright",
                entry.validity().notAfter(),
                words.apply(Phrase.of("expiry.calendar.summary", entry.name())),
                words.apply(Phrase.of("expiry.calendar.description", entry.subject(), entry.serial(), entry.name())),
                warning);
    }

    /// Writes a calendar into a file, which is replaced: it is written again and again.
    ///
    /// @throws PkiException.FileUnwritable when it cannot be written
    public void save(String calendar, Path file) throws PkiException {
        files.write(Map.of(file, new FileAccess.Content(calendar.getBytes(StandardCharsets.UTF_8), false)), true);
    }
}
