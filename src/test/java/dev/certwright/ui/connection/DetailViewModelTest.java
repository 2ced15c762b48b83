package dev.certwright.ui.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.certwright.model.Bytes;
import dev.certwright.model.handshake.Direction;
import dev.certwright.model.handshake.HandshakeMessage;
import dev.certwright.model.handshake.HandshakeMessage.Field;
import dev.certwright.model.handshake.HandshakeStep;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DetailViewModelTest {
    private static final Field INNER = Field.leaf("inner", "5", 6, 2);
    private static final Field OUTER = new Field("outer", "", 4, 8, List.of(INNER));

    private final HandshakeViewModel handshake = new HandshakeViewModel();
    private final DetailViewModel detail = new DetailViewModel(handshake);
    private final HandshakeMessage message = message(20, List.of(Field.leaf("type", "1", 0, 4), OUTER));

    private static HandshakeMessage message(int length, List<Field> fields) {
        return new HandshakeMessage(
                Direction.CLIENT_TO_SERVER,
                22,
                "ClientHello",
                Duration.ZERO,
                false,
                HandshakeStep.CLIENT_HELLO,
                Bytes.of(new byte[length]),
                fields);
    }

    @BeforeEach
    void look() {
        handshake.shownProperty().set(new Shown.OfMessage(message));
    }

    @Test
    void listsFieldsWithinFieldsAndLinesOfOctets() {
        assertEquals(
                List.of(
                        new DetailLine.Head(message),
                        new DetailLine.Field(message, message.fields().getFirst(), 0, true),
                        new DetailLine.Field(message, OUTER, 0, true),
                        new DetailLine.Field(message, INNER, 1, true)),
                detail.fields());
        assertEquals(
                List.of(
                        new DetailLine.Head(message),
                        new DetailLine.Octets(message, 0),
                        new DetailLine.Octets(message, 8),
                        new DetailLine.Octets(message, 16)),
                detail.octets());
    }

    @Test
    void anOctetLeadsToTheInnermostFieldAlsoWhenThatIsHidden() {
        detail.setOpen(OUTER, false);
        assertEquals(3, detail.fields().size());
        detail.chooseAt(message, 7);
        var chosen = detail.chosenProperty().get().orElseThrow();
        assertEquals(INNER, chosen.field());
        assertEquals(3, detail.lineOf(chosen), "opened again");
        detail.chooseAt(message, 8);
        assertEquals(OUTER, detail.chosenProperty().get().orElseThrow().field());
        detail.chooseAt(message, 19);
        assertEquals(Optional.empty(), detail.chosenProperty().get());
    }

    @Test
    void aFieldCoversItsOctetsAndNoOthers() {
        detail.choose(message, INNER);
        var chosen = detail.chosenProperty().get().orElseThrow();
        assertFalse(chosen.covers(message, 5));
        assertTrue(chosen.covers(message, 6));
        assertTrue(chosen.covers(message, 7));
        assertFalse(chosen.covers(message, 8));
        assertFalse(chosen.covers(message(20, List.of()), 6), "of another message");
        assertEquals(1, detail.octetLineOf(chosen));
    }

    @Test
    void aLongListIsToldInOneValueAtFirst() {
        var children = IntStream.range(0, 9)
                .mapToObj(i -> Field.leaf("suite", "x", i, 1))
                .toList();
        var list = new Field("cipher_suites", "x, x, x", 0, 9, children);
        handshake.shownProperty().set(new Shown.OfMessage(message(9, List.of(list))));
        assertEquals(2, detail.fields().size());
        detail.setOpen(list, true);
        assertEquals(11, detail.fields().size());
    }

    @Test
    void aHugeMessageIsCountedRatherThanShown() {
        handshake.shownProperty().set(new Shown.OfMessage(message(DetailViewModel.MOST_OCTETS + 5, List.of())));
        assertEquals(new DetailLine.More(5), detail.octets().getLast());
        assertEquals(
                DetailViewModel.MOST_OCTETS / DetailViewModel.LINE_LENGTH + 2,
                detail.octets().size());
    }
}
