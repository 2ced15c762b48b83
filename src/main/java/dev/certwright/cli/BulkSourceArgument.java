package dev.certwright.cli;

import dev.certwright.model.Phrase;
import dev.certwright.model.PkiException;
import dev.certwright.service.bulk.table.NamePattern;
import dev.certwright.service.bulk.table.RowSource;
import dev.certwright.service.bulk.table.TextEncoding;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Who is to get a certificate, as the command line says it: a pattern, a file, or `-`.
///
/// Standard input can be read once and is needed twice, so it is kept in a temporary file, which closing removes.
final class BulkSourceArgument implements AutoCloseable {
    private static final String STANDARD_INPUT = "-";

    private final Session session;
    private @Nullable Path spool;

    BulkSourceArgument(Session session) {
        this.session = session;
    }

    /// What has braces and is no file is a pattern.
    ///
    /// @param encoding of the file, if it was named
    RowSource source(String argument, @Nullable String encoding) throws PkiException {
        Optional<Charset> charset = encoding == null
                ? Optional.empty()
                : Optional.of(TextEncoding.parse(encoding).orThrow());
        if (argument.equals(STANDARD_INPUT)) {
            return new RowSource.Table(standardInput(), charset);
        }
        var file = file(argument);
        if (file.isEmpty() || (NamePattern.looksLikeOne(argument) && !Files.exists(file.get()))) {
            if (charset.isPresent()) {
                throw new PkiException.InvalidInput(Phrase.of("cli.bulk.encoding.pattern", argument));
            }
            return new RowSource.Pattern(NamePattern.parse(argument).orThrow());
        }
        return new RowSource.Table(file.get(), charset);
    }

    private static Optional<Path> file(String argument) {
        try {
            return Optional.of(Path.of(argument));
        } catch (InvalidPathException _) {
            return Optional.empty();
        }
    }

    private Path standardInput() throws PkiException {
        try {
            var file = Files.createTempFile("certwright-", ".txt");
            spool = file;
            try (var out = Files.newOutputStream(file)) {
                session.terminal().in().transferTo(out);
            }
            return file;
        } catch (IOException e) {
            throw new PkiException.FileUnreadable(Path.of(STANDARD_INPUT), e);
        }
    }

    @Override
    public void close() throws PkiException {
        if (spool != null) {
            try {
                Files.deleteIfExists(spool);
            } catch (IOException e) {
                throw new PkiException.FileUnwritable(spool, e);
            }
        }
    }
}
