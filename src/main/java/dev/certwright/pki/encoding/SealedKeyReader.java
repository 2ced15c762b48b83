package dev.certwright.pki.encoding;

import dev.certwright.model.PkiException;
import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.bouncycastle.asn1.pkcs.PBEParameter;
import org.bouncycastle.crypto.InvalidCipherTextException;

/// Reads the secret keys of JCEKS: a serialized object, encrypted, inside another serialized object.
final class SealedKeyReader {
    private final Passwords passwords;
    private final String source;

    SealedKeyReader(Passwords passwords) {
        this.passwords = passwords;
        this.source = passwords.source();
    }

    /// @param sealed a `javax.crypto.SealedObject`
    Item read(SerializedObject sealed, Optional<String> alias, int octets) throws PkiException {
        var parameters = sealed.octets("encodedParams");
        var content = sealed.octets("encryptedContent");
        var algorithm = sealed.text("sealAlg").orElse("");
        if (parameters.isEmpty() || content.isEmpty() || !algorithm.equals("PBEWithMD5AndTripleDES")) {
            return new Item.LockedItem(
                    "secret-key",
                    alias,
                    new PkiException.UnsupportedAlgorithm(source, algorithm.isEmpty() ? octets + "" : algorithm, null));
        }
        try {
            return passwords.open(password -> open(parameters.get(), content.get(), password, alias));
        } catch (PkiException.WrongPassword | PkiException.PasswordRequired | PkiException.TooExpensive e) {
            return new Item.LockedItem("secret-key", alias, e);
        }
    }

    private Item open(byte[] parameters, byte[] content, PasswordForm password, Optional<String> alias)
            throws PkiException {
        byte[] plain;
        try {
            plain = new JavaKeyProtection(passwords.budget())
                    .jceks(PBEParameter.getInstance(parameters), content, password);
        } catch (InvalidCipherTextException e) {
            throw new PkiException.WrongPassword(source, e);
        } catch (RuntimeException e) {
            // Bouncy Castle answers broken parameters with unchecked exceptions of many kinds.
            throw new PkiException.Malformed(source, e);
        }
        try {
            return key(SerializedObject.read(new StoreInput(plain)), alias);
        } catch (IOException e) {
            throw new PkiException.WrongPassword(source, e);
        } finally {
            Arrays.fill(plain, (byte) 0);
        }
    }

    /// A `SecretKeySpec`, a key of the JDK's own classes, or its stand-in `KeyRep`.
    private static Item key(SerializedObject object, Optional<String> alias) {
        var octets = object.octets("key").or(() -> object.octets("encoded"));
        var className = object.className();
        var fallback = className
                .substring(className.lastIndexOf('.') + 1)
                .replace("Key", "")
                .toUpperCase(Locale.ROOT);
        var algorithm = object.text("algorithm").orElse(fallback);
        int bits = octets.map(key -> key.length * 8).orElse(0);
        octets.ifPresent(key -> Arrays.fill(key, (byte) 0));
        return new Item.SecretKeyItem(algorithm, bits, alias);
    }
}
