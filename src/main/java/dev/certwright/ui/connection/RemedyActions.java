package dev.certwright.ui.connection;

import dev.certwright.model.Cancellation;
import dev.certwright.model.PkiException;
import dev.certwright.model.certificate.EncodedCertificate;
import dev.certwright.model.inventory.Entry;
import dev.certwright.model.inventory.EntryId;
import dev.certwright.model.issuing.Reissue;
import dev.certwright.model.name.GeneralName;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The remedies beyond the connection test.
public interface RemedyActions {
    /// What issuing a certificate once more would make, its key kept; empty when only the person can settle it, in the
    /// wizard. Slow: for a worker.
    Optional<Reissue> preview(EntryId entry, List<GeneralName> added) throws PkiException;

    /// Issues the certificate once more. Slow: for a worker, and it needs private keys.
    Entry reissue(EntryId entry, List<GeneralName> added, Cancellation cancellation) throws PkiException;

    /// Leads to where the person can make such a certificate with a new key.
    void makeAnew(EntryId entry, List<GeneralName> added);

    /// Leads to where the person can make a client certificate below the authority.
    void issueClient(EntryId authority);

    /// Writes a certificate as PEM. Slow: for a worker.
    void save(EncodedCertificate certificate, Path file) throws PkiException;
}
