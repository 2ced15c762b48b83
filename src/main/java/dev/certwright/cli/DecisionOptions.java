package dev.certwright.cli;

import dev.certwright.model.Phrase;
import dev.certwright.model.PkiException;
import dev.certwright.model.issuing.RequestComparison;
import dev.certwright.model.issuing.RequestDecision;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// What becomes of each thing that a request asks for.
final class DecisionOptions {
    @Option(names = "--keep", paramLabel = "FIELD", split = ",", descriptionKey = "csr.option.keep")
    private List<String> keep = List.of();

    @Option(names = "--replace", paramLabel = "FIELD", split = ",", descriptionKey = "csr.option.replace")
    private List<String> replace = List.of();

    @Option(names = "--add", paramLabel = "FIELD", split = ",", descriptionKey = "csr.option.add")
    private List<String> add = List.of();

    @Option(names = "--keep-all", descriptionKey = "csr.option.keepAll")
    private boolean keepAll;

    @Option(names = "--take", paramLabel = "none", descriptionKey = "csr.option.take")
    private @Nullable String take;

    /// The decisions, those about single fields before those about all.
    Map<String, RequestDecision> on(RequestComparison comparison) throws PkiException.InvalidInput {
        if (take != null && (!take.equals("none") || keepAll)) {
            throw new PkiException.InvalidInput(Phrase.of("csr.cli.take"));
        }
        var decisions = new LinkedHashMap<String, RequestDecision>();
        put(keep, RequestDecision.KEEP, decisions);
        put(replace, RequestDecision.REPLACE, decisions);
        put(add, RequestDecision.ADD, decisions);
        for (var row : comparison.rows()) {
            if (keepAll && row.possible().contains(RequestDecision.KEEP)) {
                decisions.putIfAbsent(row.field(), RequestDecision.KEEP);
            }
            if (take != null && row.possible().contains(RequestDecision.REPLACE)) {
                decisions.putIfAbsent(row.field(), RequestDecision.REPLACE);
            }
        }
        return decisions;
    }

    private static void put(List<String> fields, RequestDecision decision, Map<String, RequestDecision> decisions)
            throws PkiException.InvalidInput {
        for (var field : fields) {
            var word = field.strip();
            if (decisions.putIfAbsent(word, decision) != null) {
                throw new PkiException.InvalidInput(Phrase.of("csr.cli.twice", word));
            }
        }
    }
}
