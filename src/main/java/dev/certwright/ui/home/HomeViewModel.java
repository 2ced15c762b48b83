package dev.certwright.ui.home;

import dev.certwright.model.Phrase;
import dev.certwright.model.PkiException;
import dev.certwright.model.certificate.CertificateProfile;
import dev.certwright.model.inventory.CrlDue;
import dev.certwright.model.inventory.EntryId;
import dev.certwright.service.inventory.InventoryService;
import dev.certwright.service.report.history.HistoryService;
import dev.certwright.ui.common.Background;
import dev.certwright.ui.common.Navigator;
import dev.certwright.ui.connection.DemoViewModel;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// Where a person begins.
public final class HomeViewModel {
    private static final int TESTS = 5;

    private final Sources sources;
    private final Background background;
    private final Supplier<Navigator> navigator;
    private final DemoViewModel demo;
    private final ZoneId zone;
    private final ReadOnlyObjectWrapper<Overview> overview =
            new ReadOnlyObjectWrapper<>(this, "overview", Overview.NONE);
    private final ReadOnlyObjectWrapper<List<RecentTest>> tests = new ReadOnlyObjectWrapper<>(this, "tests", List.of());
    private final ReadOnlyObjectWrapper<Optional<Phrase>> failure =
            new ReadOnlyObjectWrapper<>(this, "failure", Optional.empty());

    /// Where it looks.
    ///
    /// @param lists the CAs that need a new revocation list soon
    public record Sources(InventoryService inventory, HistoryService history, Lists lists) {}

    /// Says which CAs need a new revocation list soon.
    @FunctionalInterface
    public interface Lists {
        /// Those that are due.
        ///
        /// @throws PkiException when the vault cannot be read
        List<CrlDue> due() throws PkiException;
    }

    private record Found(Overview overview, List<RecentTest> tests) {}

    public HomeViewModel(
            Sources sources, Background background, Supplier<Navigator> navigator, DemoViewModel demo, ZoneId zone) {
        this.sources = sources;
        this.background = background;
        this.navigator = navigator;
        this.demo = demo;
        this.zone = zone;
    }

    public DemoViewModel demo() {
        return demo;
    }

    ReadOnlyObjectProperty<Overview> overviewProperty() {
        return overview.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<List<RecentTest>> testsProperty() {
        return tests.getReadOnlyProperty();
    }

    /// Why the vault could not be read.
    public ReadOnlyObjectProperty<Optional<Phrase>> failureProperty() {
        return failure.getReadOnlyProperty();
    }

    /// Looks at the vault again.
    public void refresh() {
        background.run(
                _ -> look(),
                found -> {
                    overview.set(found.overview());
                    tests.set(found.tests());
                    failure.set(Optional.empty());
                },
                why -> failure.set(Optional.of(why.phrase())));
    }

    private Found look() throws PkiException {
        var now = sources.inventory().now();
        return new Found(
                Overview.of(sources.inventory().summaries(), sources.lists().due(), now, zone),
                sources.history().list(TESTS).stream()
                        .map(run -> RecentTest.of(run, now))
                        .toList());
    }

    /// Runs *Mutual TLS in one minute*, and goes where its handshake can be watched.
    public void startDemo() {
        demo.start(() -> navigator.get().connectionTest(Optional.empty(), Optional.empty(), Optional.empty()));
    }

    public void create(CertificateProfile profile) {
        navigator.get().create(profile, Optional.empty());
    }

    public void testConnection() {
        navigator.get().connectionTest(Optional.empty(), Optional.empty(), Optional.empty());
    }

    /// Opens the connection test with the address of an earlier one.
    public void testAgain(String target) {
        navigator.get().connectionTest(Optional.of(target), Optional.empty(), Optional.empty());
    }

    public void inspect() {
        navigator.get().inspect(List.of());
    }

    public void show(EntryId entry) {
        navigator.get().certificates(Optional.of(entry));
    }
}
