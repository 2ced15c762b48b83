package dev.certwright.ui.bulk;

import dev.certwright.model.Parsed;
import dev.certwright.model.Phrase;
import dev.certwright.model.PkiException;
import dev.certwright.model.certificate.Validity;
import dev.certwright.model.inventory.EntryId;
import dev.certwright.model.issuing.CertificateOrder;
import dev.certwright.model.issuing.IssuingProfile;
import dev.certwright.model.name.DistinguishedName;
import dev.certwright.service.bulk.BulkOrder;
import dev.certwright.service.bulk.BulkOutput;
import dev.certwright.service.bulk.table.NamePattern;
import dev.certwright.service.bulk.table.RowSource;
import dev.certwright.ui.common.Choice;
import dev.certwright.ui.common.Field;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// The answers: who gets a certificate, by whom, how, and where the files go. Needs javafx.base only.
public final class BulkForm {
    /// What a device gets.
    enum Output {
        NONE,
        PEM,
        PKCS12
    }

    /// A CA that can sign.
    record Authority(EntryId id, String name) {}

    private final StringProperty rows = new SimpleStringProperty(this, "rows", "");
    private final ObjectProperty<Optional<Path>> file = new SimpleObjectProperty<>(this, "file", Optional.empty());
    private final Field<OptionalInt> days = new Field<>("", BulkForm::parseDays);
    private final BooleanProperty leaveOut = new SimpleBooleanProperty(this, "leaveOut", false);
    private final Choice<Output> output = new Choice<>(
            List.of(Output.values()),
            form -> Phrase.of("bulk.sheet.output." + form.name().toLowerCase(java.util.Locale.ROOT)),
            Output.NONE);
    private final Choice<Authority> authority;
    private final Choice<IssuingProfile> profile;

    BulkForm(List<Authority> authorities, List<IssuingProfile> profiles) {
        authority =
                new Choice<>(authorities, ca -> Phrase.of("bulk.sheet.verbatim", ca.name()), authorities.getFirst());
        profile = new Choice<>(profiles, one -> Phrase.of("bulk.sheet.verbatim", one.name()), profiles.getFirst());
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

    /// A pattern, one name a line, or a table; not looked at while there is a file.
    public StringProperty rowsProperty() {
        return rows;
    }

    /// The file with the names or the table.
    public ObjectProperty<Optional<Path>> fileProperty() {
        return file;
    }

    public Field<OptionalInt> days() {
        return days;
    }

    /// Whether rows with problems are left out; else one of them stops all.
    public BooleanProperty leaveOutProperty() {
        return leaveOut;
    }

    Choice<Output> output() {
        return output;
    }

    Choice<Authority> authority() {
        return authority;
    }

    Choice<IssuingProfile> profile() {
        return profile;
    }

    private RowSource source() throws PkiException.InvalidInput {
        if (file.get().isPresent()) {
            return new RowSource.Table(file.get().get(), Optional.empty());
        }
        var typed = rows.get().strip();
        if (!typed.contains("\n") && NamePattern.looksLikeOne(typed)) {
            return new RowSource.Pattern(NamePattern.parse(typed).orThrow());
        }
        if (typed.isEmpty()) {
            throw new PkiException.InvalidInput(Phrase.of("bulk.pattern.blank"));
        }
        return new RowSource.Text(rows.get());
    }

    /// The order as it stands.
    ///
    /// @param maxDays what the CA leaves
    BulkOrder order(int maxDays) throws PkiException.InvalidInput {
        var chosen = profile.valueProperty().get();
        var plain = CertificateOrder.below(
                authority.valueProperty().get().id(), "", chosen.base(), DistinguishedName.EMPTY, List.of());
        var number = days.parsedProperty().get().orThrow();
        if (number.isPresent()) {
            plain = plain.withDays(number.getAsInt());
        }
        var filled = chosen.fill(plain, OptionalInt.of(maxDays));
        return new BulkOrder(filled, filled.subject(), List.of(), source(), leaveOut.get());
    }

    /// Where the files go; empty for none.
    Optional<BulkOutput> output(Optional<Path> place, boolean goOn) {
        return switch (output.valueProperty().get()) {
            case NONE -> Optional.empty();
            case PEM -> place.map(folder -> at(folder, BulkOutput.Form.PEM, goOn));
            case PKCS12 -> place.map(folder -> at(folder, BulkOutput.Form.PKCS12, goOn));
        };
    }

    private static BulkOutput at(Path place, BulkOutput.Form form, boolean goOn) {
        var output = BulkOutput.at(place, form);
        return goOn ? output.goingOn() : output;
    }
}
