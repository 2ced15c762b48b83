package dev.certwright.ui.passphrase;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.certwright.model.Phrase;
import dev.certwright.model.PkiException;
import dev.certwright.ui.common.Background;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProtectionViewModelTest {
    private final List<Optional<String>> decided = new ArrayList<>();
    private int closed;

    private final ProtectionViewModel viewModel = new ProtectionViewModel(
            false,
            (_, chosen) -> decided.add(chosen.map(p -> new String(p.copy()))),
            new Background(Runnable::run, Runnable::run),
            () -> closed++);

    @Test
    void takesAPassphraseThatWasTypedTwice() {
        decide("horse", "horse");
        assertEquals(List.of(Optional.of("horse")), decided);
        assertEquals(1, closed);
    }

    @Test
    void refusesTwoDifferentOnes() {
        decide("horse", "house");
        assertEquals(
                Optional.of(Phrase.of("passphrase.differ")),
                viewModel.problemProperty().get());
        assertEquals(List.of(), decided);
    }

    @Test
    void refusesNoneUnlessThatIsMeant() {
        decide("", "");
        assertEquals(
                Optional.of(Phrase.of("passphrase.blank")),
                viewModel.problemProperty().get());
        viewModel.withoutProperty().set(true);
        assertEquals(Optional.empty(), viewModel.problemProperty().get());
        decide("", "");
        assertEquals(List.of(Optional.empty()), decided);
    }

    @Test
    void saysWhyItWasNotApplied() {
        var refusing = new ProtectionViewModel(
                true,
                (_, _) -> {
                    throw new PkiException.WrongPassphrase();
                },
                new Background(Runnable::run, Runnable::run),
                () -> closed++);
        refusing.decide("old".toCharArray(), "new".toCharArray(), "new".toCharArray());
        assertEquals(
                Optional.of(Phrase.of("failure.wrongPassphrase")),
                refusing.problemProperty().get());
        assertEquals(0, closed);
    }

    @Test
    void wipesWhatWasTyped() {
        var typed = "horse".toCharArray();
        viewModel.decide(new char[0], typed, "horse".toCharArray());
        assertArrayEquals(new char[5], typed);
    }

    private void decide(String first, String second) {
        viewModel.decide(new char[0], first.toCharArray(), second.toCharArray());
    }
}
