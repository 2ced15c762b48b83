package dev.certwright.ui.inspection.parts;

import dev.certwright.service.importing.ImportService;
import dev.certwright.service.keystore.KeystoreService;
import dev.certwright.ui.common.Background;
import dev.certwright.ui.common.KeyAccess;
import dev.certwright.ui.common.Notices;
import dev.certwright.ui.comparison.Comparing;
import dev.certwright.ui.graph.GraphViewModel;
import dev.certwright.ui.inspection.InspectionExtras;
import dev.certwright.ui.verification.Verifying;
import java.time.InstantSource;
import java.util.Optional;

/// Gathers what the screen borrows.
public final class InspectionParts {
    private InspectionParts() {}

    /// What the sheets ask.
    public record Uses(Verifying verifying, Comparing comparing, KeystoreService keystores, ImportService importing) {}

    /// What they need of the window.
    public record Surroundings(Background background, KeyAccess keys, Notices notices, InstantSource clock) {}

    public static InspectionExtras of(Uses uses, Surroundings around) {
        var graph = new GraphViewModel(around.clock());
        return new InspectionExtras(
                Optional.of((messages, picked) -> new ChainDrawing(graph, messages, picked)),
                Optional.of(EncodingTree::new),
                Optional.of(new VerifySheet(uses.verifying(), graph, around.background())),
                Optional.of(new CompareSheet(uses.comparing(), around.background())),
                Optional.of(new DoctorSheet(uses.keystores(), around.background(), around.notices())),
                Optional.of(new KeepAction(uses.importing(), around.keys(), around.notices())));
    }
}
