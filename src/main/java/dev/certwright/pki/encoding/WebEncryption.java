package dev.certwright.pki.encoding;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import dev.certwright.model.PkiException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.bouncycastle.crypto.Digest;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.digests.SHA384Digest;
import org.bouncycastle.crypto.engines.AESEngine;
import org.bouncycastle.crypto.engines.RFC3394WrapEngine;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.modes.GCMBlockCipher;
import org.bouncycastle.crypto.params.AEADParameters;
import org.bouncycastle.crypto.params.KeyParameter;

/// Opens JSON Web Encryption under a password (RFC 7516; RFC 7518 §4.8 and §5).
final class WebEncryption {
    /// A key is never longer, and a compressed text may be a bomb.
    private static final int MAX_INFLATED = 1 << 20;

    private final Passwords passwords;
    private final String source;
    private final PasswordHashing hashing;

    WebEncryption(Passwords passwords) {
        this.passwords = passwords;
        this.source = passwords.source();
        this.hashing = new PasswordHashing(passwords.budget());
    }

    /// Base64url as text.
    static String text(String encoded) {
        return new String(Base64.getUrlDecoder().decode(encoded), StandardCharsets.UTF_8);
    }

    /// Decrypts with the first password that fits.
    ///
    /// @param object in either serialization of JSON, with one recipient
    /// @return the text that was encrypted
    String open(JsonObject object) throws PkiException {
        try {
            var protectedHeader = string(object, "protected");
            var header = headers(object, protectedHeader);
            var recipient = recipient(object);
            var wrapped = Base64.getUrlDecoder().decode(string(recipient, "encrypted_key"));
            var algorithm = string(header, "alg");
            var enc = string(header, "enc");
            if (!algorithm.startsWith("PBES2-")) {
                throw new PkiException.UnsupportedAlgorithm(source, algorithm, null);
            }
            var aad = object.has("aad") ? protectedHeader + "." + string(object, "aad") : protectedHeader;
            var plain = passwords.open(password -> {
                var key = unwrap(algorithm, header, wrapped, password);
                return decrypt(enc, key, object, aad.getBytes(StandardCharsets.US_ASCII));
            });
            return new String(header.has("zip") ? inflate(plain) : plain, StandardCharsets.UTF_8);
        } catch (JsonParseException
                | IllegalArgumentException
                | IllegalStateException
                | UnsupportedOperationException
                | ArithmeticException e) {
            throw new PkiException.Malformed(source, e);
        }
    }

    private JsonObject headers(JsonObject object, String protectedHeader) {
        var all = new JsonObject();
        for (var part : new JsonObject[] {
            protectedHeader.isEmpty() ? new JsonObject() : parsed(text(protectedHeader)),
            object.get("unprotected") instanceof JsonObject shared ? shared : new JsonObject(),
            recipient(object).get("header") instanceof JsonObject own ? own : new JsonObject(),
        }) {
            part.entrySet().forEach(member -> all.add(member.getKey(), member.getValue()));
        }
        return all;
    }

    private static JsonObject parsed(String text) {
        return JsonParser.parseString(text).getAsJsonObject();
    }

    private static JsonObject recipient(JsonObject object) {
        return object.get("recipients") instanceof JsonArray all && !all.isEmpty()
                ? all.get(0).getAsJsonObject()
                : object;
    }

    private static String string(JsonObject object, String name) {
        return object.has(name) ? object.get(name).getAsString() : "";
    }

    private byte[] unwrap(String algorithm, JsonObject header, byte[] wrapped, PasswordForm password)
            throws PkiException {
        Digest prf;
        int octets;
        switch (algorithm) {
            case "PBES2-HS256+A128KW" -> {
                prf = PlatformDigest.sha256();
                octets = 16;
            }
            case "PBES2-HS384+A192KW" -> {
                prf = new SHA384Digest();
                octets = 24;
            }
            case "PBES2-HS512+A256KW" -> {
                prf = PlatformDigest.sha512();
                octets = 32;
            }
            default -> throw new PkiException.UnsupportedAlgorithm(source, algorithm, null);
        }
        var name = algorithm.getBytes(StandardCharsets.UTF_8);
        var input = Base64.getUrlDecoder().decode(string(header, "p2s"));
        var salt = ByteBuffer.allocate(name.length + 1 + input.length)
                .put(name)
                .put((byte) 0)
                .put(input)
                .array();
        var count = new BigInteger(string(header, "p2c"));
        long iterations = passwords.budget().iterations(count);
        var key = hashing.pbkdf2(prf, password.utf8(), salt, iterations, octets);
        var engine = new RFC3394WrapEngine(AESEngine.newInstance());
        engine.init(false, new KeyParameter(key));
        try {
            return engine.unwrap(wrapped, 0, wrapped.length);
        } catch (InvalidCipherTextException e) {
            throw new PkiException.WrongPassword(source, e);
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    private byte[] decrypt(String enc, byte[] key, JsonObject object, byte[] aad) throws PkiException {
        var iv = Base64.getUrlDecoder().decode(string(object, "iv"));
        var content = Base64.getUrlDecoder().decode(string(object, "ciphertext"));
        var tag = Base64.getUrlDecoder().decode(string(object, "tag"));
        try {
            return switch (enc) {
                case "A128GCM", "A192GCM", "A256GCM" -> gcm(key, iv, content, tag, aad);
                case "A128CBC-HS256" -> cbc(PlatformDigest.sha256(), key, iv, content, tag, aad);
                case "A192CBC-HS384" -> cbc(new SHA384Digest(), key, iv, content, tag, aad);
                case "A256CBC-HS512" -> cbc(PlatformDigest.sha512(), key, iv, content, tag, aad);
                default -> throw new PkiException.UnsupportedAlgorithm(source, enc, null);
            };
        } catch (InvalidCipherTextException e) {
            // the key was unwrapped, so the password is right
            throw new PkiException.Malformed(source, e);
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    private static byte[] gcm(byte[] key, byte[] iv, byte[] content, byte[] tag, byte[] aad)
            throws InvalidCipherTextException {
        var cipher = GCMBlockCipher.newInstance(AESEngine.newInstance());
        cipher.init(false, new AEADParameters(new KeyParameter(key), 128, iv, aad));
        var out = new byte[cipher.getOutputSize(content.length + tag.length)];
        int length = cipher.processBytes(content, 0, content.length, out, 0);
        length += cipher.processBytes(tag, 0, tag.length, out, length);
        length += cipher.doFinal(out, length);
        return Arrays.copyOf(out, length);
    }

    /// RFC 7518 §5.2.2: half of the key is for the check, half for the cipher.
    private static byte[] cbc(Digest digest, byte[] key, byte[] iv, byte[] content, byte[] tag, byte[] aad)
            throws InvalidCipherTextException {
        int half = key.length / 2;
        var mac = new HMac(digest);
        mac.init(new KeyParameter(Arrays.copyOf(key, half)));
        mac.update(aad, 0, aad.length);
        mac.update(iv, 0, iv.length);
        mac.update(content, 0, content.length);
        mac.update(ByteBuffer.allocate(8).putLong(aad.length * 8L).array(), 0, 8);
        var computed = new byte[mac.getMacSize()];
        mac.doFinal(computed, 0);
        if (!MessageDigest.isEqual(Arrays.copyOf(computed, half), tag)) {
            throw new InvalidCipherTextException("the tag differs");
        }
        return new SymmetricCipher("AES", half, "CBC").decrypt(Arrays.copyOfRange(key, half, key.length), iv, content);
    }

    private byte[] inflate(byte[] compressed) throws PkiException {
        var inflater = new Inflater(true);
        try {
            inflater.setInput(compressed);
            var out = new byte[MAX_INFLATED];
            int length = inflater.inflate(out);
            if (!inflater.finished()) {
                throw new PkiException.Malformed(source, null);
            }
            return Arrays.copyOf(out, length);
        } catch (DataFormatException e) {
            throw new PkiException.Malformed(source, e);
        } finally {
            inflater.end();
        }
    }
}
