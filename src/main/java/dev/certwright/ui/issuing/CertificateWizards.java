package dev.certwright.ui.issuing;

import dev.certwright.model.Phrase;
import dev.certwright.model.PkiException;
import dev.certwright.model.certificate.CertificateProfile;
import dev.certwright.model.inventory.Entry;
import dev.certwright.model.issuing.IssuingProfile;
import dev.certwright.service.inventory.InventoryService;
import dev.certwright.service.issuing.IssuingService;
import dev.certwright.service.profiles.ProfileService;
import dev.certwright.ui.common.Background;
import dev.certwright.ui.common.Dates;
import dev.certwright.ui.common.KeyAccess;
import dev.certwright.ui.common.Navigator;
import dev.certwright.ui.common.NewCertificate;
import dev.certwright.ui.common.OverlayPane;
import dev.certwright.ui.common.Screen;
import dev.certwright.ui.common.Views;
import dev.certwright.ui.export.Exports;
import dev.certwright.ui.step.ComputerNames;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import javafx.scene.control.Label;

/// The wizards that make certificates: for a CA, a server, a client, a peer and an OCSP responder.
///
/// It remembers what was made since the program started, so that the last page can save what belongs together.
public final class CertificateWizards {
    /// What the wizards need of the rest of the program.
    ///
    /// @param afterPause runs something on the UI thread after a pause in which the person may type on
    public record Surroundings(
            IssuingService issuing,
            InventoryService inventory,
            InstantSource clock,
            KeyAccess keys,
            Background background,
            Executor afterPause,
            ComputerNames computer,
            Views views,
            Dates dates,
            Navigator navigator,
            Exports exports,
            ProfileService profiles) {}

    /// What a wizard has to know before its first page.
    ///
    /// @param name a common name to begin with
    private record Start(List<Entry> issuers, List<IssuingProfile> profiles, String name) {}

    private final Surroundings surroundings;
    private final List<Entry> made = new ArrayList<>();

    public CertificateWizards(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /// A new wizard for a root CA (or an intermediate one), a server or a client.
    public Screen open(NewCertificate wanted) {
        var profile = wanted.profile();
        var place = new OverlayPane();
        surroundings
                .background()
                .run(
                        _ -> start(profile),
                        start -> place.setBelow(new CertificateWizard(surroundings, place, this::remember)
                                .build(wanted, start.issuers(), start.profiles(), start.name())),
                        failure -> place.setBelow(explained(failure)));
        return Screen.of(Phrase.of(title(profile)), place);
    }

    private Start start(CertificateProfile profile) throws PkiException {
        var messages = surroundings.views().messages();
        var name = switch (profile) {
            case ROOT_CA, INTERMEDIATE_CA ->
                surroundings
                        .issuing()
                        .freeName(messages.text(
                                profile == CertificateProfile.ROOT_CA ? "wizard.ca.name" : "wizard.intermediate.name"));
            case SERVER, PEER -> "";
            case CLIENT -> surroundings.issuing().freeName("client01");
            case OCSP_RESPONDER -> surroundings.issuing().freeName("OCSP");
        };
        return new Start(
                surroundings.inventory().issuers(), surroundings.profiles().all(), name);
    }

    /// What was made in this run of the program below the same CA, that CA first.
    private List<Entry> remember(Entry entry) {
        made.add(entry);
        var authority =
                entry.profile().authority() ? entry.id() : entry.issuer().orElse(entry.id());
        return made.stream()
                .filter(e -> e.id().equals(authority)
                        || e.issuer().filter(authority::equals).isPresent())
                .toList();
    }

    private Label explained(PkiException failure) {
        var label = new Label(surroundings.views().messages().of(failure));
        label.setWrapText(true);
        label.getStyleClass().add("failure");
        return label;
    }

    private static String title(CertificateProfile profile) {
        return switch (profile) {
            case ROOT_CA -> "wizard.ca.title";
            case INTERMEDIATE_CA -> "wizard.intermediate.title";
            case SERVER -> "wizard.server.title";
            case CLIENT -> "wizard.client.title";
            case PEER -> "wizard.peer.title";
            case OCSP_RESPONDER -> "wizard.ocsp.title";
        };
    }
}
