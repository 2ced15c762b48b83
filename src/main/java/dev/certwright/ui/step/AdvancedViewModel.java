package dev.certwright.ui.step;

import dev.certwright.model.Parsed;
import dev.certwright.model.Phrase;
import dev.certwright.model.certificate.AddedExtension.Custom;
import dev.certwright.model.certificate.AddedExtension.Policy;
import dev.certwright.model.certificate.CertificateProfile;
import dev.certwright.model.certificate.KeyPurpose;
import dev.certwright.model.certificate.Subtree;
import dev.certwright.model.issuing.AddedFields;
import dev.certwright.model.issuing.CertificateOrder;
import dev.certwright.ui.common.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;

/// The fields that few certificates have: path length, name constraints, policies, addresses, own extensions.
///
/// A field holds one value a line; what the person did not touch follows the chosen profile.
public final class AdvancedViewModel {
    /// Name constraints as the person writes them, one a line.
    public record Names(List<Subtree> permitted, List<Subtree> excluded) {}

    private static final String UNLIMITED = "none";
    private static final int MAX_PATH_LENGTH = 100;

    private final ObservableValue<CertificateProfile> profile;
    private final Field<OptionalInt> pathLength = new Field<>("", AdvancedViewModel::parseLength);
    private final Field<List<KeyPurpose>> purposes = new Field<>("", text -> lines(text, ",", KeyPurpose::parse));
    private final Field<Names> names = new Field<>("", AdvancedViewModel::parseNames);
    private final Field<List<Policy>> policies = lineField(AddedFields::parsePolicy);
    private final Field<List<String>> crl = lineField(AddedFields::parseAddress);
    private final Field<List<String>> ocsp = lineField(AddedFields::parseAddress);
    private final Field<List<String>> issuers = lineField(AddedFields::parseAddress);
    private final Field<List<Custom>> extensions;
    private final BooleanProperty mustStaple = new SimpleBooleanProperty(this, "mustStaple", false);
    private final BooleanBinding complete;

    /// @param extension reads an own extension, `OID[:critical]=VALUE`
    AdvancedViewModel(ObservableValue<CertificateProfile> profile, Function<String, Parsed<Custom>> extension) {
        this.profile = profile;
        extensions = lineField(extension);
        complete = Bindings.createBooleanBinding(
                () -> fields().stream().allMatch(field -> field.valid().get()),
                fields().stream().map(Field::parsedProperty).toArray(Observable[]::new));
    }

    /// What the certificate will be.
    public ObservableValue<CertificateProfile> profile() {
        return profile;
    }

    /// How many CAs may follow; negative for any number.
    public Field<OptionalInt> pathLength() {
        return pathLength;
    }

    /// Purposes without a box of their own.
    public Field<List<KeyPurpose>> purposes() {
        return purposes;
    }

    public Field<Names> names() {
        return names;
    }

    public Field<List<Policy>> policies() {
        return policies;
    }

    public Field<List<String>> crl() {
        return crl;
    }

    public Field<List<String>> ocsp() {
        return ocsp;
    }

    public Field<List<String>> issuers() {
        return issuers;
    }

    public Field<List<Custom>> extensions() {
        return extensions;
    }

    public BooleanProperty mustStapleProperty() {
        return mustStaple;
    }

    BooleanBinding complete() {
        return complete;
    }

    void reveal() {
        fields().forEach(field -> field.visitedProperty().set(true));
    }

    /// What changes when an answer does.
    List<ObservableValue<?>> inputs() {
        return Stream.concat(fields().stream().map(Field::parsedProperty), Stream.<ObservableValue<?>>of(mustStaple))
                .toList();
    }

    /// The path length that deviates from what is usual; negative for no limit.
    OptionalInt chosenLength() {
        var wanted = pathLength.valueIfValid().orElse(OptionalInt.empty());
        return profile.getValue().authority() && !wanted.equals(usualLength()) ? wanted : OptionalInt.empty();
    }

    /// What is to be added, as far as it is right. Name constraints are a CA's only, stapling is not.
    AddedFields added() {
        boolean authority = profile.getValue().authority();
        var constraints = names.valueIfValid().filter(_ -> authority).orElse(new Names(List.of(), List.of()));
        return AddedFields.NONE
                .withNames(constraints.permitted(), constraints.excluded())
                .withPolicies(policies.valueIfValid().orElse(List.of()))
                .withAddresses(
                        crl.valueIfValid().orElse(List.of()),
                        ocsp.valueIfValid().orElse(List.of()),
                        issuers.valueIfValid().orElse(List.of()))
                .withStaple(mustStaple.get() && !authority)
                .withCustom(extensions.valueIfValid().orElse(List.of()));
    }

    /// Answers with what a profile says.
    ///
    /// @param boxed the purposes that have a box elsewhere
    void follow(CertificateOrder.Choices choices, List<KeyPurpose> boxed) {
        var fields = AddedFields.of(choices.extensions());
        var length = choices.pathLength().isPresent() ? choices.pathLength() : usualLength();
        set(pathLength, length.isPresent() ? lengthText(length.getAsInt()) : "");
        set(
                purposes,
                choices.extendedKeyUsage().orElse(List.of()).stream()
                        .filter(purpose -> !boxed.contains(purpose))
                        .map(KeyPurpose::rfcName)
                        .collect(Collectors.joining(", ")));
        set(
                names,
                Stream.concat(
                                fields.permitted().stream().map(subtree -> "permit " + subtree.typed()),
                                fields.excluded().stream().map(subtree -> "exclude " + subtree.typed()))
                        .collect(Collectors.joining("\n")));
        set(
                policies,
                fields.policies().stream()
                        .map(policy -> policy.oid()
                                + policy.cps().map(cps -> "=" + cps).orElse(""))
                        .collect(Collectors.joining("\n")));
        set(crl, String.join("\n", fields.crl()));
        set(ocsp, String.join("\n", fields.ocsp()));
        set(issuers, String.join("\n", fields.issuers()));
        set(
                extensions,
                fields.custom().stream()
                        .map(custom -> custom.oid() + (custom.critical() ? ":critical" : "") + "=DER:"
                                + custom.value().hex())
                        .collect(Collectors.joining("\n")));
        mustStaple.set(fields.mustStaple());
    }

    private OptionalInt usualLength() {
        var usual = profile.getValue().basicConstraints();
        if (!usual.ca()) {
            return OptionalInt.empty();
        }
        return OptionalInt.of(usual.pathLenConstraint().orElse(-1));
    }

    private static String lengthText(int length) {
        return length < 0 ? UNLIMITED : Integer.toString(length);
    }

    private static void set(Field<?> field, String text) {
        field.textProperty().set(text);
    }

    private List<Field<?>> fields() {
        return List.of(pathLength, purposes, names, policies, crl, ocsp, issuers, extensions);
    }

    private static Parsed<OptionalInt> parseLength(String text) {
        var typed = text.strip().toLowerCase(Locale.ROOT);
        if (typed.isEmpty() || typed.equals(UNLIMITED)) {
            return Parsed.valid(OptionalInt.of(-1));
        }
        return typed.matches("\\d{1,3}") && Integer.parseInt(typed) <= MAX_PATH_LENGTH
                ? Parsed.valid(OptionalInt.of(Integer.parseInt(typed)))
                : Parsed.invalid("pathLength.malformed", text.strip());
    }

    private static Parsed<Names> parseNames(String text) {
        var permitted = new ArrayList<Subtree>();
        var excluded = new ArrayList<Subtree>();
        for (var line :
                text.lines().map(String::strip).filter(l -> !l.isEmpty()).toList()) {
            boolean out = line.toLowerCase(Locale.ROOT).startsWith("exclude ");
            boolean in = line.toLowerCase(Locale.ROOT).startsWith("permit ");
            var rest = out || in ? line.substring(line.indexOf(' ') + 1) : line;
            switch (Subtree.parse(rest)) {
                case Parsed.Valid<Subtree>(var subtree) -> (out ? excluded : permitted).add(subtree);
                case Parsed.Invalid<Subtree>(Phrase violation) -> {
                    return new Parsed.Invalid<>(violation);
                }
            }
        }
        return Parsed.valid(new Names(permitted, excluded));
    }

    private static <T> Field<List<T>> lineField(Function<String, Parsed<T>> parse) {
        return new Field<>("", text -> lines(text, "\n", parse));
    }

    private static <T> Parsed<List<T>> lines(String text, String separator, Function<String, Parsed<T>> parse) {
        var values = new ArrayList<T>();
        for (var piece : text.split(separator, -1)) {
            if (piece.isBlank()) {
                continue;
            }
            switch (parse.apply(piece.strip())) {
                case Parsed.Valid<T>(var value) -> values.add(value);
                case Parsed.Invalid<T>(Phrase violation) -> {
                    return new Parsed.Invalid<>(violation);
                }
            }
        }
        return Parsed.valid(List.copyOf(values));
    }
}
