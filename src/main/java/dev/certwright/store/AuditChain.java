package dev.certwright.store;

import dev.certwright.model.Bytes;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// The hashes that chain the events of an audit log.
///
/// The hash of an event is SHA-256 over, in this order:
///
/// 1. the hash of the event before it, 32 octets; for the first one the [#origin];
/// 2. its number, eight octets;
/// 3. its time in milliseconds since 1970, eight octets;
/// 4. its action: the length of its UTF-8 form in four octets, then that form;
/// 5. its subject, likewise.
///
/// Numbers stand with the most significant octet first. Every part has a fixed length or says it, so no two events
/// have the same encoding.
final class AuditChain {
    private static final int HASH_LENGTH = 32;

    private final MessageDigest sha256;

    AuditChain() {
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /// Where the log of a vault begins: SHA-256 over the text `certwright audit log`, the sixteen octets of the vault's
    /// uuid, and 32 zero octets. So no event of another vault fits.
    Bytes origin(Bytes vaultId) {
        sha256.update("certwright audit log".getBytes(StandardCharsets.US_ASCII));
        sha256.update(vaultId.toArray());
        return Bytes.of(sha256.digest(new byte[HASH_LENGTH]));
    }

    /// The hash of an event.
    ///
    /// @param before of the event before it, or the origin
    /// @param at     in milliseconds since 1970
    Bytes next(Bytes before, long number, long at, String action, String subject) {
        sha256.update(before.toArray());
        sha256.update(
                ByteBuffer.allocate(2 * Long.BYTES).putLong(number).putLong(at).flip());
        text(action);
        text(subject);
        return Bytes.of(sha256.digest());
    }

    private void text(String text) {
        var octets = text.getBytes(StandardCharsets.UTF_8);
        sha256.update(ByteBuffer.allocate(Integer.BYTES).putInt(octets.length).flip());
        sha256.update(octets);
    }
}
