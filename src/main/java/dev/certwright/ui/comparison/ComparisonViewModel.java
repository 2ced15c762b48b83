package dev.certwright.ui.comparison;

import dev.certwright.model.Cancellation;
import dev.certwright.model.Passphrase;
import dev.certwright.model.Phrase;
import dev.certwright.model.PkiException;
import dev.certwright.model.comparison.CertificateComparison;
import dev.certwright.model.comparison.ComparisonSource;
import dev.certwright.ui.common.Background;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// Which two certificates are compared, and what came of it.
public final class ComparisonViewModel {
    /// What the two are called, for the heads of the columns.
    public record Labels(String left, String right) {}

    private final Comparing comparing;
    private final Background background;
    private final Side left;
    private final Side right;
    private final ObservableList<String> entries = FXCollections.observableArrayList();
    private final BooleanProperty onlyDifferences = new SimpleBooleanProperty(this, "onlyDifferences", true);
    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper(this, "running", false);
    private final ReadOnlyBooleanWrapper passwordWanted = new ReadOnlyBooleanWrapper(this, "passwordWanted", false);
    private final ReadOnlyObjectWrapper<Optional<CertificateComparison>> result =
            new ReadOnlyObjectWrapper<>(this, "result", Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Phrase>> failure =
            new ReadOnlyObjectWrapper<>(this, "failure", Optional.empty());
    private Labels labels = new Labels("", "");
    private Cancellation work = new Cancellation();

    /// Compares at once when both are given.
    public ComparisonViewModel(
            Comparing comparing,
            Optional<ComparisonSource.OfCertificate> left,
            Optional<ComparisonSource.OfCertificate> right,
            Background background) {
        this.comparing = comparing;
        this.background = background;
        this.left = new Side(left);
        this.right = new Side(right);
        background.run(_ -> comparing.entries(), entries::setAll, _ -> entries.clear());
        if (left.isPresent() && right.isPresent()) {
            start(Optional.empty());
        }
    }

    public Side left() {
        return left;
    }

    public Side right() {
        return right;
    }

    /// Names of what the vault holds.
    public ObservableList<String> entries() {
        return entries;
    }

    /// Whether what is the same is left out.
    public BooleanProperty onlyDifferencesProperty() {
        return onlyDifferences;
    }

    public ReadOnlyBooleanProperty runningProperty() {
        return running.getReadOnlyProperty();
    }

    /// Whether a file did not open without a password.
    public ReadOnlyBooleanProperty passwordWantedProperty() {
        return passwordWanted.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Optional<CertificateComparison>> resultProperty() {
        return result.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Optional<Phrase>> failureProperty() {
        return failure.getReadOnlyProperty();
    }

    /// Of what is, or was last, compared.
    public Labels labels() {
        return labels;
    }

    /// Compares, when both sides are named.
    ///
    /// @param password for files, taken over
    public void start(Optional<Passphrase> password) {
        left.field().visitedProperty().set(true);
        right.field().visitedProperty().set(true);
        var one = left.field().valueIfValid();
        var other = right.field().valueIfValid();
        if (running.get() || one.isEmpty() || other.isEmpty()) {
            password.ifPresent(Passphrase::close);
            return;
        }
        labels = new Labels(one.get().label(), other.get().label());
        running.set(true);
        failure.set(Optional.empty());
        result.set(Optional.empty());
        work = background.run(
                cancellation -> compare(one.get(), other.get(), password, cancellation),
                compared -> {
                    running.set(false);
                    passwordWanted.set(false);
                    result.set(Optional.of(compared));
                },
                this::fail);
    }

    private CertificateComparison compare(
            ComparisonSource one, ComparisonSource other, Optional<Passphrase> password, Cancellation cancellation)
            throws PkiException {
        try {
            List<Passphrase> passwords = password.stream().toList();
            var first = comparing.get(one, passwords, cancellation);
            cancellation.check();
            return comparing.compare(first, comparing.get(other, passwords, cancellation));
        } finally {
            password.ifPresent(Passphrase::close);
        }
    }

    private void fail(PkiException why) {
        running.set(false);
        if (why instanceof PkiException.PasswordRequired || why instanceof PkiException.WrongPassword) {
            passwordWanted.set(true);
        }
        failure.set(why instanceof PkiException.Cancelled ? Optional.empty() : Optional.of(why.phrase()));
    }

    public void cancel() {
        work.cancel();
    }
}
