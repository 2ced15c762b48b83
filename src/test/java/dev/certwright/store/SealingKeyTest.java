package dev.certwright.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.certwright.model.Bytes;
import dev.certwright.model.SecretBytes;
import dev.certwright.store.SealingKey.Sealed;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.AEADBadTagException;
import org.bouncycastle.crypto.engines.AESEngine;
import org.bouncycastle.crypto.modes.GCMBlockCipher;
import org.bouncycastle.crypto.params.AEADParameters;
import org.bouncycastle.crypto.params.KeyParameter;
import org.junit.jupiter.api.Test;

class SealingKeyTest {
    private static final byte[] KEY =
            HexFormat.of().parseHex("000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f");
    private static final Bytes PLACE = Bytes.of(new byte[] {7, 7, 7});
    private static final byte[] SECRET = {1, 2, 3, 4, 5};

    private final SealingKey key = new SealingKey(KEY);
    private final Sealed sealed = key.seal(new SecretBytes(SECRET), PLACE, new SecureRandom());

    @Test
    void anotherImplementationOpensWhatIsSealed() throws Exception {
        var gcm = GCMBlockCipher.newInstance(AESEngine.newInstance());
        gcm.init(
                false,
                new AEADParameters(new KeyParameter(KEY), 128, sealed.nonce().toArray(), PLACE.toArray()));
        var plain = new byte[SECRET.length];
        var ciphertext = sealed.ciphertext().toArray();
        int length = gcm.processBytes(ciphertext, 0, ciphertext.length, plain, 0);
        gcm.doFinal(plain, length);
        assertArrayEquals(SECRET, plain);
    }

    @Test
    void aSingleChangedBitIsNoticed() throws AEADBadTagException {
        assertArrayEquals(SECRET, key.open(sealed, PLACE).copy());
        for (int bit = 0; bit < 8 * sealed.ciphertext().length(); bit++) {
            var changed = new Sealed(sealed.nonce(), flipped(sealed.ciphertext(), bit));
            assertThrows(AEADBadTagException.class, () -> key.open(changed, PLACE));
        }
        for (int bit = 0; bit < 8 * sealed.nonce().length(); bit++) {
            var changed = new Sealed(flipped(sealed.nonce(), bit), sealed.ciphertext());
            assertThrows(AEADBadTagException.class, () -> key.open(changed, PLACE));
        }
        assertThrows(AEADBadTagException.class, () -> key.open(sealed, flipped(PLACE, 0)));
    }

    @Test
    void noNonceIsUsedTwice() {
        var again = key.seal(new SecretBytes(SECRET), PLACE, new SecureRandom());
        assertEquals(12, again.nonce().length());
        assertNotEquals(sealed.nonce(), again.nonce());
        assertNotEquals(sealed.ciphertext(), again.ciphertext());
    }

    @Test
    void aClosedKeyIsWiped() throws AEADBadTagException {
        key.close();
        assertArrayEquals(new byte[32], key.toSecretBytes().copy());
        assertThrows(AEADBadTagException.class, () -> key.open(sealed, PLACE));
    }

    private static Bytes flipped(Bytes octets, int bit) {
        var changed = octets.toArray();
        changed[bit / 8] ^= (byte) (1 << bit % 8);
        return Bytes.of(changed);
    }
}
