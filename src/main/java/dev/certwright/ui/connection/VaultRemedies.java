package dev.certwright.ui.connection;

import dev.certwright.model.Cancellation;
import dev.certwright.model.PkiException;
import dev.certwright.model.certificate.CertificateProfile;
import dev.certwright.model.certificate.EncodedCertificate;
import dev.certwright.model.inventory.Entry;
import dev.certwright.model.inventory.EntryId;
import dev.certwright.model.issuing.Reissue;
import dev.certwright.model.name.GeneralName;
import dev.certwright.service.export.ExportService;
import dev.certwright.service.inventory.InventoryService;
import dev.certwright.service.issuing.IssuingService;
import dev.certwright.ui.common.Background;
import dev.certwright.ui.common.Navigator;
import dev.certwright.ui.common.NewCertificate;
import dev.certwright.ui.common.Notices;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Issues certificates of the vault once more, or leads to the wizards with what is known filled in.
public final class VaultRemedies implements RemedyActions {
    private final Uses uses;
    private final Supplier<Navigator> navigator;
    private final Background background;
    private final Notices notices;

    /// The use cases it works with.
    public record Uses(IssuingService issuing, InventoryService inventory, ExportService export) {}

    /// @param navigator the one of the moment
    public VaultRemedies(Uses uses, Supplier<Navigator> navigator, Background background, Notices notices) {
        this.uses = uses;
        this.navigator = navigator;
        this.background = background;
        this.notices = notices;
    }

    @Override
    public Optional<Reissue> preview(EntryId entry, List<GeneralName> added) throws PkiException {
        return uses.issuing().previewReissue(entry, added);
    }

    @Override
    public Entry reissue(EntryId entry, List<GeneralName> added, Cancellation cancellation) throws PkiException {
        return uses.issuing().reissue(entry, added, cancellation);
    }

    @Override
    public void makeAnew(EntryId id, List<GeneralName> added) {
        background.run(_ -> find(id), entry -> navigator.get().create(again(entry, added)), notices::failed);
    }

    private Entry find(EntryId id) throws PkiException {
        return uses.inventory().find(id).orElseThrow(() -> new PkiException.EntryMissing(id.toString()));
    }

    private static NewCertificate again(Entry entry, List<GeneralName> added) {
        var names = new ArrayList<String>();
        entry.details().subjectAltNames().stream().map(GeneralName::typed).forEach(names::add);
        added.stream().map(GeneralName::typed).filter(n -> !names.contains(n)).forEach(names::add);
        return new NewCertificate(
                entry.profile(),
                entry.root() ? Optional.empty() : entry.issuer(),
                Optional.of(entry.details().subject()),
                names);
    }

    @Override
    public void issueClient(EntryId authority) {
        navigator.get().create(CertificateProfile.CLIENT, Optional.of(authority));
    }

    @Override
    public void save(EncodedCertificate certificate, Path file) throws PkiException {
        uses.export().save(certificate, file);
    }
}
