package dev.certwright.model;

import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// What a person types to open private keys. It is wiped when closed and never shown.
public final class Passphrase implements AutoCloseable {
    private final char[] characters;

    /// @param characters copied; wiping the original stays with the caller
    public Passphrase(char[] characters) {
        this.characters = characters.clone();
    }

    /// A copy, which the caller wipes.
    public char[] copy() {
        return characters.clone();
    }

    /// The characters in UTF-8, which the caller wipes.
    public byte[] utf8() {
        var encoded = StandardCharsets.UTF_8.encode(CharBuffer.wrap(characters));
        var octets = new byte[encoded.remaining()];
        encoded.get(octets);
        // the encoder's own copy
        encoded.clear();
        encoded.put(new byte[encoded.capacity()]);
        return octets;
    }

    public boolean isEmpty() {
        return characters.length == 0;
    }

    /// Wipes the characters.
    @Override
    public void close() {
        Arrays.fill(characters, '\0');
    }

    @Override
    public String toString() {
        return "Passphrase";
    }
}
