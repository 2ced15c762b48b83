package dev.certwright.tls.message;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Collectors;

/// The names IANA gives to the numbers of TLS.
enum Registry {
    CIPHER_SUITE,
    GROUP,
    SIGNATURE_SCHEME,
    HASH,
    SIGNATURE,
    EXTENSION,
    HANDSHAKE,
    HANDSHAKE_TYPE,
    VERSION,
    CLIENT_CERTIFICATE_TYPE,
    PSK_KEY_EXCHANGE_MODE,
    EC_POINT_FORMAT,
    EC_CURVE_TYPE,
    COMPRESSION_METHOD,
    CERTIFICATE_COMPRESSION_ALGORITHM,
    CERTIFICATE_STATUS_TYPE,
    CERTIFICATE_TYPE,
    HEARTBEAT_MODE,
    USER_MAPPING_TYPE,
    SUPPLEMENTAL_DATA_TYPE,
    MAX_FRAGMENT_LENGTH,
    NAME_TYPE,
    IDENTIFIER_TYPE,
    CERT_CHAIN_TYPE,
    KEY_UPDATE_REQUEST,
    ALERT_LEVEL,
    ECH_CLIENT_HELLO_TYPE,
    KEM,
    KDF,
    AEAD,
    SRTP_PROTECTION_PROFILE,
    SCT_VERSION,
    QUIC_TRANSPORT_PARAMETER;

    private final Map<Integer, String> names = Names.ALL.getOrDefault(name().toLowerCase(Locale.ROOT), Map.of());

    /// The registered name, `GREASE` for the values RFC 8701 reserves, else the number as `0x1234`.
    String name(int number) {
        var name = names.get(number);
        if (name != null) {
            return name;
        }
        boolean grease = this == PSK_KEY_EXCHANGE_MODE
                ? number % 0x1f == 0x0b
                : (number & 0x0f0f) == 0x0a0a && number >> 8 == (number & 0xff);
        return grease ? "GREASE" : "0x%04x".formatted(number);
    }

    boolean knows(int number) {
        return names.containsKey(number);
    }

    String names(List<Integer> numbers) {
        return numbers.stream().map(this::name).collect(Collectors.joining(", "));
    }

    /// The file, by registry and number.
    private static final class Names {
        static final Map<String, Map<Integer, String>> ALL = load();

        private static Map<String, Map<Integer, String>> load() {
            var properties = new Properties();
            try (var in = Objects.requireNonNull(Registry.class.getResourceAsStream("registries.properties"));
                    var reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
                properties.load(reader);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            var all = new HashMap<String, Map<Integer, String>>();
            for (var key : properties.stringPropertyNames()) {
                int dot = key.indexOf('.');
                all.computeIfAbsent(key.substring(0, dot), _ -> new HashMap<>())
                        .put(Integer.parseInt(key.substring(dot + 1), 16), properties.getProperty(key));
            }
            return all;
        }
    }
}
