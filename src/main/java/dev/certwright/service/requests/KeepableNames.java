package dev.certwright.service.requests;

import dev.certwright.model.name.DistinguishedName;
import dev.certwright.model.name.GeneralName;
import java.util.Set;

/// Which names of a stranger can be put into a certificate as they are.
final class KeepableNames {
    private static final Set<String> MADE_HERE = Set.of("RID", "UPN");

    private KeepableNames() {}

    /// Values that are no text (RFC 4514 §2.4), or hide something, are not.
    static boolean keepable(DistinguishedName name) {
        return name.relativeNames().stream()
                .flatMap(relative -> relative.stream())
                .noneMatch(attribute -> attribute.value().startsWith("#") || hidesSomething(attribute.value()));
    }

    /// Names of kinds that can only be read, and names with characters that do not belong there, are not.
    static boolean keepable(GeneralName name) {
        return switch (name) {
            case GeneralName.Dns(var host) -> plain(host);
            case GeneralName.Email(var mailbox) -> plain(mailbox.value());
            case GeneralName.Uri(var uri) -> plain(uri);
            case GeneralName.Ip _ -> true;
            case GeneralName.Other(var type, var value) -> MADE_HERE.contains(type) && !hidesSomething(value);
        };
    }

    /// Whether there are characters that steer a screen rather than stand on it.
    static boolean hidesSomething(String text) {
        return text.codePoints().anyMatch(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT);
    }

    private static boolean plain(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> c > ' ' && c <= '~');
    }
}
