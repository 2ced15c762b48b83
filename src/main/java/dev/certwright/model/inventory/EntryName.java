package dev.certwright.model.inventory;

import dev.certwright.model.Parsed;

/// The name a person gives to an entry.
public final class EntryName {
    /// In characters.
    public static final int MAX_LENGTH = 128;

    private EntryName() {}

    /// Reads a name: blanks around it are dropped, control characters refused. Capitals count when names are compared.
    public static Parsed<String> parse(String text) {
        var name = text.strip();
        int length = name.codePointCount(0, name.length());
        if (length == 0) {
            return Parsed.invalid("entryName.blank");
        }
        if (length > MAX_LENGTH) {
            return Parsed.invalid("entryName.tooLong", MAX_LENGTH, length);
        }
        if (name.chars().anyMatch(Character::isISOControl)) {
            return Parsed.invalid("entryName.controlCharacter");
        }
        return Parsed.valid(name);
    }
}
