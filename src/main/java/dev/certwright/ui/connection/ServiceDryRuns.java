package dev.certwright.ui.connection;

import dev.certwright.model.Cancellation;
import dev.certwright.model.PkiException;
import dev.certwright.model.certificate.CertificateProfile;
import dev.certwright.model.handshake.ConnectionObserver;
import dev.certwright.model.handshake.ConnectionRun;
import dev.certwright.model.handshake.DryRun;
import dev.certwright.model.inventory.Entry;
import dev.certwright.service.connection.ConnectionTestService;
import dev.certwright.service.inventory.InventoryService;
import java.util.Comparator;
import java.util.List;

/// Dry runs with what is in the vault.
public record ServiceDryRuns(ConnectionTestService tests, InventoryService inventory) implements DryRunning {
    @Override
    public List<Entry> parties() throws PkiException {
        return inventory.entries().stream()
                .filter(e -> e.hasPrivateKey() && !e.profile().authority())
                .sorted(Comparator.comparing(e -> e.profile() != CertificateProfile.SERVER))
                .toList();
    }

    @Override
    public ConnectionRun run(DryRun wanted, ConnectionObserver observer, Cancellation cancellation)
            throws PkiException {
        return tests.dryRun(wanted, observer, cancellation);
    }
}
