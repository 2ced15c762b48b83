package dev.certwright.ui.common;

import dev.certwright.model.certificate.CertificateProfile;
import dev.certwright.text.Messages;

/// The type of a certificate as a word and as a chip.
public final class ProfileChip {
    private ProfileChip() {}

    public static Chip of(CertificateProfile profile, Messages messages) {
        return new Chip(kind(profile), word(profile, messages));
    }

    public static Chip.Kind kind(CertificateProfile profile) {
        return switch (profile) {
            case ROOT_CA, INTERMEDIATE_CA -> Chip.Kind.AUTHORITY;
            case SERVER, PEER -> Chip.Kind.INFO;
            case CLIENT, OCSP_RESPONDER -> Chip.Kind.NEUTRAL;
        };
    }

    public static String word(CertificateProfile profile, Messages messages) {
        return messages.text(
                switch (profile) {
                    case ROOT_CA -> "inventory.type.rootCa";
                    case INTERMEDIATE_CA -> "inventory.type.intermediateCa";
                    case SERVER -> "inventory.type.server";
                    case CLIENT -> "inventory.type.client";
                    case PEER -> "inventory.type.peer";
                    case OCSP_RESPONDER -> "inventory.type.ocspResponder";
                });
    }
}
