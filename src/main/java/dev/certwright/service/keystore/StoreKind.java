package dev.certwright.service.keystore;

import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Key stores that tell themselves by their first octets.
final class StoreKind {
    private static final int JKS = 0xfeedfeed;
    private static final int JCEKS = 0xcececece;

    private static final Map<String, String> NAMES = Map.of(
            "jks", "JKS", "jceks", "JCEKS", "bks", "BKS", "uber", "UBER", "bcfks", "BCFKS", "pem", "PEM", "der", "DER");

    private StoreKind() {}

    /// Java's own kinds begin with a magic number.
    static Optional<String> of(byte[] octets) {
        if (octets.length < 4) {
            return Optional.empty();
        }
        return switch (ByteBuffer.wrap(octets).getInt()) {
            case JKS -> Optional.of("jks");
            case JCEKS -> Optional.of("jceks");
            default -> Optional.empty();
        };
    }

    /// For a person.
    static String name(String kind) {
        return NAMES.getOrDefault(kind, kind.toUpperCase(Locale.ROOT));
    }
}
