package dev.certwright.ui.inspection;

import dev.certwright.model.Bytes;
import dev.certwright.model.Cancellation;
import dev.certwright.model.Passphrase;
import dev.certwright.model.PkiException;
import dev.certwright.model.inspection.ChainGraph;
import dev.certwright.model.inspection.Page;
import dev.certwright.service.inspection.Inspected;
import dev.certwright.service.inspection.InspectionService;
import java.nio.file.Path;
import java.util.List;

/// Inspects with the use cases.
public record ServiceInspecting(InspectionService inspection) implements Inspecting {
    @Override
    public Inspected open(Path file, List<Passphrase> passwords, boolean patient, Cancellation cancellation)
            throws PkiException {
        return inspection.inspect(file, passwords, patient, cancellation);
    }

    @Override
    public Inspected open(
            Bytes octets, String source, List<Passphrase> passwords, boolean patient, Cancellation cancellation)
            throws PkiException {
        return inspection.inspect(octets.toArray(), source, passwords, patient, cancellation);
    }

    @Override
    public Inspected fetch(String address, Cancellation cancellation) throws PkiException {
        return inspection.fetch(address, cancellation);
    }

    @Override
    public Page page(Inspected file, int item, Cancellation cancellation) throws PkiException {
        cancellation.check();
        return inspection.page(file, item);
    }

    @Override
    public ChainGraph graph(List<Inspected> open, Inspected file, int item, Cancellation cancellation)
            throws PkiException {
        cancellation.check();
        return inspection.graph(open, file, item);
    }

    @Override
    public void save(Path file, Bytes content) throws PkiException {
        inspection.save(file, content);
    }
}
