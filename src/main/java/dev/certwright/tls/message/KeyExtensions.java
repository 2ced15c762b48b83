package dev.certwright.tls.message;

import dev.certwright.tls.message.Extension.Place;
import dev.certwright.tls.message.ExtensionContent.Numbers;
import java.util.List;

/// Extensions about keys.
final class KeyExtensions {
    private KeyExtensions() {}

    /// RFC 8446 §4.2.8.
    static ExtensionContent keyShare(FieldReader in, Place place) throws MalformedMessage {
        if (place == Place.HELLO_RETRY_REQUEST) {
            return ExtensionReader.one(in, "selected_group", 2, Registry.GROUP);
        }
        List<Integer> groups =
                place == Place.CLIENT_HELLO ? in.list("client_shares", 2, KeyExtensions::entry) : List.of(entry(in));
        in.say(Registry.GROUP.names(groups));
        return new Numbers(groups);
    }

    private static int entry(FieldReader in) throws MalformedMessage {
        return in.struct("KeyShareEntry", entry -> {
            int group = entry.uint16("group", Registry.GROUP);
            entry.say(Registry.GROUP.name(group));
            entry.opaque("key_exchange", 2);
            return group;
        });
    }

    /// RFC 8446 §4.2.11.
    static ExtensionContent preSharedKey(FieldReader in, Place place) throws MalformedMessage {
        if (place != Place.CLIENT_HELLO) {
            return OtherExtensions.number(in, "selected_identity", 2);
        }
        in.list(
                "identities",
                2,
                list -> list.struct("PskIdentity", identity -> {
                    identity.opaque("identity", 2);
                    return identity.uint32("obfuscated_ticket_age");
                }));
        in.list("binders", 2, list -> list.struct("PskBinderEntry", binder -> binder.opaque("binder", 1)));
        return new ExtensionContent.Other();
    }

    /// RFC 9345 §4.
    static ExtensionContent delegatedCredential(FieldReader in, Place place) throws MalformedMessage {
        if (place != Place.CERTIFICATE) {
            return SignatureSchemes.readAll(in, "supported_signature_algorithm");
        }
        in.struct("Credential", credential -> {
            credential.number("valid_time", 4, seconds -> seconds + " s");
            SignatureSchemes.read(credential, "dc_cert_verify_algorithm");
            return credential.opaque("ASN1_subjectPublicKeyInfo", 3);
        });
        int algorithm = SignatureSchemes.read(in, "algorithm");
        in.opaque("signature", 2);
        in.say(Registry.SIGNATURE_SCHEME.name(algorithm));
        return new ExtensionContent.Other();
    }
}
