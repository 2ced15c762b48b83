package dev.certwright.service.bulk.table;

import dev.certwright.model.Phrase;
import dev.certwright.model.PkiException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import java.util.Optional;

/// The rows of a table or list.
final class TableRows implements Rows {
    /// The first line of some tables says how they are separated, for Excel.
    private static final String SEPARATOR_LINE = "sep=";

    private final RecordReader records;
    private final TableLayout layout;
    private final Optional<String> encoding;
    private final Optional<Path> file;
    private long line = 1;

    private TableRows(RecordReader records, TableLayout layout, Optional<String> encoding, Optional<Path> file) {
        this.records = records;
        this.layout = layout;
        this.encoding = encoding;
        this.file = file;
    }

    /// Reads the headings. The reader is closed with the rows, or when they cannot be understood.
    static TableRows open(BufferedReader in, Optional<String> encoding, Optional<Path> file)
            throws IOException, PkiException {
        boolean done = false;
        try {
            skipMark(in);
            long number = 1;
            var first = firstLine(in);
            while (first.isPresent() && (first.get().isBlank() || separatorLine(first.get()))) {
                in.readLine();
                number++;
                first = firstLine(in);
            }
            var layout = TableLayout.of(first.orElse(""));
            var records = new RecordReader(in, layout.separator(), number);
            var rows = new TableRows(records, layout, encoding, file);
            if (!layout.list()) {
                records.next();
            }
            done = true;
            return rows;
        } catch (CharacterCodingException _) {
            throw wrongEncoding(encoding, 1);
        } finally {
            if (!done) {
                in.close();
            }
        }
    }

    private static void skipMark(BufferedReader in) throws IOException {
        in.mark(1);
        if (in.read() != '\ufeff') {
            in.reset();
        }
    }

    private static boolean separatorLine(String line) {
        return line.startsWith(SEPARATOR_LINE) && line.length() == SEPARATOR_LINE.length() + 1;
    }

    /// The line that comes next, which stays unread; empty at the end.
    private static Optional<String> firstLine(BufferedReader in) throws IOException {
        in.mark(RecordReader.MAX_LENGTH);
        var line = new StringBuilder();
        int c = in.read();
        boolean atEnd = c < 0;
        while (c >= 0 && c != '\n' && c != '\r' && line.length() < RecordReader.MAX_LENGTH - 1) {
            line.append((char) c);
            c = in.read();
        }
        in.reset();
        return atEnd ? Optional.empty() : Optional.of(line.toString());
    }

    @Override
    public SourceFacts facts() {
        return SourceFacts.of(layout, encoding);
    }

    @Override
    public Optional<Row> next() throws PkiException {
        try {
            var record = records.next();
            while (record.isPresent() && record.get().blank()) {
                record = records.next();
            }
            record.ifPresent(cells -> line = cells.line());
            return record.map(layout::row);
        } catch (CharacterCodingException _) {
            throw wrongEncoding(encoding, line);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private static PkiException wrongEncoding(Optional<String> encoding, long after) {
        return new PkiException.InvalidInput(Phrase.of("bulk.encoding.wrong", encoding.orElse(""), after));
    }

    private PkiException unreadable(IOException e) {
        return new PkiException.FileUnreadable(file.orElse(Path.of("-")), e);
    }

    @Override
    public void close() throws PkiException {
        try {
            records.close();
        } catch (IOException e) {
            throw unreadable(e);
        }
    }
}
