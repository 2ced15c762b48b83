package dev.certwright.ui.connection;

import dev.certwright.model.Cancellation;
import dev.certwright.model.Phrase;
import dev.certwright.model.PkiException;
import dev.certwright.model.inventory.Entry;
import dev.certwright.model.inventory.EntryId;
import dev.certwright.model.issuing.Reissue;
import dev.certwright.model.name.GeneralName;
import dev.certwright.ui.common.KeyAccess;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// Issues a certificate once more with its key kept, once the person has seen what that makes.
public final class ReissueViewModel {
    private final ConnectionViewModel connection;
    private final RemedyActions remedies;
    private final KeyAccess keys;
    private final Plan plan;
    private final Reissue planned;
    private final ReadOnlyObjectWrapper<Phase> phase = new ReadOnlyObjectWrapper<>(this, "phase", new Phase.Asking());
    private Cancellation work = new Cancellation();

    /// What is to be issued.
    ///
    /// @param added   to be put beside the names it has
    /// @param reissue what that makes; empty when only the person can settle it, in the wizard
    record Plan(EntryId entry, List<GeneralName> added, Optional<Reissue> reissue) {}

    /// Finds out what issuing a certificate once more would make. Slow: for a worker.
    ///
    /// @param name a host name or an address to be put beside the names it has
    static Plan plan(RemedyActions remedies, EntryId entry, Optional<String> name) throws PkiException {
        var added = name.isPresent() ? List.of(GeneralName.parse(name.get()).orThrow()) : List.<GeneralName>of();
        return new Plan(entry, added, remedies.preview(entry, added));
    }

    /// How far it is.
    public sealed interface Phase {
        record Asking() implements Phase {}

        record Working() implements Phase {}

        record Failed(Phrase why) implements Phase {}

        record Done(Entry entry) implements Phase {}
    }

    ReissueViewModel(
            ConnectionViewModel connection, RemedyActions remedies, KeyAccess keys, Plan plan, Reissue planned) {
        this.connection = connection;
        this.remedies = remedies;
        this.keys = keys;
        this.plan = plan;
        this.planned = planned;
    }

    public Reissue planned() {
        return planned;
    }

    /// Whether it will have that name, but the one there is has not.
    public boolean added(GeneralName name) {
        return plan.added().contains(name);
    }

    public ReadOnlyObjectProperty<Phase> phaseProperty() {
        return phase.getReadOnlyProperty();
    }

    /// Does it.
    public void start() {
        if (phase.get() instanceof Phase.Working || phase.get() instanceof Phase.Done) {
            return;
        }
        phase.set(new Phase.Working());
        work = keys.run(
                cancellation -> remedies.reissue(plan.entry(), plan.added(), cancellation),
                made -> {
                    connection.parties().reissued(plan.entry(), made);
                    phase.set(new Phase.Done(made));
                },
                why -> phase.set(
                        why instanceof PkiException.Cancelled ? new Phase.Asking() : new Phase.Failed(why.phrase())));
    }

    public void cancel() {
        work.cancel();
    }

    /// Runs the test once more; as a client, with the new certificate instead of the old one.
    public void runAgain() {
        connection.run();
    }
}
