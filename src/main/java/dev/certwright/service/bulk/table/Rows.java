package dev.certwright.service.bulk.table;

import dev.certwright.model.PkiException;
import java.util.Optional;

/// The rows of a source, one at a time.
public interface Rows extends AutoCloseable {
    /// How the source was understood.
    SourceFacts facts();

    /// The next row that is not blank; empty at the end.
    ///
    /// @throws PkiException.InvalidInput   when the text cannot be split, or is not in its character set
    /// @throws PkiException.FileUnreadable when reading fails
    Optional<Row> next() throws PkiException;

    @Override
    void close() throws PkiException;
}
