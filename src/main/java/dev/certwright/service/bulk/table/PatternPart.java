package dev.certwright.service.bulk.table;

import dev.certwright.model.Parsed;
import dev.certwright.model.Phrase;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// A piece of a pattern: what stands in one pair of braces, or between two.
sealed interface PatternPart {
    Pattern NUMBERS = Pattern.compile("(\\d{1,15})\\.\\.(\\d{1,15})(?:\\.\\.(\\d{1,15}))?");
    Pattern LETTERS = Pattern.compile("([a-zA-Z])\\.\\.([a-zA-Z])");

    long size();

    /// One of the texts.
    ///
    /// @param index from 0, below [#size]
    String at(long index);

    /// Numbers in a row, up or down.
    ///
    /// @param step  at least 1
    /// @param width digits, filled with zeros from the left; 1 for as many as needed
    record Numbers(long from, long to, long step, int width) implements PatternPart {
        @Override
        public long size() {
            return Math.abs(to - from) / step + 1;
        }

        @Override
        public String at(long index) {
            var digits = Long.toString(from + (to < from ? -index : index) * step);
            return "0".repeat(Math.max(0, width - digits.length())) + digits;
        }
    }

    /// Letters in a row, up or down, by their place in ASCII.
    record Letters(char from, char to) implements PatternPart {
        @Override
        public long size() {
            return Math.abs(to - from) + 1L;
        }

        @Override
        public String at(long index) {
            return Character.toString((char) (to < from ? from - index : from + index));
        }
    }

    /// One of several texts.
    record Choice(List<String> texts) implements PatternPart {
        @Override
        public long size() {
            return texts.size();
        }

        @Override
        public String at(long index) {
            return texts.get((int) index);
        }
    }

    /// Reads what stands between the braces.
    static Parsed<PatternPart> parse(String inner) {
        var numbers = NUMBERS.matcher(inner);
        if (numbers.matches()) {
            var from = numbers.group(1);
            var to = numbers.group(2);
            long step = numbers.group(3) == null ? 1 : Math.max(1, Long.parseLong(numbers.group(3)));
            boolean padded = leadingZero(from) || leadingZero(to);
            return Parsed.valid(new Numbers(
                    Long.parseLong(from), Long.parseLong(to), step, padded ? Math.max(from.length(), to.length()) : 1));
        }
        var letters = LETTERS.matcher(inner);
        if (letters.matches() && sameCase(letters.group(1), letters.group(2))) {
            return Parsed.valid(
                    new Letters(letters.group(1).charAt(0), letters.group(2).charAt(0)));
        }
        var texts = choices(inner);
        return texts.size() > 1
                ? Parsed.valid(new Choice(texts))
                : new Parsed.Invalid<>(Phrase.of("bulk.pattern.braces", inner));
    }

    private static boolean leadingZero(String digits) {
        return digits.length() > 1 && digits.startsWith("0");
    }

    /// Between capitals and small letters ASCII has signs that nobody means.
    private static boolean sameCase(String a, String b) {
        return Character.isUpperCase(a.charAt(0)) == Character.isUpperCase(b.charAt(0));
    }

    private static List<String> choices(String inner) {
        var texts = new ArrayList<String>();
        var text = new StringBuilder();
        for (int i = 0; i < inner.length(); i++) {
            char c = inner.charAt(i);
            if (c == '\\' && i + 1 < inner.length()) {
                text.append(inner.charAt(++i));
            } else if (c == ',') {
                texts.add(text.toString());
                text.setLength(0);
            } else {
                text.append(c);
            }
        }
        texts.add(text.toString());
        return texts;
    }
}
