package dev.certwright.ui.step;

import dev.certwright.model.issuing.IssuingProfile;
import dev.certwright.text.Messages;

/// What profiles are called: one's own by their names, those of the program in the person's language.
public final class ProfileNames {
    private ProfileNames() {}

    public static String of(IssuingProfile profile, Messages messages) {
        if (!profile.builtIn()) {
            return profile.name();
        }
        return messages.text(
                switch (profile.name()) {
                    case "root" -> "wizard.profile.root";
                    case "intermediate" -> "wizard.profile.intermediate";
                    case "server" -> "wizard.profile.server";
                    case "client" -> "wizard.profile.client";
                    case "person" -> "wizard.profile.person";
                    case "peer" -> "wizard.profile.peer";
                    default -> "wizard.profile.ocsp";
                });
    }
}
