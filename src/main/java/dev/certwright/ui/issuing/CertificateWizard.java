package dev.certwright.ui.issuing;

import dev.certwright.model.certificate.CertificateProfile;
import dev.certwright.model.inventory.Entry;
import dev.certwright.model.issuing.CertificateOrder;
import dev.certwright.model.issuing.IssuingProfile;
import dev.certwright.model.name.AttributeType;
import dev.certwright.ui.common.Background;
import dev.certwright.ui.common.NewCertificate;
import dev.certwright.ui.common.Overlay;
import dev.certwright.ui.issuing.CertificateWizards.Surroundings;
import dev.certwright.ui.step.IssuerViewModel;
import dev.certwright.ui.step.KeyViewModel;
import dev.certwright.ui.step.NamesViewModel;
import dev.certwright.ui.step.ProfileViewModel;
import dev.certwright.ui.step.ReviewViewModel;
import dev.certwright.ui.step.SubjectViewModel;
import dev.certwright.ui.wizard.WizardController;
import dev.certwright.ui.wizard.WizardModel;
import dev.certwright.ui.wizard.WizardStep;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.scene.Parent;

/// Puts one wizard together: its pages, the preview beside them, and the work at its end.
final class CertificateWizard {
    private final Surroundings around;
    private final Overlay overlay;
    private final Function<Entry, List<Entry>> remember;

    /// @param remember takes note of what was made, and tells what else belongs to it
    CertificateWizard(Surroundings around, Overlay overlay, Function<Entry, List<Entry>> remember) {
        this.around = around;
        this.overlay = overlay;
        this.remember = remember;
    }

    /// Builds it.
    ///
    /// @param name a common name to begin with, where nothing else is known
    Parent build(NewCertificate start, List<Entry> issuers, List<IssuingProfile> profiles, String name) {
        var wanted = start.profile();
        var issuer = new IssuerViewModel(wanted, issuers, start.issuer());
        var key = new KeyViewModel(issuer.profile(), around.clock(), around.issuing()::extension);
        var profile = new ProfileViewModel(profiles, issuer.profile());
        profile.chosenProperty().subscribe(key::follow);
        boolean server = wanted == CertificateProfile.SERVER || wanted == CertificateProfile.PEER;
        var subject = new SubjectViewModel(!server, name);
        var names = wanted.authority()
                ? Optional.<NamesViewModel>empty()
                : Optional.of(new NamesViewModel(subject, server, around.computer(), around.background()));
        names.ifPresent(n -> n.add(String.join("\n", start.names())));
        if (server && start.names().isEmpty()) {
            names.orElseThrow().addLoopback();
        }
        start.subject().ifPresent(subject::fill);
        var answers = new CertificateAnswers(issuer, profile, names, subject, key);
        WizardStep naming = names.<WizardStep>map(n -> n).orElse(subject);
        var review = new ReviewViewModel(List.of(issuer, naming, key));
        var steps = List.of(issuer, naming, key, review);
        var model = new WizardModel<Entry>(
                steps,
                issuer.clear() && issuer.complete().get() ? naming : issuer,
                around.keys(),
                () -> work(answers.draft().orElseThrow()));
        followLimit(issuer, key);

        var preview = new PreviewViewModel(
                answers::draft, around.issuing()::preview, around.background(), around.afterPause());
        answers.onChange(preview::changed);
        preview.refresh();
        var pages = new Pages(around, model::show, profile, naming, () -> saveProfile(answers));
        return around.views()
                .load(new WizardController<>(
                        model,
                        new WizardController.Content<>(
                                pages::of,
                                around.views()
                                        .load(new PreviewController(
                                                preview, around.views().messages(), around.dates())),
                                this::done),
                        around.views().messages(),
                        () -> around.navigator().certificates(Optional.empty())));
    }

    /// The name in the vault is looked for when it is needed, for it may be taken meanwhile.
    private Background.Work<Entry> work(CertificateOrder order) {
        return cancellation -> {
            var name = around.issuing().freeName(order.name());
            return around.issuing().issue(named(name, order), cancellation);
        };
    }

    /// Keeps the answers of the page about the key, and of the subject what many have in common.
    private void saveProfile(CertificateAnswers answers) {
        var parts = answers.subject().name().relativeNames().stream()
                .flatMap(List::stream)
                .filter(part -> !part.oid().equals(AttributeType.COMMON_NAME.oid()))
                .toList();
        overlay.show(around.views()
                .load(new SaveProfileController(
                        (name, replace, done, failed) -> {
                            var profile = answers.key().asProfile(name, parts);
                            around.background()
                                    .run(_ -> around.profiles().save(profile, replace), _ -> done.run(), failed);
                        },
                        around.views().messages(),
                        overlay::hide)));
    }

    private static CertificateOrder named(String name, CertificateOrder order) {
        return new CertificateOrder(
                name,
                order.profile(),
                order.issuer(),
                order.subject(),
                order.subjectAltNames(),
                order.key(),
                order.days(),
                order.choices());
    }

    private void followLimit(IssuerViewModel issuer, KeyViewModel key) {
        issuer.chosenProperty()
                .subscribe(chosen -> chosen.ifPresentOrElse(
                        ca -> around.background()
                                .run(
                                        _ -> around.issuing().maxDays(ca.id()),
                                        days -> {
                                            if (issuer.chosenProperty().get().equals(chosen)) {
                                                key.setLimit(Optional.of(new KeyViewModel.Limit(
                                                        ca.name(),
                                                        ca.details().validity().notAfter(),
                                                        days)));
                                            }
                                        },
                                        _ -> key.setLimit(Optional.empty())),
                        () -> key.setLimit(Optional.empty())));
    }

    private Parent done(Entry entry) {
        return around.views()
                .load(new DoneController(
                        entry,
                        remember.apply(entry),
                        around.navigator(),
                        (entries, form) -> around.exports().open(entries, form, overlay),
                        around.views().messages(),
                        around.dates()));
    }
}
