package dev.certwright.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.certwright.model.Bytes;
import dev.certwright.model.Passphrase;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Argon2CostTest {
    /// Vectors of the reference implementation, <https://github.com/P-H-C/phc-winner-argon2>, `src/test.c`.
    @ParameterizedTest
    @CsvSource({
        "65536, 2, 1, password, somesalt, 09316115d5cf24ed5a15a31a3ba326e5cf32edc24702987c02b6566f61913cf7",
        "256, 2, 1, password, somesalt, 9dfeb910e80bad0311fee20f9c0e2b12c17987b4cac90c2ef54d5b3021c68bfe",
        "256, 2, 2, password, somesalt, 6d093c501fd5999645e0ea3bf620d7b8be7fd2db59c20d9fff9539da2bf57037",
        "65536, 1, 1, password, somesalt, f6a5adc1ba723dddef9b5ac1d464e180fcd9dffc9d1cbf76cca2fed795d9ca98",
        "65536, 2, 1, differentpassword, somesalt, 0b84d652cf6b0c4beaef0dfe278ba6a80df6696281d7e0d2891b817d8c458fde",
        "65536, 2, 1, password, diffsalt, bdf32b05ccc42eb15d58fd19b1f856b113da1e9a5874fdcc544308565aa8141c"
    })
    void agreesWithTheReferenceImplementation(
            int memory, int iterations, int lanes, String password, String salt, String key) {
        var derived = new Argon2Cost(memory, iterations, lanes)
                .derive(new Passphrase(password.toCharArray()), Bytes.of(salt.getBytes(StandardCharsets.US_ASCII)));
        assertEquals(key, Bytes.of(derived.toSecretBytes().copy()).hex());
    }

    @ParameterizedTest
    @CsvSource({"7, 1, 1", "64, 0, 1", "64, 1, 0", "2000000, 1, 1", "64, 1000, 1", "64, 1, 100"})
    void refusesWhatMakesNoSense(int memory, int iterations, int lanes) {
        assertThrows(IllegalArgumentException.class, () -> new Argon2Cost(memory, iterations, lanes));
    }

    @Test
    void asksForAtLeastSixtyFourMebibytes() {
        assertEquals(new Argon2Cost(65_536, 3, 1), Argon2Cost.STANDARD);
    }
}
