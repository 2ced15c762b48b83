package dev.certwright.tls.message;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Collectors;

/// The names IANA gives to the numbers of TLS.
enum Registry {
    CIPHER_SUITE("cipher_suite"),
    GROUP("group"),
    SIGNATURE_SCHEME("signature_scheme"),
    EXTENSION("extension"),
    HANDSHAKE("handshake"),
    VERSION("version"),
    CLIENT_CERTIFICATE_TYPE("client_certificate_type"),
    PSK_KEY_EXCHANGE_MODE("psk_key_exchange_mode");

    private static final Map<String, String> NAMES = load();

    private final String prefix;

    Registry(String prefix) {
        this.prefix = prefix;
    }

    /// The registered name, `GREASE` for the values RFC 8701 reserves, else the number as `0x1234`.
    String name(int number) {
        var name = NAMES.get(prefix + "." + "%04x".formatted(number));
        if (name != null) {
            return name;
        }
        boolean grease = (number & 0x0f0f) == 0x0a0a && number >> 8 == (number & 0xff);
        return grease ? "GREASE" : "0x%04x".formatted(number);
    }

    boolean knows(int number) {
        return NAMES.containsKey(prefix + "." + "%04x".formatted(number));
    }

    String names(List<Integer> numbers) {
        return numbers.stream().map(this::name).collect(Collectors.joining(", "));
    }

    private static Map<String, String> load() {
        var properties = new Properties();
        try (var in = Objects.requireNonNull(Registry.class.getResourceAsStream("registries.properties"));
                var reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.stringPropertyNames().stream()
                .collect(Collectors.toUnmodifiableMap(k -> k, properties::getProperty));
    }
}
