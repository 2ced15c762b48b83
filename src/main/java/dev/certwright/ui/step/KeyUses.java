package dev.certwright.ui.step;

import dev.certwright.model.Phrase;
import dev.certwright.model.certificate.CertificateProfile;
import dev.certwright.model.certificate.KeyPurpose;
import dev.certwright.model.certificate.KeyUsage;
import dev.certwright.model.issuing.CertificateOrder;
import dev.certwright.model.key.KeySpec;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.ObjectBinding;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;

/// Key usage and extended key usage: those of the profile until the person ticks something else.
public final class KeyUses {
    /// The purposes offered, in the order in which a certificate lists them.
    private static final List<KeyPurpose> PURPOSES = List.of(
            KeyPurpose.SERVER_AUTH,
            KeyPurpose.CLIENT_AUTH,
            KeyPurpose.CODE_SIGNING,
            KeyPurpose.EMAIL_PROTECTION,
            KeyPurpose.TIME_STAMPING,
            KeyPurpose.OCSP_SIGNING);

    private final ObservableValue<CertificateProfile> profile;
    private final ObservableValue<KeySpec> key;
    private final ReadOnlyObjectWrapper<Set<KeyUsage>> usages = new ReadOnlyObjectWrapper<>(this, "usages", Set.of());
    private final ReadOnlyObjectWrapper<List<KeyPurpose>> purposes =
            new ReadOnlyObjectWrapper<>(this, "purposes", List.of());
    private final ObjectBinding<Optional<Phrase>> problem;
    private boolean usagesTouched;
    private boolean purposesTouched;
    private CertificateOrder.Choices usual = CertificateOrder.Choices.NONE;

    KeyUses(ObservableValue<CertificateProfile> profile, ObservableValue<KeySpec> key) {
        this.profile = profile;
        this.key = key;
        problem = Bindings.createObjectBinding(this::findProblem, usages, profile);
        profile.subscribe(_ -> follow());
        key.subscribe(_ -> follow());
    }

    /// The purposes to choose from.
    public List<KeyPurpose> offeredPurposes() {
        return PURPOSES;
    }

    public ReadOnlyObjectProperty<Set<KeyUsage>> usagesProperty() {
        return usages.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<List<KeyPurpose>> purposesProperty() {
        return purposes.getReadOnlyProperty();
    }

    /// Why the choice cannot work, if so.
    public ObjectBinding<Optional<Phrase>> problem() {
        return problem;
    }

    public void set(KeyUsage usage, boolean wanted) {
        var changed = new TreeSet<>(usages.get());
        if (wanted ? changed.add(usage) : changed.remove(usage)) {
            usagesTouched = true;
            usages.set(changed);
        }
    }

    public void set(KeyPurpose purpose, boolean wanted) {
        var changed = new HashSet<>(purposes.get());
        if (wanted ? changed.add(purpose) : changed.remove(purpose)) {
            purposesTouched = true;
            purposes.set(PURPOSES.stream().filter(changed::contains).toList());
        }
    }

    /// Takes note of what the chosen profile says.
    void follow(CertificateOrder.Choices choices) {
        usual = choices;
        follow();
    }

    /// Goes back to those of the profile.
    public void reset() {
        usagesTouched = false;
        purposesTouched = false;
        follow();
    }

    Optional<Set<KeyUsage>> chosenKeyUsage() {
        return usagesTouched ? Optional.of(usages.get()) : usual.keyUsage();
    }

    /// @param others without a box, behind those that are ticked
    Optional<List<KeyPurpose>> chosenPurposes(List<KeyPurpose> others) {
        return purposesTouched || !others.isEmpty() || usual.extendedKeyUsage().isPresent()
                ? Optional.of(Stream.concat(purposes.get().stream(), others.stream())
                        .distinct()
                        .toList())
                : Optional.empty();
    }

    private void follow() {
        if (!usagesTouched) {
            usages.set(new TreeSet<>(
                    usual.keyUsage().orElseGet(() -> profile.getValue().keyUsage(key.getValue()))));
        }
        if (!purposesTouched) {
            purposes.set(usual.extendedKeyUsage()
                    .map(all -> PURPOSES.stream().filter(all::contains).toList())
                    .orElseGet(() -> profile.getValue().extendedKeyUsage()));
        }
    }

    private Optional<Phrase> findProblem() {
        return profile.getValue().authority() && !usages.get().contains(KeyUsage.KEY_CERT_SIGN)
                ? Optional.of(Phrase.of("wizard.usage.caMustSign"))
                : Optional.empty();
    }
}
