package dev.certwright.ui.common;

import dev.certwright.model.certificate.CertificateProfile;
import dev.certwright.model.inventory.EntryId;
import dev.certwright.model.name.DistinguishedName;
import java.util.List;
import java.util.Optional;

/// What a wizard begins with.
///
/// @param issuer  chosen beforehand, if any
/// @param subject to begin with; empty for the wizard's own suggestion
/// @param names   as people type them; empty for the wizard's own suggestion
public record NewCertificate(
        CertificateProfile profile, Optional<EntryId> issuer, Optional<DistinguishedName> subject, List<String> names) {
    public NewCertificate {
        names = List.copyOf(names);
    }

    /// One about which nothing more is known.
    public static NewCertificate of(CertificateProfile profile, Optional<EntryId> issuer) {
        return new NewCertificate(profile, issuer, Optional.empty(), List.of());
    }
}
