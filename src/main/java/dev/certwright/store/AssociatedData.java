package dev.certwright.store;

import dev.certwright.model.Bytes;
import dev.certwright.model.certificate.EncodedCertificate;
import dev.certwright.model.inventory.EntryId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// Where a sealed value belongs. It is sealed along, so that nobody can move the value to another place.
final class AssociatedData {
    private AssociatedData() {}

    /// For the one key of a vault.
    static Bytes ofVaultKey(Bytes vaultId) {
        return join(ascii("certwright vault key"), vaultId.toArray());
    }

    /// For the private key of one entry with just this certificate.
    static Bytes ofPrivateKey(Bytes vaultId, EntryId entry, EncodedCertificate certificate) {
        return join(
                ascii("certwright private key"),
                vaultId.toArray(),
                ByteBuffer.allocate(Long.BYTES).putLong(entry.value()).array(),
                HexFormat.of().parseHex(certificate.sha256().hex()));
    }

    /// For the private key of one request that waits for its certificate.
    static Bytes ofRequestKey(Bytes vaultId, long request, Bytes der) {
        return join(
                ascii("certwright request key"),
                vaultId.toArray(),
                ByteBuffer.allocate(Long.BYTES).putLong(request).array(),
                sha256(der));
    }

    private static byte[] sha256(Bytes octets) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(octets.toArray());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /// Every part but the first has a fixed length, so the seams are unambiguous.
    private static Bytes join(byte[]... parts) {
        int length = 0;
        for (var part : parts) {
            length += part.length;
        }
        var joined = ByteBuffer.allocate(length);
        for (var part : parts) {
            joined.put(part);
        }
        return Bytes.of(joined.array());
    }
}
