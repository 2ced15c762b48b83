package dev.certwright.pki.certificate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/// The usual names of object identifiers, as their RFC has them. They stand in `object-names.txt`.
final class ObjectNames {
    static final String BASIC_CONSTRAINTS = "2.5.29.19";
    static final String KEY_USAGE = "2.5.29.15";
    static final String EXTENDED_KEY_USAGE = "2.5.29.37";
    static final String SUBJECT_ALT_NAME = "2.5.29.17";
    static final String SUBJECT_KEY_IDENTIFIER = "2.5.29.14";
    static final String AUTHORITY_KEY_IDENTIFIER = "2.5.29.35";

    /// X.690 §8.19.2 sets no bound; this one keeps an answer short and quick.
    private static final int MOST_OCTETS = 512;

    private static final Map<String, String> NAMES = read("object-names.txt");

    private ObjectNames() {}

    private static Map<String, String> read(String resource) {
        try (var in = ObjectNames.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(resource + " is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .collect(Collectors.toUnmodifiableMap(
                            line -> line.substring(0, line.indexOf(' ')),
                            line -> line.substring(line.indexOf(' ') + 1)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The name, or the object identifier.
    static String name(String oid) {
        return NAMES.getOrDefault(oid, oid);
    }

    static boolean known(String oid) {
        return NAMES.containsKey(oid);
    }

    /// The name with the object identifier in parentheses, or that alone.
    static String withNumber(String oid) {
        var name = NAMES.get(oid);
        return name == null ? oid : name + " (" + oid + ")";
    }

    /// The dotted form of the content of an OBJECT IDENTIFIER (X.690 §8.19).
    ///
    /// @throws IOException when it is none
    static String dotted(byte[] octets, int from, int to) throws IOException {
        if (from >= to || to - from > MOST_OCTETS || octets[to - 1] < 0) {
            throw new IOException("not an object identifier");
        }
        var dotted = new StringBuilder();
        var arc = BigInteger.ZERO;
        for (int i = from; i < to; i++) {
            if (arc.signum() == 0 && octets[i] == (byte) 0x80) {
                throw new IOException("not an object identifier");
            }
            arc = arc.shiftLeft(7).or(BigInteger.valueOf(octets[i] & 0x7f));
            if (octets[i] >= 0) {
                if (dotted.isEmpty()) {
                    int first = arc.min(BigInteger.valueOf(80)).intValue() / 40;
                    dotted.append(first);
                    arc = arc.subtract(BigInteger.valueOf(40L * first));
                }
                dotted.append('.').append(arc);
                arc = BigInteger.ZERO;
            }
        }
        return dotted.toString();
    }

    /// The dotted form; empty when it is no object identifier.
    static String dottedOrNothing(byte[] octets, int from, int to) {
        try {
            return dotted(octets, from, to);
        } catch (IOException _) {
            return "";
        }
    }
}
