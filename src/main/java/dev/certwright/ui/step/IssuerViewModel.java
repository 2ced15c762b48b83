package dev.certwright.ui.step;

import dev.certwright.model.certificate.CertificateProfile;
import dev.certwright.model.inventory.Entry;
import dev.certwright.model.inventory.EntryId;
import dev.certwright.ui.wizard.WizardStep;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;

/// Which CA signs the certificate; a CA may sign its own.
public final class IssuerViewModel implements WizardStep {
    private final CertificateProfile wanted;
    private final List<Optional<Entry>> choices;
    private final boolean own;
    private final boolean onlyOne;
    private final boolean clear;
    private final ObjectProperty<Optional<Entry>> chosen;
    private final BooleanProperty visited = new SimpleBooleanProperty(this, "visited", false);
    private final BooleanBinding complete;
    private final ObservableValue<CertificateProfile> profile;

    /// @param wanted      what the certificate is for; with an issuer chosen, a root CA becomes an intermediate one
    /// @param issuers     those that cannot have a CA below them are left out where one is wanted
    /// @param preselected chosen to begin with, if it is among the issuers
    public IssuerViewModel(CertificateProfile wanted, List<Entry> issuers, Optional<EntryId> preselected) {
        this.wanted = wanted;
        var fitting = issuers.stream()
                .filter(ca -> !wanted.authority() || mayHaveCasBelow(ca))
                .sorted(Comparator.comparing(Entry::createdAt))
                .toList();
        var signers = fitting.stream().map(Optional::of);
        own = wanted == CertificateProfile.ROOT_CA;
        choices = (own ? Stream.concat(Stream.of(Optional.<Entry>empty()), signers) : signers).toList();
        onlyOne = !own && fitting.size() == 1;
        var standard = own || choices.isEmpty() ? Optional.<Entry>empty() : choices.getLast();
        chosen = new SimpleObjectProperty<>(
                this,
                "chosen",
                preselected
                        .flatMap(id ->
                                fitting.stream().filter(e -> e.id().equals(id)).findFirst())
                        .or(() -> standard));
        clear = !applicable()
                || (preselected.isPresent() ? chosen.get().map(Entry::id).equals(preselected) : onlyOne);
        complete = Bindings.createBooleanBinding(() -> own || chosen.get().isPresent(), chosen);
        profile = chosen.map(this::profileBelow);
    }

    /// The CAs that can be chosen; an empty choice is the certificate itself.
    public List<Optional<Entry>> choices() {
        return choices;
    }

    /// Whether there is nothing to choose between.
    public boolean onlyOne() {
        return onlyOne;
    }

    /// Whether nobody need be asked: the issuer that was wanted is chosen, or there is no other.
    public boolean clear() {
        return clear;
    }

    public ObjectProperty<Optional<Entry>> chosenProperty() {
        return chosen;
    }

    public BooleanProperty visitedProperty() {
        return visited;
    }

    /// What the certificate will be.
    public ObservableValue<CertificateProfile> profile() {
        return profile;
    }

    @Override
    public String titleKey() {
        return "wizard.step.issuer";
    }

    @Override
    public BooleanBinding complete() {
        return complete;
    }

    @Override
    public void reveal() {
        visited.set(true);
    }

    @Override
    public boolean applicable() {
        return !own || choices.size() > 1;
    }

    private static boolean mayHaveCasBelow(Entry ca) {
        return ca.details()
                .basicConstraints()
                .filter(constraints -> constraints.pathLenConstraint().orElse(1) == 0)
                .isEmpty();
    }

    private CertificateProfile profileBelow(Optional<Entry> issuer) {
        if (!own) {
            return wanted;
        }
        return issuer.isPresent() ? CertificateProfile.INTERMEDIATE_CA : CertificateProfile.ROOT_CA;
    }
}
