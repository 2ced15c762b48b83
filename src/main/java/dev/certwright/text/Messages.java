package dev.certwright.text;

import dev.certwright.model.Phrase;
import dev.certwright.model.PkiException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.ResourceBundle;

/// Everything a person reads, in one language. Window and command line speak with the same words.
///
/// The texts lie beside this class, a file for each area and language: `home.properties` in English,
/// `home_zh_TW.properties` in Traditional Chinese.
public final class Messages {
    /// The areas, each a file for each language.
    static final List<String> AREAS = List.of(
            "failure",
            "decoding",
            "fact",
            "asn1",
            "vault",
            "database",
            "violation",
            "check",
            "handshake",
            "probe",
            "startup",
            "diagnosis",
            "issuing",
            "profile",
            "lint",
            "common",
            "report",
            "main",
            "home",
            "wizard",
            "inventory",
            "export",
            "connection",
            "graph",
            "verification",
            "inspection",
            "settings",
            "passphrase",
            "keystore",
            "comparison",
            "item",
            "use",
            "expiry",
            "renewal",
            "revocation",
            "csr",
            "bulk",
            "adopt",
            "safety",
            "cli");

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final ResourceBundle bundle;

    private Messages(ResourceBundle bundle) {
        this.bundle = bundle;
    }

    /// The languages there are.
    public static List<Locale> languages() {
        return List.of(Locale.ENGLISH, Locale.TAIWAN);
    }

    /// The texts in the language that is closest to that locale: Chinese as written in Taiwan for any Chinese
    /// written in traditional characters, English for everything that has no texts of its own.
    public static Messages in(Locale locale) {
        boolean traditional = locale.getLanguage().equals("zh")
                && (locale.getScript().equals("Hant")
                        || List.of("TW", "HK", "MO").contains(locale.getCountry())
                        || (locale.getCountry().isEmpty() && locale.getScript().isEmpty()));
        var texts = new HashMap<String, String>();
        AREAS.forEach(area -> texts.putAll(read(area + ".properties")));
        if (traditional) {
            AREAS.forEach(area -> texts.putAll(read(area + "_zh_TW.properties")));
        }
        return new Messages(new Bundle(traditional ? Locale.TAIWAN : Locale.ENGLISH, Map.copyOf(texts)));
    }

    /// For FXML, which looks up `%key` itself.
    public ResourceBundle bundle() {
        return bundle;
    }

    public Locale locale() {
        return bundle.getLocale();
    }

    /// A text with its placeholders filled (`MessageFormat`). A phrase among the arguments is put into words first, a
    /// moment is written as a date and a time of UTC.
    public String text(String key, Object... arguments) {
        var words = new Object[arguments.length];
        for (int i = 0; i < words.length; i++) {
            words[i] = switch (arguments[i]) {
                case Phrase phrase -> of(phrase);
                case Instant moment -> MOMENT.format(moment);
                default -> arguments[i];
            };
        }
        return new MessageFormat(bundle.getString(key), locale()).format(words);
    }

    public String of(Phrase phrase) {
        return text(phrase.key(), phrase.arguments().toArray());
    }

    /// What happened and what to do about it.
    public String of(PkiException failure) {
        return of(failure.phrase());
    }

    static Map<String, String> read(String file) {
        try (var in = Messages.class.getResourceAsStream(file)) {
            if (in == null) {
                return Map.of();
            }
            var properties = new Properties();
            properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            var texts = new HashMap<String, String>();
            properties.stringPropertyNames().forEach(key -> texts.put(key, properties.getProperty(key)));
            return texts;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    private static final class Bundle extends ResourceBundle {
        private final Locale locale;
        private final Map<String, String> texts;

        Bundle(Locale locale, Map<String, String> texts) {
            this.locale = locale;
            this.texts = texts;
        }

        @Override
        public Locale getLocale() {
            return locale;
        }

        @Override
        protected Object handleGetObject(String key) {
            var text = texts.get(key);
            if (text == null) {
                throw new java.util.MissingResourceException("no text for " + key, Messages.class.getName(), key);
            }
            return text;
        }

        @Override
        public boolean containsKey(String key) {
            return texts.containsKey(key);
        }

        @Override
        public Enumeration<String> getKeys() {
            return Collections.enumeration(texts.keySet());
        }
    }
}
