package dev.certwright.model;

import java.util.List;

/// A careful guess at how long a passphrase would resist somebody who has the vault's file.
///
/// It counts bits of surprise: a letter inside a word says little, a letter among digits and signs more, and what
/// repeats or continues a row of the keyboard next to nothing. It knows no dictionary, so it stays low on purpose.
public enum PassphraseStrength {
    WEAK,
    FAIR,
    STRONG;

    /// Below so many bits, a single graphics card finds it in days although each guess costs a run of Argon2id.
    private static final double FAIR_BITS = 40;

    private static final double STRONG_BITS = 60;

    /// In a word of a natural language.
    private static final double WORD_LETTER = 2.3;

    /// A letter that does not stand in a word.
    private static final double LONE_LETTER = 4.5;

    private static final double DIGIT = 3.3;
    private static final double SIGN = 4;

    /// Of a script with many characters, for example Chinese.
    private static final double IDEOGRAPH = 7;

    private static final double PREDICTABLE = 0.3;
    private static final int SHORTEST_WORD = 3;

    private static final String ROWS = "qwertyuiop asdfghjkl zxcvbnm 1234567890 abcdefghijklmnopqrstuvwxyz 0123456789";

    /// The words most passwords in published leaks are built from.
    private static final List<String> COMMON = List.of(
            "password",
            "passwort",
            "passphrase",
            "passw0rd",
            "p@ssw0rd",
            "qwerty",
            "letmein",
            "welcome",
            "iloveyou",
            "dragon",
            "monkey",
            "master",
            "sunshine",
            "princess",
            "football",
            "baseball",
            "superman",
            "trustno1",
            "admin",
            "secret",
            "changeit",
            "changeme",
            "default",
            "certwright",
            "test",
            "abc123",
            "密碼",
            "密码");

    /// Estimates without keeping a copy.
    ///
    /// @param passphrase not changed
    public static PassphraseStrength of(char[] passphrase) {
        double bits = bits(passphrase);
        if (bits < FAIR_BITS) {
            return WEAK;
        }
        return bits < STRONG_BITS ? FAIR : STRONG;
    }

    private static double bits(char[] text) {
        double bits = 0;
        int i = 0;
        while (i < text.length) {
            int common = commonWordAt(text, i);
            if (common > 0) {
                bits += WORD_LETTER;
                i += common;
            } else {
                bits += predictable(text, i) ? PREDICTABLE : surprise(text, i);
                i++;
            }
        }
        return bits;
    }

    private static double surprise(char[] text, int i) {
        char c = text[i];
        if (c == ' ') {
            return PREDICTABLE;
        }
        if (c >= '0' && c <= '9') {
            return DIGIT;
        }
        if (Character.isIdeographic(c)) {
            return IDEOGRAPH;
        }
        if (!Character.isLetter(c)) {
            return SIGN;
        }
        return wordLength(text, i) < SHORTEST_WORD ? LONE_LETTER : WORD_LETTER;
    }

    /// Length of the run of letters around a place; a capital begins a new one.
    private static int wordLength(char[] text, int i) {
        int start = i;
        while (start > 0 && Character.isLetter(text[start - 1]) && !Character.isUpperCase(text[start])) {
            start--;
        }
        int end = i + 1;
        while (end < text.length && Character.isLetter(text[end]) && !Character.isUpperCase(text[end])) {
            end++;
        }
        return end - start;
    }

    /// Whether a character follows from those before it: the same again, the third of a row, or a pattern repeated.
    private static boolean predictable(char[] text, int i) {
        if (i == 0) {
            return false;
        }
        char c = lower(text[i]);
        char before = lower(text[i - 1]);
        if (c == before || (i > 1 && neighbours(lower(text[i - 2]), before) && neighbours(before, c))) {
            return true;
        }
        for (int period = 2; period <= i; period++) {
            if (i >= 2 * period - 1 && repeats(text, i, period)) {
                return true;
            }
        }
        return false;
    }

    private static boolean neighbours(char before, char c) {
        int at = ROWS.indexOf(before);
        while (at >= 0 && at + 1 < ROWS.length()) {
            if (ROWS.charAt(at + 1) == c && before != ' ' && c != ' ') {
                return true;
            }
            at = ROWS.indexOf(before, at + 1);
        }
        return false;
    }

    /// Whether the last `period` characters up to a place equal the ones before them.
    private static boolean repeats(char[] text, int i, int period) {
        for (int k = 0; k < period; k++) {
            if (i - k - period < 0 || text[i - k] != text[i - k - period]) {
                return false;
            }
        }
        return true;
    }

    private static int commonWordAt(char[] text, int i) {
        for (var word : COMMON) {
            if (startsWith(text, i, word)) {
                return word.length();
            }
        }
        return 0;
    }

    private static boolean startsWith(char[] text, int i, String word) {
        if (i + word.length() > text.length) {
            return false;
        }
        for (int k = 0; k < word.length(); k++) {
            if (lower(text[i + k]) != word.charAt(k)) {
                return false;
            }
        }
        return true;
    }

    private static char lower(char c) {
        return Character.toLowerCase(c);
    }
}
