package dev.certwright.ui.revocation;

import dev.certwright.model.Phrase;
import dev.certwright.model.PkiException;
import dev.certwright.model.inventory.CrlStatus;
import dev.certwright.model.inventory.Entry;
import dev.certwright.model.inventory.FileStem;
import dev.certwright.model.inventory.RevokedCertificate;
import dev.certwright.service.revocation.RevocationService;
import dev.certwright.service.revocation.RevocationService.Publication;
import dev.certwright.service.revocation.RevocationService.PublishedList;
import dev.certwright.ui.common.Background;
import dev.certwright.ui.common.Choice;
import dev.certwright.ui.common.KeyAccess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The revocation list of a CA: what is on it, how it stands, publishing. Needs javafx.base only.
public final class ListViewModel {
    private static final List<Duration> LASTING =
            List.of(Duration.ofDays(1), RevocationService.STANDARD_LASTING, Duration.ofDays(30), Duration.ofDays(90));

    private final Entry authority;
    private final RevocationService service;
    private final KeyAccess keys;
    private final Background background;
    private final ObservableList<RevokedCertificate> revoked = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Optional<CrlStatus>> status =
            new ReadOnlyObjectWrapper<>(this, "status", Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Phrase>> said =
            new ReadOnlyObjectWrapper<>(this, "said", Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Phrase>> failure =
            new ReadOnlyObjectWrapper<>(this, "failure", Optional.empty());
    private final Choice<Duration> lasting = new Choice<>(
            LASTING, span -> Phrase.of("revocation.list.days", span.toDays()), RevocationService.STANDARD_LASTING);
    private final BooleanProperty der = new SimpleBooleanProperty(this, "der", false);

    ListViewModel(Entry authority, RevocationService service, KeyAccess keys, Background background) {
        this.authority = authority;
        this.service = service;
        this.keys = keys;
        this.background = background;
    }

    private record Read(CrlStatus status, List<RevokedCertificate> revoked) {}

    /// Reads the vault again.
    void refresh() {
        background.run(
                _ -> new Read(service.status(authority.id(), authority.name()), service.revoked(authority.id())),
                read -> {
                    status.set(Optional.of(read.status()));
                    revoked.setAll(read.revoked().reversed());
                },
                this::failed);
    }

    Entry authority() {
        return authority;
    }

    /// The latest first.
    ObservableList<RevokedCertificate> revoked() {
        return FXCollections.unmodifiableObservableList(revoked);
    }

    public ReadOnlyObjectProperty<Optional<CrlStatus>> statusProperty() {
        return status.getReadOnlyProperty();
    }

    static CrlStatus.State state(CrlStatus status, RevocationService service) {
        var now = service.now();
        return status.state(now, now.plus(RevocationService.SOON));
    }

    CrlStatus.State state(CrlStatus current) {
        return state(current, service);
    }

    Choice<Duration> lasting() {
        return lasting;
    }

    public BooleanProperty derProperty() {
        return der;
    }

    /// A name for the file.
    String fileName() {
        return FileStem.of(authority.name()) + (der.get() ? ".crl" : ".crl.pem");
    }

    /// What came of publishing; empty before.
    public ReadOnlyObjectProperty<Optional<Phrase>> saidProperty() {
        return said.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Optional<Phrase>> failureProperty() {
        return failure.getReadOnlyProperty();
    }

    /// Publishes a new list. The person has agreed to replace a file that is there.
    void publish(Path file) {
        var publication = new Publication(file, lasting.valueProperty().get(), der.get(), true);
        said.set(Optional.empty());
        failure.set(Optional.empty());
        keys.run(_ -> service.publish(authority, publication), this::published, this::failed);
    }

    private void published(PublishedList list) {
        said.set(Optional.of(Phrase.of(
                list.shortened() ? "revocation.list.publishedShort" : "revocation.list.published",
                list.number().toString(),
                list.file().toString(),
                list.nextUpdate(),
                authority.name())));
        refresh();
    }

    private void failed(PkiException cause) {
        if (!(cause instanceof PkiException.Cancelled)) {
            failure.set(Optional.of(cause.phrase()));
        }
    }
}
