package dev.certwright.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PassphraseStrengthTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                "password",
                "Password123!",
                "P@ssw0rd2026",
                "changeitchangeitchangeit",
                "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
                "abcabcabcabcabcabcabcabcabcabcabc",
                "abcdefghijklmnopqrstuvwxyz0123456789",
                "qwertyuiopasdfghjklzxcvbnm",
                "12345678901234567890",
                "tr0ub4dor&3",
                "myOrg2026",
                "密碼密碼密碼密碼"
            })
    void isWeak(String text) {
        assertEquals(PassphraseStrength.WEAK, PassphraseStrength.of(text.toCharArray()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"correct horse battery staple", "k3J9xQ2mZ7pL", "山高水長 harbour 47!", "u7#Kw!9pQz"})
    void isFair(String text) {
        assertEquals(PassphraseStrength.FAIR, PassphraseStrength.of(text.toCharArray()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "velvet tangerine over the quiet harbour at noon",
                "k3J9xQ2mZ7pL4vR8tW",
                "u7#Kw!9pQz$2Lm&x",
                "纜車緩緩越過安靜的港灣與燈塔"
            })
    void isStrong(String text) {
        assertEquals(PassphraseStrength.STRONG, PassphraseStrength.of(text.toCharArray()));
    }

    @Test
    void leavesThePassphraseAsItIs() {
        var text = "Correct Horse".toCharArray();
        PassphraseStrength.of(text);
        assertArrayEquals("Correct Horse".toCharArray(), text);
    }
}
