package dev.certwright.service.bulk;

import dev.certwright.model.PkiException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// How it came out. What was issued is kept, whatever happened afterwards.
///
/// @param issued    certificates that were made and are in the vault
/// @param already   rows whose certificate this CA had issued before
/// @param leftOut   rows with problems
/// @param open      rows that could be issued and were not, because the work was stopped
/// @param packed    devices whose files were written
/// @param took      for issuing, without the check before
/// @param stopped   why the work did not come to its end: [PkiException.Cancelled], or what failed
/// @param place     folder or archive of the files, if some were wanted
/// @param passwords the password sheet, if there is one
public record BulkOutcome(
        long issued,
        long already,
        long leftOut,
        long open,
        long packed,
        Duration took,
        Optional<PkiException> stopped,
        Optional<Path> place,
        Optional<Path> passwords) {
    /// Certificates a second.
    public double rate() {
        return new BulkProgress(BulkProgress.Stage.ISSUING, issued, issued, issued, took).rate();
    }
}
