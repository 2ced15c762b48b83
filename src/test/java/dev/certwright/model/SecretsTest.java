package dev.certwright.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SecretsTest {
    @Test
    void aPassphraseIsCopiedAndWiped() {
        var typed = "纜車 🚡".toCharArray();
        var passphrase = new Passphrase(typed);
        typed[0] = 'x';
        assertArrayEquals("纜車 🚡".toCharArray(), passphrase.copy());
        assertArrayEquals("纜車 🚡".getBytes(StandardCharsets.UTF_8), passphrase.utf8());
        passphrase.close();
        assertArrayEquals(new char[5], passphrase.copy());
        assertArrayEquals(new byte[5], passphrase.utf8());
        assertEquals("Passphrase", passphrase.toString());
    }

    @Test
    void anEmptyPassphraseIsKnownAsSuch() {
        assertTrue(new Passphrase(new char[0]).isEmpty());
        assertFalse(new Passphrase(new char[] {' '}).isEmpty());
    }

    @Test
    void secretOctetsAreCopiedAndWiped() {
        byte[] octets = {1, 2, 3};
        var secret = new SecretBytes(octets);
        octets[0] = 9;
        assertArrayEquals(new byte[] {1, 2, 3}, secret.copy());
        secret.copy()[0] = 9;
        assertArrayEquals(new byte[] {1, 2, 3}, secret.copy());
        secret.close();
        assertArrayEquals(new byte[3], secret.copy());
        assertEquals(3, secret.length());
        assertEquals("SecretBytes", secret.toString());
    }
}
