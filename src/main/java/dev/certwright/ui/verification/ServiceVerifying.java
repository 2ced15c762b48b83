package dev.certwright.ui.verification;

import dev.certwright.model.Cancellation;
import dev.certwright.model.Phrase;
import dev.certwright.model.PkiException;
import dev.certwright.model.inventory.Entry;
import dev.certwright.model.verification.VerificationReport;
import dev.certwright.service.inventory.InventoryService;
import dev.certwright.service.verification.VerificationRequest;
import dev.certwright.service.verification.VerificationService;
import java.util.List;
import java.util.function.Consumer;

/// Judges with what is in the vault.
public record ServiceVerifying(VerificationService verification, InventoryService inventory) implements Verifying {
    @Override
    public List<Entry> authorities() throws PkiException {
        return inventory.authorities();
    }

    @Override
    public VerificationReport verify(VerificationRequest request, Consumer<Phrase> progress, Cancellation cancellation)
            throws PkiException {
        return verification.verify(request, progress, cancellation);
    }
}
