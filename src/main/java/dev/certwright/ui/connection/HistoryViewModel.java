package dev.certwright.ui.connection;

import dev.certwright.model.Phrase;
import dev.certwright.model.handshake.HandshakeReport;
import dev.certwright.ui.common.Background;
import dev.certwright.ui.connection.RunHistory.Difference;
import dev.certwright.ui.connection.RunHistory.Past;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The tests that were made: to look at again, to run again, to compare.
public final class HistoryViewModel {
    private final RunHistory history;
    private final ConnectionViewModel connection;
    private final Background background;
    private final ObservableList<Past> recent = FXCollections.observableArrayList();
    private final ObservableList<Difference> differences = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Optional<Phrase>> note =
            new ReadOnlyObjectWrapper<>(this, "note", Optional.empty());

    public HistoryViewModel(RunHistory history, ConnectionViewModel connection, Background background) {
        this.history = history;
        this.connection = connection;
        this.background = background;
        background.run(_ -> history.recent(), recent::setAll, why -> note.set(Optional.of(why.phrase())));
    }

    /// The newest first.
    public ObservableList<Past> recent() {
        return FXCollections.unmodifiableObservableList(recent);
    }

    /// What was compared last.
    public ObservableList<Difference> differences() {
        return FXCollections.unmodifiableObservableList(differences);
    }

    /// What is to be said about the last thing asked for.
    public ReadOnlyObjectProperty<Optional<Phrase>> noteProperty() {
        return note.getReadOnlyProperty();
    }

    /// Shows it on the screen.
    public void open(Past past, Runnable then) {
        background.run(
                _ -> history.open(past), report -> show(report, then), why -> note.set(Optional.of(why.phrase())));
    }

    /// Shows a test that was saved as JSON.
    public void open(Path file, Runnable then) {
        background.run(
                _ -> history.open(file), report -> show(report, then), why -> note.set(Optional.of(why.phrase())));
    }

    private void show(HandshakeReport report, Runnable then) {
        connection.show(report);
        then.run();
    }

    /// Runs a test again as it was: same address, certificate, trust and options. Passwords are those of the screen.
    public void runAgain(Past past, Runnable then) {
        background.run(
                _ -> history.test(past),
                test -> {
                    if (test.isPresent()) {
                        then.run();
                        connection.runAgain(test.get(), past.client());
                    } else {
                        note.set(Optional.of(Phrase.of("connection.history.gone")));
                    }
                },
                why -> note.set(Optional.of(why.phrase())));
    }

    /// Compares two, whichever was marked first.
    public void compare(List<Past> two) {
        if (two.size() != 2) {
            note.set(Optional.of(Phrase.of("connection.history.two")));
            return;
        }
        boolean inOrder = !two.getFirst().startedAt().isAfter(two.getLast().startedAt());
        var earlier = inOrder ? two.getFirst() : two.getLast();
        var later = inOrder ? two.getLast() : two.getFirst();
        background.run(
                _ -> history.compare(earlier, later),
                found -> {
                    differences.setAll(found);
                    note.set(found.isEmpty() ? Optional.of(Phrase.of("connection.history.same")) : Optional.empty());
                },
                why -> note.set(Optional.of(why.phrase())));
    }
}
