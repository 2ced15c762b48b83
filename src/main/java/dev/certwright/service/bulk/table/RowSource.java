package dev.certwright.service.bulk.table;

import dev.certwright.model.PkiException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Where the rows come from. It can be read again and again, from the beginning each time.
public sealed interface RowSource {
    /// Names by a pattern.
    record Pattern(NamePattern pattern) implements RowSource {}

    /// What a person typed or pasted: a table, or one name a line.
    record Text(String text) implements RowSource {}

    /// A file with a table, or with one name a line.
    ///
    /// @param encoding empty for what [TextEncoding#detect] finds
    record Table(Path file, Optional<Charset> encoding) implements RowSource {}

    /// Opens it.
    ///
    /// @throws PkiException.FileMissing    when there is no such file
    /// @throws PkiException.FileUnreadable when it cannot be read
    /// @throws PkiException.InvalidInput   when its character set or its headings cannot be understood
    default Rows open() throws PkiException {
        return switch (this) {
            case Pattern(var pattern) -> new PatternRows(pattern);
            case Text(var text) -> open(text);
            case Table(var file, var encoding) -> open(file, encoding);
        };
    }

    private static Rows open(String text) throws PkiException {
        try {
            return TableRows.open(new BufferedReader(new StringReader(text)), Optional.empty(), Optional.empty());
        } catch (IOException e) {
            throw new IllegalStateException("reading from memory fails", e);
        }
    }

    private static Rows open(Path file, Optional<Charset> chosen) throws PkiException {
        TextEncoding.Opener opener = () -> Files.newInputStream(file);
        try {
            var encoding = chosen.isPresent() ? TextEncoding.forced(chosen.get(), opener) : TextEncoding.detect(opener);
            return TableRows.open(
                    new BufferedReader(encoding.reader(opener)), Optional.of(encoding.label()), Optional.of(file));
        } catch (NoSuchFileException _) {
            throw new PkiException.FileMissing(file);
        } catch (IOException e) {
            throw new PkiException.FileUnreadable(file, e);
        }
    }

    /// The names of a pattern as rows.
    final class PatternRows implements Rows {
        private final NamePattern pattern;
        private long next;

        private PatternRows(NamePattern pattern) {
            this.pattern = pattern;
        }

        @Override
        public SourceFacts facts() {
            return new SourceFacts(SourceFacts.Kind.PATTERN, Optional.empty(), Optional.empty(), Set.of(), List.of());
        }

        @Override
        public Optional<Row> next() {
            if (next == pattern.size()) {
                return Optional.empty();
            }
            var name = pattern.name(next++).strip();
            return Optional.of(Row.ofName(next, name, false));
        }

        @Override
        public void close() {
            // nothing is open
        }
    }
}
