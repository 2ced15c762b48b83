package dev.certwright.ui.step;

import dev.certwright.model.Parsed;
import dev.certwright.model.Phrase;
import dev.certwright.model.name.AttributeType;
import dev.certwright.model.name.DistinguishedName;
import dev.certwright.model.name.NameAttribute;
import dev.certwright.ui.common.Field;
import dev.certwright.ui.wizard.WizardStep;
import java.util.List;
import java.util.Optional;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.value.ObservableValue;

/// The subject of a certificate: who it speaks for.
public final class SubjectViewModel implements WizardStep {
    private final Field<Optional<NameAttribute>> commonName;
    private final Field<Optional<NameAttribute>> organization = optional(AttributeType.ORGANIZATION);
    private final Field<Optional<NameAttribute>> unit = optional(AttributeType.ORGANIZATIONAL_UNIT);
    private final Field<Optional<NameAttribute>> country = new Field<>("", SubjectViewModel::country);
    private final Field<Optional<NameAttribute>> state = optional(AttributeType.STATE);
    private final Field<Optional<NameAttribute>> locality = optional(AttributeType.LOCALITY);
    private final BooleanBinding complete;

    /// @param commonNameRequired whether the subject needs a common name
    /// @param commonName         to begin with
    public SubjectViewModel(boolean commonNameRequired, String commonName) {
        this.commonName = new Field<>(commonName, text -> {
            if (text.isBlank() && commonNameRequired) {
                return new Parsed.Invalid<>(Phrase.of("wizard.commonName.blank"));
            }
            return attribute(AttributeType.COMMON_NAME, text);
        });
        complete = Bindings.createBooleanBinding(
                () -> fields().stream().allMatch(f -> f.valid().get()), inputs().toArray(Observable[]::new));
    }

    public Field<Optional<NameAttribute>> commonName() {
        return commonName;
    }

    public Field<Optional<NameAttribute>> organization() {
        return organization;
    }

    public Field<Optional<NameAttribute>> unit() {
        return unit;
    }

    public Field<Optional<NameAttribute>> country() {
        return country;
    }

    public Field<Optional<NameAttribute>> state() {
        return state;
    }

    public Field<Optional<NameAttribute>> locality() {
        return locality;
    }

    /// Answers with what another subject has.
    public void fill(DistinguishedName known) {
        set(commonName, known, AttributeType.COMMON_NAME);
        set(organization, known, AttributeType.ORGANIZATION);
        set(unit, known, AttributeType.ORGANIZATIONAL_UNIT);
        set(country, known, AttributeType.COUNTRY);
        set(state, known, AttributeType.STATE);
        set(locality, known, AttributeType.LOCALITY);
    }

    private static void set(Field<?> field, DistinguishedName known, AttributeType type) {
        known.value(type).ifPresent(field.textProperty()::set);
    }

    /// The name made of the valid answers, in the order of its encoding: from the country down to the common name.
    public DistinguishedName name() {
        return DistinguishedName.of(fields().stream()
                .flatMap(field -> field.valueIfValid().stream())
                .flatMap(Optional::stream)
                .toList());
    }

    /// What changes when an answer does.
    public List<ObservableValue<?>> inputs() {
        return fields().stream().<ObservableValue<?>>map(Field::parsedProperty).toList();
    }

    @Override
    public String titleKey() {
        return "wizard.step.name";
    }

    @Override
    public BooleanBinding complete() {
        return complete;
    }

    @Override
    public void reveal() {
        fields().forEach(field -> field.visitedProperty().set(true));
    }

    private List<Field<Optional<NameAttribute>>> fields() {
        return List.of(country, state, locality, organization, unit, commonName);
    }

    private static Field<Optional<NameAttribute>> optional(AttributeType type) {
        return new Field<>("", text -> attribute(type, text));
    }

    private static Parsed<Optional<NameAttribute>> attribute(AttributeType type, String text) {
        return text.isBlank()
                ? Parsed.valid(Optional.empty())
                : DistinguishedName.check(type, text.strip()).map(Optional::of);
    }

    /// The list offers `TW — Taiwan`; people type the code.
    private static Parsed<Optional<NameAttribute>> country(String text) {
        var typed = text.strip();
        return attribute(AttributeType.COUNTRY, typed.matches("[A-Z]{2} — .*") ? typed.substring(0, 2) : typed);
    }
}
