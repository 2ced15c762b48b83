package dev.certwright.ui.common;

import dev.certwright.model.certificate.KeyPurpose;
import dev.certwright.model.name.GeneralName;
import dev.certwright.text.Messages;
import java.util.List;
import java.util.stream.Collectors;

/// Writes lists of names and purposes for a person.
public final class NameTexts {
    private static final int MAX_NAMES = 20;

    private NameTexts() {}

    /// The names with their types; after some of them only how many more there are.
    public static String joined(List<GeneralName> names, Messages messages) {
        var first = names.stream()
                .limit(MAX_NAMES)
                .map(name -> name.type() + " " + name.value())
                .collect(Collectors.joining(", "));
        return names.size() <= MAX_NAMES
                ? first
                : messages.text("wizard.names.andMore", first, names.size() - MAX_NAMES);
    }

    public static String purposes(List<KeyPurpose> purposes, Messages messages) {
        return purposes.stream().map(purpose -> purpose(purpose, messages)).collect(Collectors.joining(", "));
    }

    private static String purpose(KeyPurpose purpose, Messages messages) {
        if (purpose.equals(KeyPurpose.SERVER_AUTH)) {
            return messages.text("wizard.purpose.server");
        }
        return purpose.equals(KeyPurpose.CLIENT_AUTH) ? messages.text("wizard.purpose.client") : purpose.rfcName();
    }
}
