package dev.certwright.service;

import dev.certwright.service.bulk.BulkService;
import dev.certwright.service.comparison.ComparisonService;
import dev.certwright.service.connection.ConnectionTestService;
import dev.certwright.service.connection.SecondOpinions;
import dev.certwright.service.demo.DemoService;
import dev.certwright.service.expiry.ExpiryService;
import dev.certwright.service.export.ExportService;
import dev.certwright.service.importing.AdoptionService;
import dev.certwright.service.importing.ImportService;
import dev.certwright.service.inspection.InspectionService;
import dev.certwright.service.inventory.InventoryService;
import dev.certwright.service.issuing.IssuingService;
import dev.certwright.service.issuing.RenewalService;
import dev.certwright.service.keystore.KeystoreService;
import dev.certwright.service.profiles.ProfileService;
import dev.certwright.service.report.ReportService;
import dev.certwright.service.report.history.HistoryService;
import dev.certwright.service.requests.RequestService;
import dev.certwright.service.requests.SigningService;
import dev.certwright.service.revocation.OcspService;
import dev.certwright.service.revocation.RevocationService;
import dev.certwright.service.safety.Safety;
import dev.certwright.service.settings.SettingsService;
import dev.certwright.service.vault.VaultService;
import dev.certwright.service.verification.VerificationService;

/// The use cases over one vault: all that the window and the command line can do.
///
/// @param closing gives the vault back
public record Services(
        VaultService vault,
        IssuingService issuing,
        InventoryService inventory,
        ExportService export,
        ImportService importing,
        InspectionService inspection,
        VerificationService verification,
        ConnectionTestService connection,
        SecondOpinions opinions,
        DemoService demo,
        ReportService reports,
        HistoryService history,
        SettingsService settings,
        KeystoreService keystores,
        ComparisonService comparison,
        RenewalService renewals,
        ExpiryService expiry,
        RevocationService revocation,
        OcspService ocsp,
        ProfileService profiles,
        RequestService requests,
        SigningService signing,
        BulkService bulk,
        AdoptionService adoption,
        Safety safety,
        Runnable closing)
        implements AutoCloseable {
    @Override
    public void close() {
        ocsp.close();
        closing.run();
    }
}
