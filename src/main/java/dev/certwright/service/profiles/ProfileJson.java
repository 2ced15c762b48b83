package dev.certwright.service.profiles;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.certwright.model.certificate.KeyPurpose;
import dev.certwright.model.certificate.KeyUsage;
import dev.certwright.model.certificate.Subtree;
import dev.certwright.model.issuing.AddedFields;
import dev.certwright.model.issuing.IssuingProfile;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/// Profiles as JSON, version 1 of the format `certwright-profile`; [ProfileReading] reads it.
final class ProfileJson {
    static final String FORMAT = "certwright-profile";
    static final int VERSION = 1;
    static final String UNLIMITED = "none";

    private ProfileJson() {}

    static String write(IssuingProfile profile) {
        var json = new JsonObject();
        json.addProperty("format", FORMAT);
        json.addProperty("version", VERSION);
        json.addProperty("name", profile.name());
        json.addProperty("base", IssuingProfile.word(profile.base()));
        profile.key().ifPresent(key -> json.addProperty("key", key.word()));
        profile.days().ifPresent(days -> json.addProperty("days", days));
        if (!profile.subject().isEmpty()) {
            json.add("subject", list(profile.subject(), part -> {
                var object = new JsonObject();
                object.addProperty("type", part.label());
                object.addProperty("value", part.value());
                return object;
            }));
        }
        var choices = profile.choices();
        choices.keyUsage()
                .ifPresent(usages -> json.add(
                        "keyUsage",
                        texts(Arrays.stream(KeyUsage.values())
                                .filter(usages::contains)
                                .map(KeyUsage::rfcName)
                                .toList())));
        choices.extendedKeyUsage()
                .ifPresent(purposes -> json.add(
                        "extendedKeyUsage",
                        texts(purposes.stream().map(KeyPurpose::rfcName).toList())));
        if (choices.pathLength().isPresent()) {
            int length = choices.pathLength().getAsInt();
            if (length < 0) {
                json.addProperty("pathLength", UNLIMITED);
            } else {
                json.addProperty("pathLength", length);
            }
        }
        write(json, AddedFields.of(choices.extensions()));
        return new GsonBuilder()
                        .setPrettyPrinting()
                        .disableHtmlEscaping()
                        .create()
                        .toJson(json) + "\n";
    }

    private static void write(JsonObject json, AddedFields fields) {
        if (!fields.permitted().isEmpty() || !fields.excluded().isEmpty()) {
            var names = new JsonObject();
            names.add(
                    "permitted",
                    texts(fields.permitted().stream().map(Subtree::typed).toList()));
            names.add(
                    "excluded",
                    texts(fields.excluded().stream().map(Subtree::typed).toList()));
            json.add("nameConstraints", names);
        }
        if (!fields.policies().isEmpty()) {
            json.add("policies", list(fields.policies(), policy -> {
                var object = new JsonObject();
                object.addProperty("oid", policy.oid());
                policy.cps().ifPresent(cps -> object.addProperty("cps", cps));
                return object;
            }));
        }
        addresses(json, "crl", fields.crl());
        addresses(json, "ocsp", fields.ocsp());
        addresses(json, "issuer", fields.issuers());
        if (fields.mustStaple()) {
            json.addProperty("mustStaple", true);
        }
        if (fields.noCheck()) {
            json.addProperty("ocspNoCheck", true);
        }
        if (!fields.custom().isEmpty()) {
            json.add("extensions", list(fields.custom(), extension -> {
                var object = new JsonObject();
                object.addProperty("oid", extension.oid());
                object.addProperty("critical", extension.critical());
                object.addProperty("der", extension.value().hex());
                return object;
            }));
        }
    }

    private static void addresses(JsonObject json, String name, List<String> addresses) {
        if (!addresses.isEmpty()) {
            json.add(name, texts(addresses));
        }
    }

    private static JsonArray texts(List<String> texts) {
        var array = new JsonArray();
        texts.forEach(array::add);
        return array;
    }

    private static <T> JsonArray list(List<T> items, Function<T, JsonObject> write) {
        var array = new JsonArray();
        items.forEach(item -> array.add(write.apply(item)));
        return array;
    }
}
