package dev.certwright.pki.encoding;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import dev.certwright.model.Bytes;
import dev.certwright.model.PkiException;
import dev.certwright.model.certificate.EncodedCertificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/// Finds JSON Web Keys (RFC 7517), sets of them, and keys inside JSON Web Encryption (RFC 7516).
final class JsonKeys {
    private static final int MAX_DEPTH = 24;

    /// A larger JSON text is no key; certificates in it are found as text.
    private static final int MAX_LENGTH = 4 << 20;

    private final Passwords passwords;
    private final WebKey webKey;
    private final List<Item> items = new ArrayList<>();

    JsonKeys(Passwords passwords, KeyReader keys) {
        this.passwords = passwords;
        this.webKey = new WebKey(passwords.source(), keys);
    }

    static boolean mayBe(String text) {
        if (text.length() > MAX_LENGTH) {
            return false;
        }
        var begin = text.substring(0, Math.min(text.length(), 64)).stripLeading();
        return begin.startsWith("{") || begin.startsWith("[") || begin.startsWith("eyJ");
    }

    /// Whatever keys are there; empty when it is JSON of another kind, or none.
    List<Item> read(String text) throws PkiException {
        var plain = text.strip();
        if (plain.startsWith("eyJ")) {
            compact(plain);
        } else {
            try {
                if (nestedTooDeep(plain)) {
                    return items;
                }
                visit(JsonParser.parseString(plain), 0);
            } catch (JsonParseException _) {
                // not JSON after all
            }
        }
        return items;
    }

    private static boolean nestedTooDeep(String text) {
        int depth = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '{' || c == '[') {
                depth++;
            } else if (c == '}' || c == ']') {
                depth--;
            }
            if (depth > 500) {
                return true;
            }
        }
        return false;
    }

    private void visit(JsonElement element, int depth) throws PkiException {
        if (depth > MAX_DEPTH) {
            return;
        }
        switch (element) {
            case JsonObject object when object.has("kty") -> key(object);
            case JsonObject object when object.has("ciphertext") && object.has("tag") -> encrypted(object);
            case JsonObject object -> {
                for (var member : object.entrySet()) {
                    visit(member.getValue(), depth + 1);
                }
            }
            case JsonArray array -> {
                for (var member : array) {
                    visit(member, depth + 1);
                }
            }
            default -> {
                // a plain value
            }
        }
    }

    private void key(JsonObject key) throws PkiException {
        try {
            items.add(webKey.read(key));
        } catch (PkiException.Malformed e) {
            items.add(new Item.BrokenItem("jwk", e, Bytes.EMPTY));
        }
        certificates(key);
    }

    /// `x5c` (RFC 7517 §4.7).
    private void certificates(JsonObject holder) {
        if (!(holder.get("x5c") instanceof JsonArray chain)) {
            return;
        }
        for (var element : chain) {
            try {
                var der = Base64.getMimeDecoder().decode(element.getAsString());
                items.add(new Item.CertificateItem(new EncodedCertificate(der), Optional.empty()));
            } catch (IllegalArgumentException | UnsupportedOperationException | IllegalStateException e) {
                items.add(new Item.BrokenItem(
                        "certificate", new PkiException.Malformed(passwords.source(), e), Bytes.EMPTY));
            }
        }
    }

    private void compact(String text) throws PkiException {
        var parts = text.split("\\.", -1);
        for (var part : parts) {
            if (!part.matches("[A-Za-z0-9_-]*")) {
                return;
            }
        }
        if (parts.length == 3) {
            items.add(new Item.OtherItem("jwt", Bytes.EMPTY));
            header(parts[0]);
            return;
        }
        if (parts.length == 5) {
            var object = new JsonObject();
            object.addProperty("protected", parts[0]);
            object.addProperty("encrypted_key", parts[1]);
            object.addProperty("iv", parts[2]);
            object.addProperty("ciphertext", parts[3]);
            object.addProperty("tag", parts[4]);
            encrypted(object);
        }
    }

    private void header(String encoded) {
        try {
            if (JsonParser.parseString(WebEncryption.text(encoded)) instanceof JsonObject header) {
                certificates(header);
            }
        } catch (JsonParseException | IllegalArgumentException _) {
            // a token is named all the same
        }
    }

    private void encrypted(JsonObject object) throws PkiException {
        try {
            var plain = new WebEncryption(passwords).open(object);
            if (mayBe(plain) && !plain.startsWith("eyJ") && !nestedTooDeep(plain)) {
                visit(JsonParser.parseString(plain), 1);
            } else {
                items.add(new Item.OtherItem("jwe", Bytes.EMPTY));
            }
        } catch (PkiException.WrongPassword
                | PkiException.PasswordRequired
                | PkiException.UnsupportedAlgorithm
                | PkiException.TooExpensive e) {
            items.add(new Item.LockedItem("jwk", Optional.empty(), e));
        } catch (PkiException.Malformed e) {
            items.add(new Item.BrokenItem("jwk", e, Bytes.EMPTY));
        } catch (JsonParseException _) {
            items.add(new Item.OtherItem("jwe", Bytes.EMPTY));
        }
    }
}
