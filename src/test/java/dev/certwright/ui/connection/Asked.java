package dev.certwright.ui.connection;

import dev.certwright.model.Cancellation;
import dev.certwright.model.PkiException;
import dev.certwright.model.certificate.EncodedCertificate;
import dev.certwright.model.inventory.Entry;
import dev.certwright.model.inventory.EntryId;
import dev.certwright.model.issuing.Reissue;
import dev.certwright.model.name.GeneralName;
import dev.certwright.service.issuing.IssuingService;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Notes which remedies were asked for; issues with the real use case.
record Asked(List<String> told, IssuingService issuing) implements RemedyActions {
    @Override
    public Optional<Reissue> preview(EntryId entry, List<GeneralName> added) throws PkiException {
        return issuing.previewReissue(entry, added);
    }

    @Override
    public Entry reissue(EntryId entry, List<GeneralName> added, Cancellation cancellation) throws PkiException {
        told.add("reissue with " + added.stream().map(GeneralName::typed).toList());
        return issuing.reissue(entry, added, cancellation);
    }

    @Override
    public void makeAnew(EntryId entry, List<GeneralName> added) {
        told.add("make anew with " + added.stream().map(GeneralName::typed).toList());
    }

    @Override
    public void issueClient(EntryId authority) {
        told.add("issue client");
    }

    @Override
    public void save(EncodedCertificate certificate, Path file) {
        told.add("save " + file.getFileName());
    }
}
