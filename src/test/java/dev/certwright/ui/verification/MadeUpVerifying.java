package dev.certwright.ui.verification;

import dev.certwright.model.Cancellation;
import dev.certwright.model.Phrase;
import dev.certwright.model.PkiException;
import dev.certwright.model.inventory.Entry;
import dev.certwright.model.verification.VerificationReport;
import dev.certwright.service.verification.VerificationRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Hands what is asked to another, and remembers it.
final class MadeUpVerifying implements Verifying {
    /// What judges.
    @FunctionalInterface
    interface Judge {
        VerificationReport judge(VerificationRequest request, Consumer<Phrase> progress, Cancellation cancellation)
                throws PkiException;
    }

    final List<VerificationRequest> asked = new ArrayList<>();
    final List<Entry> authorities = new ArrayList<>();
    Judge judge;

    MadeUpVerifying(Judge judge) {
        this.judge = judge;
    }

    @Override
    public List<Entry> authorities() {
        return authorities;
    }

    @Override
    public VerificationReport verify(VerificationRequest request, Consumer<Phrase> progress, Cancellation cancellation)
            throws PkiException {
        asked.add(request);
        return judge.judge(request, progress, cancellation);
    }
}
