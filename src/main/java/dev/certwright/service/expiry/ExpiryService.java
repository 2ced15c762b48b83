package dev.certwright.service.expiry;

import dev.certwright.model.PkiException;
import dev.certwright.store.FileAccess;
import dev.certwright.store.VaultSource;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

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

    /// The events as an iCalendar object (RFC 5545).
    public String calendar(List<CalendarEvent> events) {
        return CalendarText.of(events, clock.instant());
    }

    /// Writes the events into a file, which is replaced: a calendar is written again and again.
    ///
    /// @throws PkiException.FileUnwritable when it cannot be written
    public void saveCalendar(List<CalendarEvent> events, Path file) throws PkiException {
        files.write(
                Map.of(file, new FileAccess.Content(calendar(events).getBytes(StandardCharsets.UTF_8), false)), true);
    }
}
