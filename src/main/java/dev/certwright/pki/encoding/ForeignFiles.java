package dev.certwright.pki.encoding;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/// Files of other worlds that people take for keys or certificates, and that are only named.
final class ForeignFiles {
    private ForeignFiles() {}

    /// A stable word, when the first octets are known.
    static Optional<String> kind(byte[] content) {
        if (begins(content, "SSHKRL\n\0")) {
            return Optional.of("ssh-revocation-list");
        }
        if (begins(content, "kych")) {
            return Optional.of("macos-keychain");
        }
        if (begins(content, "age-encryption.org/")) {
            return Optional.of("age-file");
        }
        return pgp(content) ? Optional.of("pgp") : Optional.empty();
    }

    private static boolean begins(byte[] content, String magic) {
        var octets = magic.getBytes(StandardCharsets.ISO_8859_1);
        return content.length > octets.length && Arrays.equals(content, 0, octets.length, octets, 0, octets.length);
    }

    /// A packet with a secret or public key of version 3 to 6 (RFC 9580 §4.2, §5.5).
    private static boolean pgp(byte[] content) {
        if (content.length < 12) {
            return false;
        }
        int first = content[0] & 0xff;
        boolean oldFormat = first == 0x95 || first == 0x99;
        boolean newFormat = first == 0xc5 || first == 0xc6;
        int version = oldFormat ? content[3] : (newFormat ? content[(content[1] & 0xff) < 192 ? 2 : 3] : 0);
        return version >= 3 && version <= 6;
    }
}
