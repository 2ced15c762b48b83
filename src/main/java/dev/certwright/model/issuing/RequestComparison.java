package dev.certwright.model.issuing;

import dev.certwright.model.Phrase;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a certification request asks for beside what the CA would put into the certificate, field by field.
///
/// @param rows  the subject and the names first, then the extensions, then what is never taken over
/// @param notes about the request as a whole
public record RequestComparison(List<Row> rows, List<Phrase> notes) {
    /// The words of the fields that every request has.
    public static final String SUBJECT = "subject";

    public static final String NAMES = "san";
    public static final String BASIC_CONSTRAINTS = "basic-constraints";
    public static final String KEY_USAGE = "key-usage";
    public static final String EXTENDED_KEY_USAGE = "extended-key-usage";

    public RequestComparison {
        rows = List.copyOf(rows);
        notes = List.copyOf(notes);
    }

    /// One field.
    ///
    /// @param field     its stable word; for any other extension its name in its RFC, or its object identifier
    /// @param requested what the request asks for, one item a line; empty when it does not ask for it
    /// @param offered   what the CA says, one item a line; empty for nothing
    /// @param both      the two together, where that makes sense
    /// @param possible  the decisions there are; empty when there is nothing to decide
    /// @param needed    whether somebody has to decide, because the CA does not say the same by itself
    /// @param warnings  what keeping it would mean, and why it may not be possible
    public record Row(
            String field,
            String requested,
            String offered,
            Optional<String> both,
            List<RequestDecision> possible,
            boolean needed,
            List<Phrase> warnings) {
        public Row {
            possible = List.copyOf(possible);
            warnings = List.copyOf(warnings);
        }

        /// What stands in the certificate after a decision, one item a line.
        public String result(RequestDecision decision) {
            return switch (decision) {
                case KEEP -> requested;
                case REPLACE -> offered;
                case ADD -> both.orElse(requested);
            };
        }
    }

    /// The row of that field.
    public Optional<Row> row(String field) {
        return rows.stream().filter(row -> row.field().equals(field)).findFirst();
    }

    /// The rows about which somebody still has to decide.
    public List<Row> undecided(Map<String, RequestDecision> decisions) {
        return rows.stream()
                .filter(row -> row.needed() && !decisions.containsKey(row.field()))
                .toList();
    }
}
