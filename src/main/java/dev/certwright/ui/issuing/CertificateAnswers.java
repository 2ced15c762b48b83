package dev.certwright.ui.issuing;

import dev.certwright.model.certificate.CertificateProfile;
import dev.certwright.model.inventory.Entry;
import dev.certwright.model.issuing.CertificateOrder;
import dev.certwright.model.name.GeneralName;
import dev.certwright.model.name.NameList;
import dev.certwright.ui.step.IssuerViewModel;
import dev.certwright.ui.step.KeyViewModel;
import dev.certwright.ui.step.NamesViewModel;
import dev.certwright.ui.step.ProfileViewModel;
import dev.certwright.ui.step.SubjectViewModel;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.collections.ListChangeListener;

/// What the person has answered in one wizard, taken together.
///
/// @param names empty for a CA, which carries no alternative names
record CertificateAnswers(
        IssuerViewModel issuer,
        ProfileViewModel issuingProfile,
        Optional<NamesViewModel> names,
        SubjectViewModel subject,
        KeyViewModel key) {
    CertificateProfile profile() {
        return issuer.profile().getValue();
    }

    List<GeneralName> subjectAltNames() {
        return names.map(NamesViewModel::names).orElseGet(List::of);
    }

    /// What to call the certificate: its common name, else its first name.
    Optional<String> name() {
        return subject.name()
                .commonName()
                .or(() -> subjectAltNames().stream().map(GeneralName::value).findFirst());
    }

    /// The order as far as the answers are right; nothing while there is no name or no issuer.
    Optional<CertificateOrder> draft() {
        if (name().isEmpty() || !issuer.complete().get()) {
            return Optional.empty();
        }
        return Optional.of(new CertificateOrder(
                name().get(),
                profile(),
                issuer.chosenProperty().get().map(Entry::id),
                issuingProfile.chosenProperty().get().subject(subject.name()),
                subjectAltNames(),
                key.keyProperty().get(),
                key.chosenDays(),
                key.choices()));
    }

    /// Tells of every change of an answer.
    void onChange(Runnable listener) {
        Stream.concat(subject.inputs().stream(), key.inputs().stream())
                .forEach(input -> input.subscribe((_, _) -> listener.run()));
        issuingProfile.chosenProperty().subscribe((_, _) -> listener.run());
        issuer.chosenProperty().subscribe((_, _) -> listener.run());
        names.ifPresent(n -> n.pieces().addListener((ListChangeListener<NameList.Piece>) _ -> listener.run()));
    }
}
