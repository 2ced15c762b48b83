package dev.certwright.ui.verification;

import dev.certwright.model.Cancellation;
import dev.certwright.model.Phrase;
import dev.certwright.model.PkiException;
import dev.certwright.model.inventory.Entry;
import dev.certwright.model.verification.VerificationReport;
import dev.certwright.service.verification.VerificationRequest;
import java.util.List;
import java.util.function.Consumer;

/// Judges certificates. Slow: for a worker.
public interface Verifying {
    /// The CAs of the vault; none where there is no vault.
    List<Entry> authorities() throws PkiException;

    VerificationReport verify(VerificationRequest request, Consumer<Phrase> progress, Cancellation cancellation)
            throws PkiException;
}
