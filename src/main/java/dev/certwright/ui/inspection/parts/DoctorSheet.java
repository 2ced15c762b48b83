package dev.certwright.ui.inspection.parts;

import dev.certwright.model.PkiException;
import dev.certwright.service.inspection.Inspected;
import dev.certwright.service.keystore.KeystoreService;
import dev.certwright.ui.common.Background;
import dev.certwright.ui.common.FilePicker;
import dev.certwright.ui.common.Notices;
import dev.certwright.ui.common.Overlay;
import dev.certwright.ui.common.Views;
import dev.certwright.ui.inspection.ItemSheet;
import dev.certwright.ui.inspection.Origin;
import dev.certwright.ui.keystore.Doctor;
import dev.certwright.ui.keystore.KeystoreViews;
import java.util.Set;

/// Says who can open a key store, and writes it anew for those who cannot.
record DoctorSheet(KeystoreService keystores, Background background, Notices notices) implements ItemSheet {
    private static final Set<String> STORES = Set.of("pkcs12", "jks", "jceks", "bks", "uber", "bcfks");

    @Override
    public boolean suits(Inspected file, int item) {
        return STORES.contains(file.kind());
    }

    @Override
    public void open(Subject subject, Views views, FilePicker files, Overlay overlay) {
        var around = new KeystoreViews.Surroundings(views, files, background, overlay::hide);
        background.run(
                _ -> octets(subject.origin()),
                octets -> overlay.show(KeystoreViews.sheet(
                        around, Doctor.of(keystores, octets, subject.file().source()), subject.passwords())),
                notices::failed);
    }

    private byte[] octets(Origin origin) throws PkiException {
        return switch (origin) {
            case Origin.OfPath(var path, var _) -> keystores.read(path);
            case Origin.OfOctets(var octets) -> octets.toArray();
            case Origin.OfAddress _ -> new byte[0];
        };
    }
}
