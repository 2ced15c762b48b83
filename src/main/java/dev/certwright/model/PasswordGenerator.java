package dev.certwright.model;

import java.security.SecureRandom;

/// Makes passwords that can be read aloud and typed: groups of characters that look unlike each other.
public final class PasswordGenerator {
    private static final String CHARACTERS = "abcdefghjkmnpqrstuvwxyz23456789";
    private static final int GROUPS = 4;
    private static final int GROUP_LENGTH = 5;

    private final SecureRandom random;

    public PasswordGenerator(SecureRandom random) {
        this.random = random;
    }

    /// About 99 bits.
    public String next() {
        return new String(draw());
    }

    /// Likewise, for the caller to wipe.
    public char[] draw() {
        var password = new char[GROUPS * (GROUP_LENGTH + 1) - 1];
        for (int i = 0; i < password.length; i++) {
            password[i] =
                    (i + 1) % (GROUP_LENGTH + 1) == 0 ? '-' : CHARACTERS.charAt(random.nextInt(CHARACTERS.length()));
        }
        return password;
    }
}
