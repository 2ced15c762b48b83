package dev.certwright.ui.renewal;

import dev.certwright.model.Cancellation;
import dev.certwright.model.Parsed;
import dev.certwright.model.Phrase;
import dev.certwright.model.PkiException;
import dev.certwright.model.certificate.Validity;
import dev.certwright.model.inventory.EntryId;
import dev.certwright.model.inventory.RevocationReason;
import dev.certwright.model.issuing.Reissue;
import dev.certwright.model.issuing.RenewalOrder;
import dev.certwright.model.issuing.RenewalOutcome;
import dev.certwright.model.name.GeneralName;
import dev.certwright.model.name.NameList;
import dev.certwright.service.issuing.RenewalService;
import dev.certwright.service.revocation.RevocationService;
import dev.certwright.ui.common.Background;
import dev.certwright.ui.common.Field;
import dev.certwright.ui.common.KeyAccess;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;

/// How certificates are to be renewed, and how far that has come. Needs javafx.base only.
public final class RenewalViewModel {
    /// A certificate to renew.
    public record Item(EntryId id, String name, boolean authority, boolean root) {}

    /// Where it stands.
    public sealed interface Phase {
        /// The person is asked how.
        record Asking() implements Phase {}

        /// They are being made.
        record Working() implements Phase {}

        /// Some or all were renewed.
        ///
        /// @param remarks what a person should know about what was made and what was not
        record Done(RenewalOutcome outcome, List<Phrase> remarks) implements Phase {
            public Done {
                remarks = List.copyOf(remarks);
            }
        }

        /// None was.
        record Failed(Phrase why) implements Phase {}
    }

    /// The use cases.
    public record Services(RenewalService renewals, RevocationService revocation) {}

    private record Made(RenewalOutcome outcome, List<Phrase> remarks) {}

    private final List<Item> items;
    private final Services services;
    private final KeyAccess keys;
    private final Background background;
    private final Consumer<EntryId> renewed;
    private final BooleanProperty newKey = new SimpleBooleanProperty(this, "newKey", false);
    private final BooleanProperty revokeOld = new SimpleBooleanProperty(this, "revokeOld", false);
    private final Field<OptionalInt> days = new Field<>("", RenewalViewModel::parseDays);
    private final Field<List<GeneralName>> added = new Field<>("", RenewalViewModel::parseNames);
    private final ReadOnlyObjectWrapper<Optional<Reissue>> preview =
            new ReadOnlyObjectWrapper<>(this, "preview", Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Phrase>> objection =
            new ReadOnlyObjectWrapper<>(this, "objection", Optional.empty());
    private final ReadOnlyObjectWrapper<Phase> phase = new ReadOnlyObjectWrapper<>(this, "phase", new Phase.Asking());
    private final ReadOnlyIntegerWrapper done = new ReadOnlyIntegerWrapper(this, "done", 0);
    private Cancellation work = new Cancellation();

    /// @param items   at least one
    /// @param renewed hears of the first new one
    public RenewalViewModel(
            List<Item> items, Services services, KeyAccess keys, Background background, Consumer<EntryId> renewed) {
        this.items = List.copyOf(items);
        this.services = services;
        this.keys = keys;
        this.background = background;
        this.renewed = renewed;
        newKey.subscribe(_ -> look());
        days.parsedProperty().subscribe(_ -> look());
        added.parsedProperty().subscribe(_ -> look());
    }

    private static Parsed<OptionalInt> parseDays(String typed) {
        if (typed.isBlank()) {
            return Parsed.valid(OptionalInt.empty());
        }
        return switch (Validity.parseDays(typed)) {
            case Parsed.Valid<Integer>(var number) -> Parsed.valid(OptionalInt.of(number));
            case Parsed.Invalid<Integer>(var violation) -> new Parsed.Invalid<>(violation);
        };
    }

    private static Parsed<List<GeneralName>> parseNames(String typed) {
        var names = new ArrayList<GeneralName>();
        for (var piece : NameList.parse(typed)) {
            switch (piece.name()) {
                case Parsed.Valid<GeneralName>(var name) -> names.add(name);
                case Parsed.Invalid<GeneralName>(var violation) -> {
                    return new Parsed.Invalid<>(violation);
                }
            }
        }
        return Parsed.valid(List.copyOf(names));
    }

    public List<Item> items() {
        return items;
    }

    public BooleanProperty newKeyProperty() {
        return newKey;
    }

    /// Whether those before are revoked as superseded.
    public BooleanProperty revokeOldProperty() {
        return revokeOld;
    }

    /// Whether any of them can be revoked: a root cannot.
    public boolean revocable() {
        return items.stream().anyMatch(item -> !item.root());
    }

    public Field<OptionalInt> days() {
        return days;
    }

    public Field<List<GeneralName>> added() {
        return added;
    }

    /// What the first of them would become.
    public ReadOnlyObjectProperty<Optional<Reissue>> previewProperty() {
        return preview.getReadOnlyProperty();
    }

    /// Why the first of them cannot be renewed so.
    public ReadOnlyObjectProperty<Optional<Phrase>> objectionProperty() {
        return objection.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Phase> phaseProperty() {
        return phase.getReadOnlyProperty();
    }

    /// How many were dealt with.
    public ReadOnlyIntegerProperty doneProperty() {
        return done.getReadOnlyProperty();
    }

    private Optional<RenewalOrder> order() {
        var number = days.valueIfValid();
        var names = added.valueIfValid();
        return number.isEmpty() || names.isEmpty()
                ? Optional.empty()
                : Optional.of(RenewalOrder.SAME
                        .withNewKey(newKey.get())
                        .withDays(number.get())
                        .withAdded(names.get()));
    }

    private void look() {
        order().ifPresent(order -> background.run(
                _ -> services.renewals().preview(items.getFirst().id(), order),
                found -> {
                    preview.set(Optional.of(found));
                    objection.set(Optional.empty());
                },
                why -> {
                    preview.set(Optional.empty());
                    objection.set(Optional.of(why.phrase()));
                }));
    }

    /// Renews them, if every answer is right.
    public void start() {
        days.visitedProperty().set(true);
        added.visitedProperty().set(true);
        if (phase.get() instanceof Phase.Working) {
            return;
        }
        order().ifPresent(order -> {
            done.set(0);
            phase.set(new Phase.Working());
            work = keys.run(cancellation -> make(order, revokeOld.get(), cancellation), this::made, this::failed);
        });
    }

    private Made make(RenewalOrder order, boolean revoke, Cancellation cancellation) throws PkiException {
        var outcome = services.renewals()
                .renew(
                        items.stream().map(Item::id).toList(),
                        order,
                        number -> background.ui().execute(() -> done.set(number)),
                        cancellation);
        var remarks = new ArrayList<Phrase>();
        for (var one : outcome.renewed()) {
            var former = one.former();
            if (revoke && former.root()) {
                remarks.add(Phrase.of("renewal.root", former.name()));
            } else if (revoke) {
                services.revocation().revoke(former, RevocationReason.SUPERSEDED, Optional.empty());
            }
        }
        for (var failure : outcome.failures()) {
            remarks.add(
                    Phrase.of("renewal.failed", failure.name(), failure.cause().phrase()));
        }
        if (outcome.renewed().stream().anyMatch(one -> one.entry().details().authority())) {
            remarks.add(Phrase.of(order.newKey() ? "renewal.ca.newKey" : "renewal.ca.sameKey"));
        }
        return new Made(outcome, remarks);
    }

    private void made(Made made) {
        phase.set(new Phase.Done(made.outcome(), made.remarks()));
        made.outcome().renewed().stream()
                .findFirst()
                .ifPresent(one -> renewed.accept(one.entry().id()));
    }

    private void failed(PkiException why) {
        phase.set(why instanceof PkiException.Cancelled ? new Phase.Asking() : new Phase.Failed(why.phrase()));
    }

    /// Stops after the one that is being made; what was renewed stays.
    public void cancel() {
        work.cancel();
    }
}
