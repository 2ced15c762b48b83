package dev.certwright.ui.issuing;

import dev.certwright.model.certificate.CertificateProfile;
import dev.certwright.model.inventory.Entry;
import dev.certwright.text.Messages;
import dev.certwright.ui.common.NameTexts;
import dev.certwright.ui.issuing.CertificateWizards.Surroundings;
import dev.certwright.ui.step.AdvancedController;
import dev.certwright.ui.step.IssuerController;
import dev.certwright.ui.step.IssuerViewModel;
import dev.certwright.ui.step.KeyController;
import dev.certwright.ui.step.KeyViewModel;
import dev.certwright.ui.step.NamesController;
import dev.certwright.ui.step.NamesViewModel;
import dev.certwright.ui.step.ProfileController;
import dev.certwright.ui.step.ProfileViewModel;
import dev.certwright.ui.step.ReviewController;
import dev.certwright.ui.step.ReviewViewModel;
import dev.certwright.ui.step.SubjectController;
import dev.certwright.ui.step.SubjectViewModel;
import dev.certwright.ui.wizard.WizardStep;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Parent;

/// Builds the page of a step, and says in one line what was answered there.
final class Pages {
    private final Surroundings around;
    private final Consumer<WizardStep> change;
    private final Messages messages;
    private final ProfileViewModel profile;
    private final WizardStep first;
    private final Runnable saveProfile;

    /// @param change      goes back to a step
    /// @param first       the page that the choice of a profile stands above
    /// @param saveProfile keeps the answers as a profile
    Pages(
            Surroundings around,
            Consumer<WizardStep> change,
            ProfileViewModel profile,
            WizardStep first,
            Runnable saveProfile) {
        this.around = around;
        this.profile = profile;
        this.first = first;
        this.saveProfile = saveProfile;
        this.change = change;
        this.messages = around.views().messages();
    }

    Parent of(WizardStep step) {
        var page = page(step);
        return step.equals(first) ? load(new ProfileController(profile, page, messages)) : page;
    }

    private Parent page(WizardStep step) {
        return switch (step) {
            case IssuerViewModel issuer ->
                load(new IssuerController(
                        issuer,
                        () -> around.navigator().create(CertificateProfile.ROOT_CA, Optional.empty()),
                        messages,
                        around.dates()));
            case SubjectViewModel subject -> load(new SubjectController(subject, messages));
            case NamesViewModel names ->
                load(new NamesController(names, load(new SubjectController(names.subject(), messages)), messages));
            case KeyViewModel key ->
                load(new KeyController(
                        key,
                        load(new AdvancedController(key.advanced(), messages)),
                        saveProfile,
                        messages,
                        around.dates()));
            case ReviewViewModel review -> load(new ReviewController(review, this::summary, change, messages));
            default -> throw new IllegalArgumentException("no page for " + step);
        };
    }

    private String summary(WizardStep step) {
        return switch (step) {
            case IssuerViewModel issuer ->
                issuer.chosenProperty().get().map(Entry::name).orElseGet(() -> messages.text("wizard.issuer.self"));
            case SubjectViewModel subject -> subject.name().toString();
            case NamesViewModel names -> {
                var subject = names.subject().name().toString();
                yield names.names().isEmpty() ? subject : NameTexts.joined(names.names(), messages) + "\n" + subject;
            }
            case KeyViewModel key ->
                messages.text(
                        "wizard.review.key",
                        key.keyProperty().get().label(),
                        key.days().valueIfValid().orElse(0),
                        key.end().map(around.dates()::day).orElse(""));
            default -> "";
        };
    }

    private Parent load(Object controller) {
        return around.views().load(controller);
    }
}
