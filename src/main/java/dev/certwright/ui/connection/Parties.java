package dev.certwright.ui.connection;

import dev.certwright.model.PkiException;
import dev.certwright.model.certificate.CertificateDetails;
import dev.certwright.model.handshake.ClientChoice;
import dev.certwright.model.inventory.Entry;
import dev.certwright.model.inventory.EntryId;
import dev.certwright.service.inspection.Inspected;
import dev.certwright.service.inspection.InspectionService;
import dev.certwright.service.inventory.InventoryService;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/// Reads who can take part in a test. Slow: for a worker.
final class Parties {
    private final InventoryService inventory;
    private final InspectionService inspection;

    Parties(InventoryService inventory, InspectionService inspection) {
        this.inventory = inventory;
        this.inspection = inspection;
    }

    /// The clients and CAs of the vault.
    record OfVault(List<ClientOption.OfVault> clients, List<TrustOption.OfVault> authorities) {}

    OfVault ofVault() throws PkiException {
        var names = new HashMap<EntryId, String>();
        var authorities = new ArrayList<TrustOption.OfVault>();
        for (var entry : inventory.summaries()) {
            if (entry.profile().authority()) {
                names.put(entry.id(), entry.name());
                authorities.add(new TrustOption.OfVault(entry.id(), entry.name()));
            }
        }
        var clients = inventory.clients().stream()
                .map(e -> new ClientOption.OfVault(e.id(), e.name(), e.issuer().map(names::get)))
                .toList();
        return new OfVault(clients, authorities);
    }

    /// The certificates of a choice, its own first; none when they cannot be told before the test.
    List<CertificateDetails> details(ClientChoice choice) throws PkiException {
        return switch (choice) {
            case ClientChoice.None _ -> List.of();
            case ClientChoice.OfVault(var id) -> chain(id);
            case ClientChoice.OfFile(var file, var _, var password) ->
                certificates(inspection.inspect(file, password.stream().toList()));
            case ClientChoice.Given(var credential) -> {
                var all = new ArrayList<CertificateDetails>();
                for (var certificate : credential.chain()) {
                    all.addAll(certificates(inspection.inspect(certificate.der(), "-", List.of())));
                }
                yield all;
            }
        };
    }

    private List<CertificateDetails> chain(EntryId id) throws PkiException {
        var entry = inventory.find(id);
        return entry.isPresent()
                ? inventory.chain(entry.get()).stream().map(Entry::details).toList()
                : List.of();
    }

    private static List<CertificateDetails> certificates(Inspected inspected) {
        return inspected.items().stream()
                .filter(Inspected.Item.Certificate.class::isInstance)
                .map(Inspected.Item.Certificate.class::cast)
                .map(Inspected.Item.Certificate::details)
                .toList();
    }
}
