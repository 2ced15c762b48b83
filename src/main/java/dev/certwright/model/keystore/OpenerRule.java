package dev.certwright.model.keystore;

import dev.certwright.model.keystore.StoreFeature.Kind;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What one program can cope with, as data: for each sort of feature the words it takes.
///
/// @param takes     words it takes; a sort that is missing here is looked up in the other two
/// @param closed    sorts of which it refuses every other word, and those without words that it refuses
/// @param any       sorts that it takes whatever the word is
record OpenerRule(Map<Kind, Set<String>> takes, Set<Kind> closed, Set<Kind> any) {
    OpenerRule {
        takes = Map.copyOf(takes);
        closed = Set.copyOf(closed);
        any = Set.copyOf(any);
    }

    /// A rule that knows of nothing yet.
    static OpenerRule none() {
        return new OpenerRule(Map.of(), Set.of(), Set.of());
    }

    /// The same, and these words are taken; whether others of this sort are, is not known.
    OpenerRule takes(Kind kind, List<String> words) {
        var all = new EnumMap<Kind, Set<String>>(Kind.class);
        all.putAll(takes);
        var merged = new HashSet<>(all.getOrDefault(kind, Set.of()));
        merged.addAll(words);
        all.put(kind, Set.copyOf(merged));
        return new OpenerRule(all, closed, any);
    }

    /// The same, and these words and no others of this sort are taken.
    OpenerRule takesOnly(Kind kind, List<String> words) {
        return takes(kind, words).refuses(kind);
    }

    /// The same, and whatever is of these sorts is taken.
    OpenerRule takesAny(Kind... kinds) {
        var more = new HashSet<>(any);
        Collections.addAll(more, kinds);
        var fewer = new HashSet<>(closed);
        fewer.removeAll(more);
        return new OpenerRule(takes, fewer, more);
    }

    /// The same, and what is not taken of these sorts is refused.
    OpenerRule refuses(Kind... kinds) {
        var more = new HashSet<>(closed);
        Collections.addAll(more, kinds);
        var fewer = new HashSet<>(any);
        fewer.removeAll(more);
        return new OpenerRule(takes, more, fewer);
    }

    OpenerVerdict.Answer answer(StoreFeature feature) {
        if (any.contains(feature.kind())
                || takes.getOrDefault(feature.kind(), Set.of()).contains(feature.word())) {
            return OpenerVerdict.Answer.OPENS;
        }
        return closed.contains(feature.kind()) ? OpenerVerdict.Answer.REFUSES : OpenerVerdict.Answer.UNKNOWN;
    }
}
