package dev.certwright.ui.inspection.parts;

import dev.certwright.model.certificate.CertificateDetails;
import dev.certwright.model.certificate.CertificateProfile;
import dev.certwright.model.certificate.KeyPurpose;
import dev.certwright.model.finding.Finding;
import dev.certwright.model.inventory.EntryId;
import dev.certwright.model.issuing.LintRemedy;
import dev.certwright.model.name.GeneralName;
import dev.certwright.service.inspection.InspectionService;
import dev.certwright.ui.common.NewCertificate;
import dev.certwright.ui.inspection.Fixing;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Mends problems with the wizard: what the certificate has is filled in, what was wrong is set right by the wizard's
/// own rules, and the person sees all of it before it is issued.
public record WizardFixes(InspectionService inspection) implements Fixing {
    @Override
    public Map<Finding, NewCertificate> fixes(CertificateDetails certificate, List<Finding> problems) {
        var fixes = new LinkedHashMap<Finding, NewCertificate>();
        if (certificate.authority()) {
            return fixes;
        }
        var authority = inspection.reissue(certificate);
        if (authority.isPresent()) {
            for (var problem : problems) {
                LintRemedy.of(problem, certificate)
                        .ifPresent(remedy -> fixes.put(
                                problem,
                                wizard(certificate, remedy, authority.get().authority())));
            }
        }
        return fixes;
    }

    private static NewCertificate wizard(CertificateDetails certificate, LintRemedy remedy, EntryId authority) {
        var names = new LinkedHashSet<>(certificate.subjectAltNames());
        if (remedy instanceof LintRemedy.AddNames(var suggested)) {
            names.addAll(suggested);
        }
        return new NewCertificate(
                profile(certificate, remedy),
                Optional.of(authority),
                Optional.of(certificate.subject()),
                names.stream().map(GeneralName::value).toList());
    }

    private static CertificateProfile profile(CertificateDetails certificate, LintRemedy remedy) {
        boolean server = certificate.extendedKeyUsage().orElse(List.of()).contains(KeyPurpose.SERVER_AUTH)
                || remedy.equals(new LintRemedy.AddPurpose(KeyPurpose.SERVER_AUTH));
        return server ? CertificateProfile.SERVER : CertificateProfile.CLIENT;
    }
}
