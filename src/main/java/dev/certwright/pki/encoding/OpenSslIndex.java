package dev.certwright.pki.encoding;

import dev.certwright.model.Phrase;
import dev.certwright.model.PkiException;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The list that `openssl ca` keeps of what it issued, as a rule called `index.txt`: one certificate a line, its six
/// fields between tabs (openssl-ca(1), “FILES”).
///
/// @param rows   in the order of the file
/// @param broken the numbers of the lines, from 1, that are no row
public record OpenSslIndex(List<Row> rows, List<Integer> broken) {
    /// Most rows that are read.
    public static final int MOST_ROWS = 100_000;

    private static final int FIELDS = 6;

    public OpenSslIndex {
        rows = List.copyOf(rows);
        broken = List.copyOf(broken);
    }

    /// What the first field says. Whether a certificate has expired is only noted by `openssl ca -updatedb`.
    public enum State {
        VALID,
        REVOKED,
        EXPIRED
    }

    /// An issued certificate.
    ///
    /// @param line       from 1
    /// @param expiry     empty when it cannot be read
    /// @param revocation of one that was revoked; empty when the field is empty or cannot be read
    /// @param file       where the certificate is, if anybody wrote that down
    /// @param subject    as `/C=TW/CN=web`
    public record Row(
            int line,
            State state,
            Optional<Instant> expiry,
            Optional<Revoked> revocation,
            BigInteger serial,
            Optional<String> file,
            String subject) {}

    /// When and why.
    ///
    /// @param reason the number of the `CRLReason` (RFC 5280 §5.3.1)
    public record Revoked(Instant at, int reason) {
        /// `removeFromCRL`: it was on hold and is so no more.
        public static final int REMOVED = 8;
    }

    /// Whether a text is such a list: its first line that is not empty is a row.
    public static boolean recognizes(String text) {
        return text.lines()
                .filter(line -> !line.isBlank())
                .findFirst()
                .flatMap(line -> row(line, 1))
                .isPresent();
    }

    /// Reads the list.
    ///
    /// @param source what to call it in a message
    /// @throws PkiException.InvalidInput when it has more than [#MOST_ROWS] rows
    public static OpenSslIndex read(String text, String source) throws PkiException.InvalidInput {
        var rows = new ArrayList<Row>();
        var broken = new ArrayList<Integer>();
        int number = 0;
        for (var line : (Iterable<String>) text.lines()::iterator) {
            number++;
            if (line.isBlank()) {
                continue;
            }
            if (rows.size() + broken.size() >= MOST_ROWS) {
                throw new PkiException.InvalidInput(Phrase.of("adopt.index.tooLong", source, MOST_ROWS));
            }
            var row = row(line, number);
            row.ifPresent(rows::add);
            if (row.isEmpty()) {
                broken.add(number);
            }
        }
        return new OpenSslIndex(rows, broken);
    }

    private static Optional<Row> row(String line, int number) {
        var fields = fields(line);
        if (fields.size() != FIELDS || !fields.get(3).matches("-?[0-9A-Fa-f]{1,80}")) {
            return Optional.empty();
        }
        var state = switch (fields.getFirst()) {
            case "V" -> State.VALID;
            case "R" -> State.REVOKED;
            case "E" -> State.EXPIRED;
            default -> null;
        };
        if (state == null) {
            return Optional.empty();
        }
        var file = fields.get(4).strip();
        return Optional.of(new Row(
                number,
                state,
                IndexTime.parse(fields.get(1)),
                state == State.REVOKED ? revoked(fields.get(2)) : Optional.empty(),
                new BigInteger(fields.get(3), 16),
                file.isEmpty() || file.equals("unknown") ? Optional.empty() : Optional.of(file),
                fields.get(5)));
    }

    /// Between tabs; a backslash takes the meaning from the character behind it.
    private static List<String> fields(String line) {
        var fields = new ArrayList<String>();
        var field = new StringBuilder();
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '\\' && i + 1 < line.length() && line.charAt(i + 1) == '\t') {
                field.append('\t');
                i++;
            } else if (c == '\t') {
                fields.add(field.toString());
                field.setLength(0);
            } else {
                field.append(c);
            }
        }
        fields.add(field.toString());
        return fields;
    }

    /// `date`, `date,reason`, or `date,reason,more`: the object identifier of a hold, the time of a compromise.
    private static Optional<Revoked> revoked(String field) {
        var parts = field.split(",", -1);
        int reason = parts.length > 1 ? reason(parts[1].strip()) : 0;
        return IndexTime.parse(parts[0].strip()).map(at -> new Revoked(at, reason));
    }

    /// The words of `-crl_reason`, and those for the reasons that come with more.
    private static int reason(String word) {
        return switch (word) {
            case "keyCompromise", "keyTime" -> 1;
            case "CACompromise", "CAkeyTime" -> 2;
            case "affiliationChanged" -> 3;
            case "superseded" -> 4;
            case "cessationOfOperation" -> 5;
            case "certificateHold", "holdInstruction" -> 6;
            case "removeFromCRL" -> Revoked.REMOVED;
            case "privilegeWithdrawn" -> 9;
            case "AACompromise" -> 10;
            default -> 0;
        };
    }
}
