package dev.certwright.ui.step;

import dev.certwright.model.certificate.CertificateProfile;
import dev.certwright.model.issuing.IssuingProfile;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;

/// Which profile the certificate is made by. It is chosen, never “applied”: what the person touched stays.
public final class ProfileViewModel {
    private final List<IssuingProfile> all;
    private final ReadOnlyObjectWrapper<List<IssuingProfile>> offered =
            new ReadOnlyObjectWrapper<>(this, "offered", List.of());
    private final ObjectProperty<IssuingProfile> chosen;

    /// @param all  those there are, the ones that the program brings first
    /// @param base what the certificate will be
    public ProfileViewModel(List<IssuingProfile> all, ObservableValue<CertificateProfile> base) {
        this.all = List.copyOf(all);
        chosen = new SimpleObjectProperty<>(this, "chosen", first(base.getValue()));
        base.subscribe(this::offer);
    }

    /// Those for such a certificate.
    public ReadOnlyObjectProperty<List<IssuingProfile>> offeredProperty() {
        return offered.getReadOnlyProperty();
    }

    public ObjectProperty<IssuingProfile> chosenProperty() {
        return chosen;
    }

    private void offer(CertificateProfile base) {
        var fitting = all.stream().filter(profile -> profile.base() == base).toList();
        if (!fitting.contains(chosen.get())) {
            chosen.set(first(base));
        }
        offered.set(fitting);
    }

    private IssuingProfile first(CertificateProfile base) {
        return all.stream()
                .filter(profile -> profile.base() == base)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no profile for " + base));
    }
}
