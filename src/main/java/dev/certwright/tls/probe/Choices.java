package dev.certwright.tls.probe;

import dev.certwright.model.Phrase;
import dev.certwright.model.PkiException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Finds by their registered names the numbers of what TLS can do here.
final class Choices {
    private static final int NEAR = 3;
    private static final int MAX_NAME = 100;
    private static final Pattern WORD = Pattern.compile("[A-Z]+|[0-9]+");

    private static final Pattern NIST_CURVE = Pattern.compile("^P-(256|384|521)$");

    private final Map<String, Integer> numbers = new LinkedHashMap<>();
    private final List<String> names = new ArrayList<>();
    private final String unknown;

    /// @param possible which numbers can be chosen
    /// @param unknown  key of what is said about a name that is not there
    Choices(IntPredicate possible, IntFunction<String> name, String unknown) {
        this.unknown = unknown;
        IntStream.range(0, 0x10000).filter(possible).forEach(n -> {
            names.add(name.apply(n));
            numbers.put(name.apply(n).toUpperCase(Locale.ROOT), n);
        });
    }

    /// The numbers, in the order of the names.
    ///
    /// @throws PkiException.InvalidInput when a name is not there; it tells some that are near
    List<Integer> of(List<String> wanted) throws PkiException.InvalidInput {
        var found = new ArrayList<Integer>();
        for (var name : wanted) {
            var upper = registered(name.strip().toUpperCase(Locale.ROOT));
            if (!numbers.containsKey(upper)) {
                var shown = name.length() > MAX_NAME ? name.substring(0, MAX_NAME) + "…" : name;
                throw new PkiException.InvalidInput(Phrase.of(unknown, shown, String.join(", ", near(upper))));
            }
            found.add(numbers.get(upper));
        }
        return found;
    }

    /// The curves of FIPS 186 are known by its names, too.
    private static String registered(String name) {
        return NIST_CURVE.matcher(name).replaceFirst("SECP$1R1");
    }

    private List<String> near(String wanted) {
        var cut = wanted.length() > MAX_NAME ? wanted.substring(0, MAX_NAME) : wanted;
        var words = words(cut);
        var bare = cut.replaceAll("[^A-Z0-9]", "");
        return names.stream()
                .sorted(Comparator.comparingLong((String n) ->
                                -words(n).stream().filter(words::contains).count())
                        .thenComparing(n -> !n.toUpperCase(Locale.ROOT).contains(bare))
                        .thenComparingInt(n -> distance(cut, n.toUpperCase(Locale.ROOT))))
                .limit(NEAR)
                .toList();
    }

    /// OpenSSL's names are made of the same words, with other signs between them.
    private static Set<String> words(String name) {
        return WORD.matcher(name.toUpperCase(Locale.ROOT))
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toSet());
    }

    /// How many characters must be put in, left out or changed to make one of the other (Levenshtein).
    private static int distance(String a, String b) {
        var row = IntStream.rangeClosed(0, b.length()).toArray();
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
