package dev.certwright.ui.inspection.parts;

import dev.certwright.model.Passphrase;
import dev.certwright.model.Phrase;
import dev.certwright.model.PkiException;
import dev.certwright.model.inventory.Entry;
import dev.certwright.service.importing.ImportService;
import dev.certwright.service.inspection.Inspected;
import dev.certwright.ui.common.FilePicker;
import dev.certwright.ui.common.KeyAccess;
import dev.certwright.ui.common.Notices;
import dev.certwright.ui.common.Overlay;
import dev.certwright.ui.common.Views;
import dev.certwright.ui.inspection.ItemSheet;
import dev.certwright.ui.inspection.Origin;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Takes a certificate into the vault, with its private key where the same file has it. Asks for nothing but the
/// passphrase.
record KeepAction(ImportService importing, KeyAccess keys, Notices notices) implements ItemSheet {
    @Override
    public boolean suits(Inspected file, int item) {
        return file.items().get(item) instanceof Inspected.Item.Certificate;
    }

    @Override
    public void open(Subject subject, Views views, FilePicker files, Overlay overlay) {
        keys.run(
                _ -> keep(subject),
                entry -> notices.done(Phrase.of("inspection.added", entry.name())),
                notices::failed);
    }

    private Entry keep(Subject subject) throws PkiException {
        var imported = imported(subject, subject.passwords());
        return Stream.of(imported.added(), imported.completed(), imported.known())
                .flatMap(List::stream)
                .findFirst()
                .orElseThrow(() -> new PkiException.NoCertificate(subject.file().source()));
    }

    private ImportService.Imported imported(Subject subject, List<Passphrase> passwords) throws PkiException {
        var octets = subject.file().octets().get(subject.item());
        var source = subject.file().source();
        if (!(subject.file().items().get(subject.item()) instanceof Inspected.Item.Certificate(var details, var _))) {
            throw new PkiException.NoCertificate(source);
        }
        var only = Optional.of(details.certificate().sha256());
        return switch (subject.origin()) {
            case Origin.OfPath(var path, var _) -> importing.add(List.of(path), passwords, only);
            case Origin.OfOctets(var all) -> importing.add(all.toArray(), source, passwords, only);
            // what a server sent is at hand only piece by piece
            case Origin.OfAddress _ -> importing.add(octets.toArray(), source, List.of(), only);
        };
    }
}
