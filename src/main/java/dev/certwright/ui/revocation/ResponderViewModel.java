package dev.certwright.ui.revocation;

import dev.certwright.model.Parsed;
import dev.certwright.model.Phrase;
import dev.certwright.model.PkiException;
import dev.certwright.model.inventory.Entry;
import dev.certwright.model.inventory.OcspExchange;
import dev.certwright.service.revocation.OcspService;
import dev.certwright.service.revocation.RunningResponder;
import dev.certwright.ui.common.Background;
import dev.certwright.ui.common.Field;
import dev.certwright.ui.common.KeyAccess;
import java.net.InetAddress;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The local OCSP responder of a CA. It goes on running when nobody looks. Needs javafx.base only.
public final class ResponderViewModel {
    private static final int MAX_PORT = 65_535;

    private final Entry authority;
    private final OcspService service;
    private final KeyAccess keys;
    private final Background background;
    private final Field<Integer> port = new Field<>("", ResponderViewModel::parsePort);
    private final BooleanProperty delegated = new SimpleBooleanProperty(this, "delegated", false);
    private final ObservableList<OcspExchange> exchanges = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Optional<RunningResponder>> running =
            new ReadOnlyObjectWrapper<>(this, "running", Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Phrase>> failure =
            new ReadOnlyObjectWrapper<>(this, "failure", Optional.empty());

    ResponderViewModel(Entry authority, OcspService service, KeyAccess keys, Background background) {
        this.authority = authority;
        this.service = service;
        this.keys = keys;
        this.background = background;
        service.running(authority).ifPresent(this::attach);
    }

    /// Blank for any that is free.
    private static Parsed<Integer> parsePort(String typed) {
        var text = typed.strip();
        if (text.isEmpty()) {
            return Parsed.valid(0);
        }
        int number = text.matches("\\d{1,5}") ? Integer.parseInt(text) : 0;
        return number < 1 || number > MAX_PORT
                ? new Parsed.Invalid<>(Phrase.of("revocation.ocsp.portRange", MAX_PORT))
                : Parsed.valid(number);
    }

    public Field<Integer> port() {
        return port;
    }

    public BooleanProperty delegatedProperty() {
        return delegated;
    }

    /// A responder that runs.
    ///
    /// @param signer who signs its answers
    public record Listening(String url, Phrase signer) {
        static Listening of(RunningResponder responder) {
            var signer = responder.delegate().orElse(responder.authority());
            return new Listening(responder.url().toString(), Phrase.of("revocation.ocsp.signedBy", signer.name()));
        }
    }

    /// The one that runs for this CA.
    public ObservableValue<Optional<Listening>> listening() {
        return running.map(one -> one.map(Listening::of));
    }

    public ReadOnlyObjectProperty<Optional<Phrase>> failureProperty() {
        return failure.getReadOnlyProperty();
    }

    /// What was answered, the latest first.
    ObservableList<OcspExchange> exchanges() {
        return FXCollections.unmodifiableObservableList(exchanges);
    }

    void start() {
        port.visitedProperty().set(true);
        failure.set(Optional.empty());
        switch (port.parsedProperty().get()) {
            case Parsed.Invalid<Integer>(var violation) -> failure.set(Optional.of(violation));
            case Parsed.Valid<Integer>(var number) -> {
                var options = new OcspService.Options(InetAddress.getLoopbackAddress(), number, delegated.get());
                keys.run(_ -> service.start(authority, options, _ -> {}), this::attach, this::failed);
            }
        }
    }

    private void attach(RunningResponder responder) {
        responder.watch(_ -> background.ui().execute(this::refresh));
        running.set(Optional.of(responder));
        refresh();
    }

    /// What was answered since.
    private void refresh() {
        running.get().ifPresent(responder -> exchanges.setAll(responder.exchanges()));
    }

    void stop() {
        var before = running.get();
        running.set(Optional.empty());
        before.ifPresent(responder -> background.run(
                _ -> {
                    responder.close();
                    return responder;
                },
                _ -> {},
                this::failed));
    }

    private void failed(PkiException cause) {
        if (!(cause instanceof PkiException.Cancelled)) {
            failure.set(Optional.of(cause.phrase()));
        }
    }
}
