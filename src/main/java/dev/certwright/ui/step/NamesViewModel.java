package dev.certwright.ui.step;

import dev.certwright.model.Parsed;
import dev.certwright.model.Phrase;
import dev.certwright.model.name.AttributeType;
import dev.certwright.model.name.GeneralName;
import dev.certwright.model.name.NameList;
import dev.certwright.ui.common.Background;
import dev.certwright.ui.wizard.WizardStep;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.binding.ObjectBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The names a certificate is to carry, right and wrong ones, and its subject.
///
/// For a server the common name follows the first name until the person writes another one.
public final class NamesViewModel implements WizardStep {
    private final SubjectViewModel subject;
    private final boolean forServer;
    private final ComputerNames computer;
    private final Background background;
    private final ObservableList<NameList.Piece> pieces = FXCollections.observableArrayList();
    private final ObservableList<NameList.Piece> readOnlyPieces = FXCollections.unmodifiableObservableList(pieces);
    private final BooleanProperty visited = new SimpleBooleanProperty(this, "visited", false);
    private final BooleanBinding complete;
    private final ObjectBinding<Optional<Phrase>> problem;
    private boolean commonNameFollows;
    private boolean following;

    /// @param forServer whether at least one name is needed and the common name follows it
    public NamesViewModel(SubjectViewModel subject, boolean forServer, ComputerNames computer, Background background) {
        this.subject = subject;
        this.forServer = forServer;
        this.commonNameFollows = forServer;
        this.computer = computer;
        this.background = background;
        complete = Bindings.createBooleanBinding(
                () -> !lacksNames()
                        && firstWrong().isEmpty()
                        && subject.complete().get(),
                pieces,
                subject.complete());
        problem = Bindings.createObjectBinding(this::findProblem, pieces, visited);
        subject.commonName().textProperty().subscribe((_, _) -> {
            if (!following) {
                commonNameFollows = false;
            }
        });
    }

    public SubjectViewModel subject() {
        return subject;
    }

    public boolean forServer() {
        return forServer;
    }

    /// Every name in the order given, the wrong ones among them.
    public ObservableList<NameList.Piece> pieces() {
        return readOnlyPieces;
    }

    /// The names that are right.
    public List<GeneralName> names() {
        return pieces.stream().flatMap(piece -> value(piece).stream()).toList();
    }

    /// What is wrong with the names, in words.
    public ObjectBinding<Optional<Phrase>> problem() {
        return problem;
    }

    /// Adds whatever was typed or pasted; what is there already is left out.
    public void add(String text) {
        addPieces(NameList.parse(text));
    }

    public void remove(NameList.Piece piece) {
        pieces.remove(piece);
        follow();
    }

    public void removeLast() {
        if (!pieces.isEmpty()) {
            pieces.removeLast();
            follow();
        }
    }

    public void addHostNames() {
        addLater(computer.hostNames());
    }

    public void addAddresses() {
        addLater(computer.addresses());
    }

    public void addLoopback() {
        add("localhost, 127.0.0.1, ::1");
    }

    @Override
    public String titleKey() {
        return "wizard.step.names";
    }

    @Override
    public BooleanBinding complete() {
        return complete;
    }

    @Override
    public void reveal() {
        visited.set(true);
        subject.reveal();
    }

    private void addLater(Supplier<List<String>> source) {
        background.run(_ -> source.get(), found -> add(String.join("\n", found)), _ -> {});
    }

    private void addPieces(List<NameList.Piece> more) {
        var known = new LinkedHashSet<String>();
        pieces.forEach(piece -> known.add(identity(piece)));
        var fresh = new ArrayList<NameList.Piece>();
        more.stream().filter(piece -> known.add(identity(piece))).forEach(fresh::add);
        pieces.addAll(fresh);
        follow();
    }

    private void follow() {
        if (!commonNameFollows) {
            return;
        }
        following = true;
        subject.commonName()
                .textProperty()
                .set(names().stream()
                        .map(GeneralName::value)
                        .findFirst()
                        .filter(name -> name.length() <= AttributeType.COMMON_NAME.maxLength())
                        .orElse(""));
        following = false;
    }

    private Optional<Phrase> findProblem() {
        if (lacksNames()) {
            return visited.get() ? Optional.of(Phrase.of("wizard.names.none")) : Optional.empty();
        }
        return firstWrong();
    }

    private boolean lacksNames() {
        return forServer && pieces.isEmpty();
    }

    private Optional<Phrase> firstWrong() {
        for (var piece : pieces) {
            if (piece.name() instanceof Parsed.Invalid<GeneralName>(var violation)) {
                return Optional.of(violation);
            }
        }
        return Optional.empty();
    }

    private static Optional<GeneralName> value(NameList.Piece piece) {
        return piece.name() instanceof Parsed.Valid<GeneralName>(var name) ? Optional.of(name) : Optional.empty();
    }

    private static String identity(NameList.Piece piece) {
        return value(piece).map(GeneralName::typed).orElse(piece.text());
    }
}
