package dev.certwright.tls.message;

import dev.certwright.tls.message.Extension.Place;
import dev.certwright.tls.message.ExtensionContent.Other;

/// The extension encrypted_client_hello (RFC 9849).
final class EncryptedClientHello {
    private static final int CONFIRMATION_OCTETS = 8;
    private static final int VERSION = 0xfe0d;

    private EncryptedClientHello() {}

    static ExtensionContent read(FieldReader in, Place place) throws MalformedMessage {
        return switch (place) {
            case CLIENT_HELLO -> hello(in);
            case HELLO_RETRY_REQUEST -> {
                in.octets("confirmation", CONFIRMATION_OCTETS);
                yield new Other();
            }
            default -> {
                in.list("retry_configs", 2, EncryptedClientHello::configuration);
                yield new Other();
            }
        };
    }

    private static ExtensionContent hello(FieldReader in) throws MalformedMessage {
        int type = in.uint8("type", Registry.ECH_CLIENT_HELLO_TYPE);
        if (type == 0) {
            suite(in);
            in.uint8("config_id");
            in.opaque("enc", 2);
            in.opaque("payload", 2);
        }
        return ExtensionReader.said(in, Registry.ECH_CLIENT_HELLO_TYPE.name(type));
    }

    private static String suite(FieldReader in) throws MalformedMessage {
        return in.struct("cipher_suite", suite -> {
            int kdf = suite.uint16("kdf_id", Registry.KDF);
            int aead = suite.uint16("aead_id", Registry.AEAD);
            var words = Registry.KDF.name(kdf) + ", " + Registry.AEAD.name(aead);
            suite.say(words);
            return words;
        });
    }

    private static String configuration(FieldReader list) throws MalformedMessage {
        return list.struct("ECHConfig", config -> {
            int version = config.number("version", 2, "0x%04x"::formatted) == VERSION ? VERSION : 0;
            int length = config.uint16("length");
            return config.lenient(length, "", contents -> version == VERSION ? contents(contents) : unknown(contents));
        });
    }

    private static String unknown(FieldReader in) throws MalformedMessage {
        return in.rest("contents").hex();
    }

    private static String contents(FieldReader in) throws MalformedMessage {
        in.struct("key_config", key -> {
            key.uint8("config_id");
            key.uint16("kem_id", Registry.KEM);
            key.opaque("public_key", 2);
            return key.list("cipher_suites", 2, EncryptedClientHello::suite);
        });
        in.uint8("maximum_name_length");
        var name = in.text("public_name", 1);
        in.opaque("extensions", 2);
        in.say(name);
        return name;
    }
}
