package dev.certwright.ui.connection;

import dev.certwright.model.Cancellation;
import dev.certwright.model.Phrase;
import dev.certwright.model.PkiException;
import dev.certwright.model.handshake.HandshakeReport;
import dev.certwright.model.handshake.SecondOpinion;
import dev.certwright.ui.common.KeyAccess;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// What a Java program would make of the same connection.
public final class OpinionViewModel {
    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper(this, "running", false);
    private final ReadOnlyObjectWrapper<Optional<SecondOpinion>> opinion =
            new ReadOnlyObjectWrapper<>(this, "opinion", Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Phrase>> failure =
            new ReadOnlyObjectWrapper<>(this, "failure", Optional.empty());
    private Cancellation work = new Cancellation();

    /// Asks at once.
    public OpinionViewModel(SecondOpinions opinions, ConnectionViewModel connection, KeyAccess keys) {
        connection
                .prepare()
                .ifPresentOrElse(
                        prepared -> ask(opinions, prepared, shown(connection, prepared), keys),
                        () -> failure.set(Optional.of(Phrase.of("connection.compare.incomplete"))));
    }

    /// The test on the screen, if it is the one that is asked about.
    private static Optional<HandshakeReport> shown(
            ConnectionViewModel connection, ConnectionViewModel.Prepared prepared) {
        return connection
                .made()
                .filter(made -> made.test().equals(prepared.test()))
                .map(made -> made.run().report());
    }

    private void ask(
            SecondOpinions opinions,
            ConnectionViewModel.Prepared prepared,
            Optional<HandshakeReport> shown,
            KeyAccess keys) {
        running.set(true);
        work = keys.run(
                cancellation -> opinions.asJava(prepared.test(), shown, cancellation),
                said -> {
                    prepared.close();
                    running.set(false);
                    opinion.set(Optional.of(said));
                },
                why -> {
                    prepared.close();
                    running.set(false);
                    failure.set(why instanceof PkiException.Cancelled ? Optional.empty() : Optional.of(why.phrase()));
                });
    }

    public ReadOnlyBooleanProperty runningProperty() {
        return running.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Optional<SecondOpinion>> opinionProperty() {
        return opinion.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Optional<Phrase>> failureProperty() {
        return failure.getReadOnlyProperty();
    }

    public void cancel() {
        work.cancel();
    }
}
