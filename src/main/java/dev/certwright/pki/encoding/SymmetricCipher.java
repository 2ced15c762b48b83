package dev.certwright.pki.encoding;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.BlockCipher;
import org.bouncycastle.crypto.BufferedBlockCipher;
import org.bouncycastle.crypto.CipherParameters;
import org.bouncycastle.crypto.DefaultBufferedBlockCipher;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.engines.AESEngine;
import org.bouncycastle.crypto.engines.ARIAEngine;
import org.bouncycastle.crypto.engines.BlowfishEngine;
import org.bouncycastle.crypto.engines.CAST5Engine;
import org.bouncycastle.crypto.engines.CamelliaEngine;
import org.bouncycastle.crypto.engines.DESEngine;
import org.bouncycastle.crypto.engines.DESedeEngine;
import org.bouncycastle.crypto.engines.GOST28147Engine;
import org.bouncycastle.crypto.engines.IDEAEngine;
import org.bouncycastle.crypto.engines.RC2Engine;
import org.bouncycastle.crypto.engines.RC4Engine;
import org.bouncycastle.crypto.engines.RFC5649WrapEngine;
import org.bouncycastle.crypto.engines.SEEDEngine;
import org.bouncycastle.crypto.engines.SM4Engine;
import org.bouncycastle.crypto.engines.TwofishEngine;
import org.bouncycastle.crypto.modes.AEADCipher;
import org.bouncycastle.crypto.modes.CBCBlockCipher;
import org.bouncycastle.crypto.modes.CCMBlockCipher;
import org.bouncycastle.crypto.modes.CFBBlockCipher;
import org.bouncycastle.crypto.modes.ChaCha20Poly1305;
import org.bouncycastle.crypto.modes.GCFBBlockCipher;
import org.bouncycastle.crypto.modes.GCMBlockCipher;
import org.bouncycastle.crypto.modes.OFBBlockCipher;
import org.bouncycastle.crypto.modes.SICBlockCipher;
import org.bouncycastle.crypto.paddings.PaddedBufferedBlockCipher;
import org.bouncycastle.crypto.params.AEADParameters;
import org.bouncycastle.crypto.params.KeyParameter;
import org.bouncycastle.crypto.params.ParametersWithIV;
import org.bouncycastle.crypto.params.RC2Parameters;

/// The ciphers that keys and containers are found encrypted with, under OpenSSL's names.
///
/// @param family    for example `AES`
/// @param keyOctets of the key
/// @param mode      `CBC`, `ECB`, `CFB`, `CFB8`, `OFB`, `CTR`; `GCM`, `CCM` and `POLY1305`, which authenticate;
///                  `WRAP` (RFC 5649); `GCFB` (RFC 4357 §2.2); `STREAM` for RC4
record SymmetricCipher(String family, int keyOctets, String mode) {
    private static final Pattern NAME =
            Pattern.compile("(AES|CAMELLIA|ARIA)-(128|192|256)-(CBC|ECB|CFB|CFB8|OFB|CTR|GCM|CCM|WRAP)"
                    + "|(DES|DES-EDE|DES-EDE3|BF|CAST5|SEED|SM4|IDEA|RC2|RC2-40|RC2-64|TWOFISH|GOST|CHACHA20)"
                    + "(?:-(CBC|ECB|CFB|CFB1|CFB8|OFB|CTR|GCFB|POLY1305))?");

    /// Finds a cipher by OpenSSL's name, for example `AES-256-CBC` or `DES-EDE3-CBC`.
    static Optional<SymmetricCipher> named(String name) {
        var match = NAME.matcher(name.toUpperCase(Locale.ROOT));
        if (!match.matches()) {
            return Optional.empty();
        }
        if (match.group(1) != null) {
            return Optional.of(
                    new SymmetricCipher(match.group(1), Integer.parseInt(match.group(2)) / 8, match.group(3)));
        }
        int octets = switch (match.group(4)) {
            case "DES", "RC2-64" -> 8;
            case "DES-EDE3" -> 24;
            case "TWOFISH", "GOST", "CHACHA20" -> 32;
            case "RC2-40" -> 5;
            default -> 16;
        };
        // OpenSSL writes plain DES-EDE3 for the mode without chaining
        var mode = match.group(5) == null ? "ECB" : match.group(5);
        return Optional.of(new SymmetricCipher(match.group(4), octets, mode));
    }

    /// Decrypts; the padding of block modes is checked and taken off.
    ///
    /// @throws InvalidCipherTextException when the padding is wrong, most often because the key is
    /// @throws IllegalArgumentException   when key or initialization vector do not fit the cipher
    byte[] decrypt(byte[] key, byte[] iv, byte[] data) throws InvalidCipherTextException {
        if (mode.equals("STREAM")) {
            var engine = new RC4Engine();
            engine.init(false, new KeyParameter(key));
            var out = new byte[data.length];
            engine.processBytes(data, 0, data.length, out, 0);
            return out;
        }
        if (mode.equals("GCM") || mode.equals("CCM") || mode.equals("POLY1305")) {
            return authenticated(key, iv, data, 16);
        }
        if (mode.equals("WRAP")) {
            var wrap = new RFC5649WrapEngine(engine());
            wrap.init(false, new KeyParameter(key));
            return wrap.unwrap(data, 0, data.length);
        }
        CipherParameters parameters =
                family.startsWith("RC2") ? new RC2Parameters(key, key.length * 8) : new KeyParameter(key);
        var cipher = cipher();
        cipher.init(false, mode.equals("ECB") ? parameters : new ParametersWithIV(parameters, iv));
        var out = new byte[cipher.getOutputSize(data.length)];
        try {
            int length = cipher.processBytes(data, 0, data.length, out, 0);
            length += cipher.doFinal(out, length);
            return Arrays.copyOf(out, length);
        } catch (org.bouncycastle.crypto.DataLengthException e) {
            throw new InvalidCipherTextException("incomplete block", e);
        } finally {
            Arrays.fill(out, (byte) 0);
        }
    }

    /// Decrypts whole blocks and leaves the padding.
    ///
    /// @throws InvalidCipherTextException when data are no whole blocks, or a tag differs
    /// @throws IllegalArgumentException   when key or initialization vector do not fit the cipher
    byte[] decryptUnpadded(byte[] key, byte[] iv, byte[] data) throws InvalidCipherTextException {
        if (!mode.equals("CBC")) {
            return decrypt(key, iv, data);
        }
        var chain = CBCBlockCipher.newInstance(engine());
        chain.init(false, new ParametersWithIV(new KeyParameter(key), iv));
        int block = chain.getBlockSize();
        if (data.length % block != 0) {
            throw new InvalidCipherTextException("incomplete block");
        }
        var out = new byte[data.length];
        for (int at = 0; at < data.length; at += block) {
            chain.processBlock(data, at, out, at);
        }
        return out;
    }

    /// Decrypts what has its tag at its end.
    ///
    /// @throws InvalidCipherTextException when key or data are wrong
    byte[] authenticated(byte[] key, byte[] iv, byte[] data, int tagOctets) throws InvalidCipherTextException {
        AEADCipher cipher = switch (mode) {
            case "GCM" -> GCMBlockCipher.newInstance(engine());
            case "CCM" -> CCMBlockCipher.newInstance(engine());
            default -> new ChaCha20Poly1305();
        };
        cipher.init(false, new AEADParameters(new KeyParameter(key), tagOctets * 8, iv));
        var out = new byte[cipher.getOutputSize(data.length)];
        int length = cipher.processBytes(data, 0, data.length, out, 0);
        length += cipher.doFinal(out, length);
        return Arrays.copyOf(out, length);
    }

    private BufferedBlockCipher cipher() {
        var engine = engine();
        int bits = engine.getBlockSize() * 8;
        return switch (mode) {
            case "CBC" -> new PaddedBufferedBlockCipher(CBCBlockCipher.newInstance(engine));
            case "ECB" -> new PaddedBufferedBlockCipher(engine);
            case "CFB" -> new DefaultBufferedBlockCipher(CFBBlockCipher.newInstance(engine, bits));
            case "CFB8" -> new DefaultBufferedBlockCipher(CFBBlockCipher.newInstance(engine, 8));
            case "OFB" -> new DefaultBufferedBlockCipher(new OFBBlockCipher(engine, bits));
            case "GCFB" -> new DefaultBufferedBlockCipher(new GCFBBlockCipher(engine));
            case "CTR" -> new DefaultBufferedBlockCipher(SICBlockCipher.newInstance(engine));
            default -> throw new IllegalArgumentException(mode);
        };
    }

    private BlockCipher engine() {
        return switch (family) {
            case "AES" -> AESEngine.newInstance();
            case "CAMELLIA" -> new CamelliaEngine();
            case "ARIA" -> new ARIAEngine();
            case "DES" -> new DESEngine();
            case "DES-EDE", "DES-EDE3" -> new DESedeEngine();
            case "IDEA" -> new IDEAEngine();
            case "TWOFISH" -> new TwofishEngine();
            case "GOST" -> new GOST28147Engine();
            case "BF" -> new BlowfishEngine();
            case "CAST5" -> new CAST5Engine();
            case "SEED" -> new SEEDEngine();
            case "SM4" -> new SM4Engine();
            case "RC2", "RC2-40", "RC2-64" -> new RC2Engine();
            default -> throw new IllegalArgumentException(family);
        };
    }

    /// The block's size in octets, which is the length of the initialization vector, too.
    int blockOctets() {
        return engine().getBlockSize();
    }
}
