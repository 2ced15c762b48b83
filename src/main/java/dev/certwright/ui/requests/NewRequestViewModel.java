package dev.certwright.ui.requests;

import dev.certwright.model.Parsed;
import dev.certwright.model.Phrase;
import dev.certwright.model.PkiException;
import dev.certwright.model.certificate.CertificateProfile;
import dev.certwright.model.inventory.EntryName;
import dev.certwright.model.inventory.WaitingRequest;
import dev.certwright.model.issuing.DeviceTool;
import dev.certwright.model.issuing.RequestOrder;
import dev.certwright.model.key.KeySpec;
import dev.certwright.model.name.DistinguishedName;
import dev.certwright.model.name.GeneralName;
import dev.certwright.model.name.NameList;
import dev.certwright.service.requests.RequestService;
import dev.certwright.ui.common.Background;
import dev.certwright.ui.common.Choice;
import dev.certwright.ui.common.Field;
import dev.certwright.ui.common.KeyAccess;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// A request to be made: here with a key that stays in the vault, or on a device. Needs javafx.base only.
public final class NewRequestViewModel {
    private final RequestService service;
    private final KeyAccess keys;
    private final Background background;
    private final Field<String> name = new Field<>("", EntryName::parse);
    private final Field<DistinguishedName> subject = new Field<>("", NewRequestViewModel::parseSubject);
    private final Field<List<GeneralName>> names = new Field<>("", NewRequestViewModel::parseNames);
    private final Choice<KeySpec> key = new Choice<>(
            KeySpec.all(),
            spec -> Phrase.of("csr.sheet.verbatim", spec.label()),
            KeySpec.all().getFirst());
    private final Choice<Optional<CertificateProfile>> profile = new Choice<>(
            profiles(),
            one -> Phrase.of("csr.sheet.purpose."
                    + one.map(p -> p.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                            .orElse("any")),
            Optional.of(CertificateProfile.SERVER));
    private final Choice<DeviceTool> tool = new Choice<>(
            List.of(DeviceTool.values()),
            one -> Phrase.of("csr.sheet.tool." + one.name().toLowerCase(Locale.ROOT)),
            DeviceTool.OPENSSL);
    private final ReadOnlyObjectWrapper<Optional<WaitingRequest>> made =
            new ReadOnlyObjectWrapper<>(this, "made", Optional.empty());
    private final ReadOnlyObjectWrapper<String> text = new ReadOnlyObjectWrapper<>(this, "text", "");
    private final ReadOnlyObjectWrapper<Optional<Phrase>> note =
            new ReadOnlyObjectWrapper<>(this, "note", Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Phrase>> failure =
            new ReadOnlyObjectWrapper<>(this, "failure", Optional.empty());
    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper(this, "running", false);

    public NewRequestViewModel(RequestService service, KeyAccess keys, Background background) {
        this.service = service;
        this.keys = keys;
        this.background = background;
    }

    private static List<Optional<CertificateProfile>> profiles() {
        return Stream.concat(
                        Arrays.stream(CertificateProfile.values())
                                .filter(one -> one != CertificateProfile.ROOT_CA)
                                .map(Optional::of),
                        Stream.of(Optional.<CertificateProfile>empty()))
                .toList();
    }

    /// Blank for the common name that follows from the name.
    private static Parsed<DistinguishedName> parseSubject(String typed) {
        return typed.isBlank() ? Parsed.valid(DistinguishedName.EMPTY) : DistinguishedName.parse(typed);
    }

    static Parsed<List<GeneralName>> parseNames(String typed) {
        var found = new ArrayList<GeneralName>();
        for (var piece : NameList.parse(typed)) {
            switch (piece.name()) {
                case Parsed.Valid<GeneralName>(var one) -> found.add(one);
                case Parsed.Invalid<GeneralName>(var violation) -> {
                    return new Parsed.Invalid<>(violation);
                }
            }
        }
        return Parsed.valid(List.copyOf(found));
    }

    public Field<String> name() {
        return name;
    }

    public Field<DistinguishedName> subject() {
        return subject;
    }

    public Field<List<GeneralName>> names() {
        return names;
    }

    public Choice<KeySpec> key() {
        return key;
    }

    public Choice<Optional<CertificateProfile>> profile() {
        return profile;
    }

    public Choice<DeviceTool> tool() {
        return tool;
    }

    /// The request that was made.
    public ReadOnlyObjectProperty<Optional<WaitingRequest>> madeProperty() {
        return made.getReadOnlyProperty();
    }

    /// The request, or the commands for the device; empty while there are none.
    public ReadOnlyObjectProperty<String> textProperty() {
        return text.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Optional<Phrase>> noteProperty() {
        return note.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Optional<Phrase>> failureProperty() {
        return failure.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty runningProperty() {
        return running.getReadOnlyProperty();
    }

    private Optional<RequestOrder> order() {
        name.visitedProperty().set(true);
        subject.visitedProperty().set(true);
        names.visitedProperty().set(true);
        failure.set(Optional.empty());
        if (name.valueIfValid().isEmpty()
                || subject.valueIfValid().isEmpty()
                || names.valueIfValid().isEmpty()) {
            return Optional.empty();
        }
        var typed = subject.value();
        return Optional.of(RequestOrder.of(
                name.value(),
                profile.valueProperty().get(),
                typed.isEmpty() ? DistinguishedName.ofCommonName(name.value()) : typed,
                names.value(),
                key.valueProperty().get()));
    }

    /// Makes the key and the request.
    public void create() {
        order().ifPresent(order -> {
            running.set(true);
            keys.run(
                    cancellation -> service.create(order, cancellation),
                    request -> {
                        running.set(false);
                        made.set(Optional.of(request));
                        text.set(service.text(request));
                        note.set(Optional.of(Phrase.of("csr.sheet.created", request.name())));
                    },
                    this::failed);
        });
    }

    /// Shows the commands that make key and request on a device.
    public void commands() {
        order().ifPresent(order -> background.run(
                _ -> service.deviceCommands(order, tool.valueProperty().get()),
                commands -> {
                    text.set(commands);
                    note.set(Optional.of(Phrase.of("csr.sheet.onDevice")));
                },
                this::failed));
    }

    /// Writes the request that was made.
    public void save(Path file) {
        made.get()
                .ifPresent(request -> background.run(
                        _ -> {
                            service.save(request, file, true);
                            return file;
                        },
                        where -> note.set(Optional.of(Phrase.of("csr.sheet.saved", where.toString()))),
                        this::failed));
    }

    private void failed(PkiException why) {
        running.set(false);
        if (!(why instanceof PkiException.Cancelled)) {
            failure.set(Optional.of(why.phrase()));
        }
    }
}
