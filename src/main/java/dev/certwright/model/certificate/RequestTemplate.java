package dev.certwright.model.certificate;

import dev.certwright.model.name.DistinguishedName;
import dev.certwright.model.name.GeneralName;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// What a certification request is to ask for (RFC 2986); the CA that signs it may decide otherwise.
///
/// @param basicConstraints asked for only when they are those of a CA
/// @param keyUsage         not asked for when empty
/// @param extendedKeyUsage not asked for when empty
public record RequestTemplate(
        DistinguishedName subject,
        List<GeneralName> subjectAltNames,
        BasicConstraints basicConstraints,
        Set<KeyUsage> keyUsage,
        List<KeyPurpose> extendedKeyUsage) {
    public RequestTemplate {
        subjectAltNames = List.copyOf(subjectAltNames);
        keyUsage = Collections.unmodifiableSet(
                keyUsage.isEmpty() ? EnumSet.noneOf(KeyUsage.class) : EnumSet.copyOf(keyUsage));
        extendedKeyUsage = List.copyOf(extendedKeyUsage);
        if (subject.isEmpty() && subjectAltNames.isEmpty()) {
            throw new IllegalArgumentException("neither a subject nor an alternative name");
        }
    }
}
