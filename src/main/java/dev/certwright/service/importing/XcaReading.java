package dev.certwright.service.importing;

import dev.certwright.model.Cancellation;
import dev.certwright.model.Phrase;
import dev.certwright.model.PkiException;
import dev.certwright.model.certificate.EncodedCertificate;
import dev.certwright.pki.encoding.IndexTime;
import dev.certwright.store.XcaFile;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Optional;

/// Reads a database of XCA into a [Material].
final class XcaReading {
    private final Gathering gathering;
    private final Material material;

    XcaReading(Gathering gathering, Material material) {
        this.gathering = gathering;
        this.material = material;
    }

    boolean recognizes(byte[] octets) {
        return XcaFile.recognizes(octets) || XcaFile.outdated(octets);
    }

    /// @throws PkiException.InvalidInput when it is of XCA before version 2
    void read(Path file, byte[] octets, String source, Cancellation cancellation) throws PkiException {
        if (XcaFile.outdated(octets)) {
            throw new PkiException.InvalidInput(Phrase.of("adopt.xca.outdated", source));
        }
        var content = XcaFile.read(file, cancellation);
        material.setKind(SourceKind.XCA);
        var items = new HashMap<Long, EncodedCertificate>();
        for (var one : content.certificates()) {
            cancellation.check();
            var certificate = new EncodedCertificate(one.der().toArray());
            items.put(one.item(), certificate);
            gathering.read(one.der().toArray(), source + ": " + one.name(), Optional.of(one.name()));
            one.listNumber().ifPresent(number -> material.listNumbers.put(certificate, number));
        }
        for (var key : content.keys()) {
            cancellation.check();
            gathering.read(key.encrypted().toArray(), source + ": " + key.name(), Optional.empty());
        }
        content.lists().forEach(list -> gathering.list(list, source));
        for (var one : content.revoked()) {
            var authority = items.get(one.issuer());
            var at = IndexTime.parse(one.at());
            if (authority != null && at.isPresent()) {
                material.stated.add(new Material.Stated(authority, one.serial(), at.get(), one.reason(), source));
            } else {
                material.remark(source, "adopt.note.xcaRevocation", one.serial().toString(16));
            }
        }
    }
}
