package dev.certwright.ui.connection;

import dev.certwright.model.handshake.HandshakeMessage;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The fields and the octets of the messages that are looked at, and which field is chosen: its octets stand out, and
/// an octet that is chosen leads to its field.
public final class DetailViewModel {
    /// In octets; so wide that a line stands beside the steps in the smallest window.
    public static final int LINE_LENGTH = 8;

    private static final int MOST_CHILDREN = 4;

    /// In octets; what a message has beyond is only counted.
    static final int MOST_OCTETS = 1 << 16;

    /// A field in its message.
    public record Chosen(HandshakeMessage message, HandshakeMessage.Field field) {
        /// Whether the octet at that place of that message is one of the field's.
        public boolean covers(HandshakeMessage other, int offset) {
            return message.equals(other) && offset >= field.offset() && offset < field.end();
        }
    }

    private final HandshakeViewModel handshake;
    private final ObservableList<DetailLine> fields = FXCollections.observableArrayList();
    private final ObservableList<DetailLine> octets = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Optional<Chosen>> chosen =
            new ReadOnlyObjectWrapper<>(this, "chosen", Optional.empty());
    private final Set<HandshakeMessage.Field> closed = new HashSet<>();
    private List<HandshakeMessage> messages = List.of();

    public DetailViewModel(HandshakeViewModel handshake) {
        this.handshake = handshake;
        handshake.shownProperty().subscribe(_ -> refresh());
        handshake.messages().subscribe(this::refresh);
    }

    /// The fields of every message, those within others after them.
    public ObservableList<DetailLine> fields() {
        return FXCollections.unmodifiableObservableList(fields);
    }

    /// Hex dumps.
    public ObservableList<DetailLine> octets() {
        return FXCollections.unmodifiableObservableList(octets);
    }

    public ReadOnlyObjectProperty<Optional<Chosen>> chosenProperty() {
        return chosen.getReadOnlyProperty();
    }

    private void refresh() {
        var wanted = handshake.shownMessages();
        if (!messages.equals(wanted)) {
            messages = wanted;
            closed.clear();
            messages.stream()
                    .flatMap(m -> m.fields().stream())
                    .flatMap(HandshakeMessage.Field::flattened)
                    .filter(DetailViewModel::longList)
                    .forEach(closed::add);
            chosen.set(Optional.empty());
            listFields();
            listOctets();
        }
    }

    /// A list of many simple things is told in one value, until someone wants to see it closely.
    private static boolean longList(HandshakeMessage.Field field) {
        return field.children().size() > MOST_CHILDREN
                && !field.value().isEmpty()
                && field.children().stream().allMatch(child -> child.children().isEmpty());
    }

    private void listFields() {
        var lines = new ArrayList<DetailLine>();
        for (var message : messages) {
            lines.add(new DetailLine.Head(message));
            message.fields().forEach(field -> list(message, field, 0, lines));
        }
        fields.setAll(lines);
    }

    private void list(HandshakeMessage message, HandshakeMessage.Field field, int depth, List<DetailLine> lines) {
        boolean open = !closed.contains(field);
        lines.add(new DetailLine.Field(message, field, depth, open));
        if (open) {
            field.children().forEach(child -> list(message, child, depth + 1, lines));
        }
    }

    private void listOctets() {
        var lines = new ArrayList<DetailLine>();
        for (var message : messages) {
            lines.add(new DetailLine.Head(message));
            int shown = Math.min(message.length(), MOST_OCTETS);
            for (int offset = 0; offset < shown; offset += LINE_LENGTH) {
                lines.add(new DetailLine.Octets(message, offset));
            }
            if (shown < message.length()) {
                lines.add(new DetailLine.More(message.length() - shown));
            }
        }
        octets.setAll(lines);
    }

    /// Chooses a field.
    public void choose(HandshakeMessage message, HandshakeMessage.Field field) {
        chosen.set(Optional.of(new Chosen(message, field)));
    }

    /// Chooses the innermost field that has the octet; none when no field has it.
    public void chooseAt(HandshakeMessage message, int offset) {
        var path = path(message.fields(), offset);
        if (path.stream().anyMatch(closed::contains)) {
            path.forEach(closed::remove);
            listFields();
        }
        chosen.set(path.isEmpty() ? Optional.empty() : Optional.of(new Chosen(message, path.getLast())));
    }

    /// From the outermost to the innermost.
    private static List<HandshakeMessage.Field> path(List<HandshakeMessage.Field> fields, int offset) {
        for (var field : fields) {
            if (offset >= field.offset() && offset < field.end()) {
                var path = new ArrayList<HandshakeMessage.Field>();
                path.add(field);
                path.addAll(path(field.children(), offset));
                return path;
            }
        }
        return List.of();
    }

    /// Shows or hides what a field consists of.
    public void setOpen(HandshakeMessage.Field field, boolean open) {
        boolean changed = open ? closed.remove(field) : !field.children().isEmpty() && closed.add(field);
        if (changed) {
            listFields();
        }
    }

    /// Where a field stands in the list; -1 when it is hidden.
    public int lineOf(Chosen wanted) {
        for (int i = 0; i < fields.size(); i++) {
            if (fields.get(i) instanceof DetailLine.Field(var message, var field, var _, var _)
                    && message.equals(wanted.message())
                    && field.equals(wanted.field())) {
                return i;
            }
        }
        return -1;
    }

    /// Where the first octet of a field stands in the list; -1 when it is not shown.
    public int octetLineOf(Chosen wanted) {
        for (int i = 0; i < octets.size(); i++) {
            if (octets.get(i) instanceof DetailLine.Octets(var message, var offset)
                    && message.equals(wanted.message())
                    && wanted.field().offset() < offset + LINE_LENGTH) {
                return i;
            }
        }
        return -1;
    }
}
