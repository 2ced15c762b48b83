package dev.certwright.model.issuing;

import dev.certwright.model.certificate.BasicConstraints;
import dev.certwright.model.certificate.CertificateProfile;
import dev.certwright.model.certificate.RequestTemplate;
import dev.certwright.model.key.KeySpec;
import dev.certwright.model.name.DistinguishedName;
import dev.certwright.model.name.GeneralName;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A certification request to be made, with a new key.
///
/// @param name     of the request, and of the entry once its certificate has come
/// @param template what it asks for
public record RequestOrder(String name, KeySpec key, RequestTemplate template) {
    /// One that asks for what a profile says.
    ///
    /// @param profile empty to ask for names only, so that the CA decides the rest
    /// @throws IllegalArgumentException when there is neither a subject nor an alternative name
    public static RequestOrder of(
            String name,
            Optional<CertificateProfile> profile,
            DistinguishedName subject,
            List<GeneralName> subjectAltNames,
            KeySpec key) {
        return new RequestOrder(
                name,
                key,
                new RequestTemplate(
                        subject,
                        subjectAltNames,
                        profile.map(CertificateProfile::basicConstraints).orElse(BasicConstraints.END_ENTITY),
                        profile.map(p -> p.keyUsage(key)).orElse(Set.of()),
                        profile.map(CertificateProfile::extendedKeyUsage).orElse(List.of())));
    }
}
