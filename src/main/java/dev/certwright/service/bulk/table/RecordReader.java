package dev.certwright.service.bulk.table;

import dev.certwright.model.Phrase;
import dev.certwright.model.PkiException;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Splits text into records and their cells (RFC 4180 §2), one at a time.
///
/// Lines end in CR, LF or both. A quotation mark counts at the beginning of a cell only, as everywhere; what follows
/// the closing one up to the separator belongs to the cell. A dozen states need no library, and this one names lines.
final class RecordReader implements AutoCloseable {
    /// Longest record, in characters: one quotation mark too many would else swallow the rest of the table.
    static final int MAX_LENGTH = 1 << 16;

    private static final int END = -1;

    private final Reader in;
    private final char[] buffer = new char[1 << 13];
    private final StringBuilder cell = new StringBuilder();
    private final char separator;
    private int position;
    private int limit;
    private long line;

    /// A record and where it begins.
    ///
    /// @param line  from 1, as editors count
    /// @param cells one empty cell for an empty line
    record Cells(long line, List<String> cells) {
        boolean blank() {
            return cells.stream().allMatch(String::isBlank);
        }
    }

    /// @param separator between cells
    /// @param line      number of the first line
    RecordReader(Reader in, char separator, long line) {
        this.in = in;
        this.separator = separator;
        this.line = line;
    }

    /// The next record; empty at the end.
    ///
    /// @throws PkiException.InvalidInput when a record is longer than [#MAX_LENGTH]
    Optional<Cells> next() throws IOException, PkiException.InvalidInput {
        if (peek() == END) {
            return Optional.empty();
        }
        long start = line;
        var cells = new ArrayList<String>();
        int length = 0;
        while (true) {
            cell.setLength(0);
            if (peek() == '"') {
                take();
                quoted(start);
            }
            int c = peek();
            while (c != separator && c != '\n' && c != '\r' && c != END) {
                append((char) take(), start);
                c = peek();
            }
            cells.add(cell.toString());
            length += cell.length() + 1;
            require(length, start, "bulk.table.lineTooLong");
            if (c != separator) {
                endLine();
                return Optional.of(new Cells(start, List.copyOf(cells)));
            }
            take();
        }
    }

    /// Up to and with the closing quotation mark; a doubled one stands for itself.
    private void quoted(long start) throws IOException, PkiException.InvalidInput {
        while (true) {
            int c = take();
            if (c == END) {
                throw new PkiException.InvalidInput(Phrase.of("bulk.table.quoteOpen", start));
            }
            if (c == '"') {
                if (peek() != '"') {
                    return;
                }
                take();
            } else if (c == '\n' || (c == '\r' && peek() != '\n')) {
                line++;
            }
            cell.append((char) c);
            require(cell.length(), start, "bulk.table.quoteOpen");
        }
    }

    private void append(char c, long start) throws PkiException.InvalidInput {
        cell.append(c);
        require(cell.length(), start, "bulk.table.lineTooLong");
    }

    private static void require(int length, long start, String key) throws PkiException.InvalidInput {
        if (length > MAX_LENGTH) {
            throw new PkiException.InvalidInput(Phrase.of(key, start));
        }
    }

    private void endLine() throws IOException {
        int c = take();
        if (c == '\r' && peek() == '\n') {
            take();
        }
        line++;
    }

    private int peek() throws IOException {
        if (position == limit) {
            limit = Math.max(0, in.read(buffer));
            position = 0;
        }
        return position == limit ? END : buffer[position];
    }

    private int take() throws IOException {
        int c = peek();
        if (c != END) {
            position++;
        }
        return c;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
