package dev.certwright.pki.fetch;

import dev.certwright.model.Bytes;
import dev.certwright.model.Phrase;

/// What came of fetching a document.
public sealed interface Fetched {
    /// It was got.
    record Document(Bytes content) implements Fetched {}

    /// It was not.
    ///
    /// @param why the rest of a sentence that begins with the address
    record Missing(Phrase why) implements Fetched {}
}
