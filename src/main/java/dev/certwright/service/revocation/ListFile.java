package dev.certwright.service.revocation;

import dev.certwright.model.Bytes;
import dev.certwright.model.PkiException;
import dev.certwright.model.inventory.Entry;
import dev.certwright.pki.certificate.RevocationListReader;
import dev.certwright.pki.encoding.ContentReader;
import dev.certwright.pki.encoding.Item;
import dev.certwright.pki.encoding.PemCodec;
import dev.certwright.store.FileAccess;
import dev.certwright.store.FileAccess.Content;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// A file with a revocation list.
final class ListFile {
    private final FileAccess files;
    private final ContentReader content;
    private final PemCodec pem = new PemCodec();
    private final RevocationListReader reader = new RevocationListReader();

    ListFile(FileAccess files, ContentReader content) {
        this.files = files;
        this.content = content;
    }

    /// Whether there is something that may be replaced: nothing but an older list of the same CA.
    ///
    /// @throws PkiException.FileExists when something else is there
    boolean replaces(Path file, Entry authority, Instant now) throws PkiException {
        if (!Files.exists(file)) {
            return false;
        }
        var there = lists(file);
        if (there.size() != 1 || !older(there.getFirst(), authority, now)) {
            throw new PkiException.FileExists(file);
        }
        return true;
    }

    private boolean older(Bytes list, Entry authority, Instant now) throws PkiException {
        var details = reader.read(list.toArray());
        return details.issuer().equals(authority.details().subject())
                && !details.thisUpdate().isAfter(now);
    }

    /// Empty for a file with anything else in it.
    private List<Bytes> lists(Path file) throws PkiException {
        try {
            var items =
                    content.read(files.read(file), file.toString(), List.of()).items();
            return items.stream().allMatch(Item.RevocationListItem.class::isInstance)
                    ? items.stream()
                            .map(item -> ((Item.RevocationListItem) item).der())
                            .toList()
                    : List.of();
        } catch (PkiException.FileUnreadable | PkiException.FileMissing e) {
            throw e;
        } catch (PkiException _) {
            return List.of();
        }
    }

    /// Writes beside, renames, reads back and compares.
    ///
    /// @throws PkiException.ExportDiffers when something else is in the file then
    void write(Path file, Bytes list, boolean der, boolean replace) throws PkiException {
        var octets = der ? list.toArray() : pem.revocationList(list).getBytes(StandardCharsets.US_ASCII);
        files.write(Map.of(file, new Content(octets, false)), replace);
        if (!lists(file).equals(List.of(list))) {
            throw new PkiException.ExportDiffers(file);
        }
    }
}
