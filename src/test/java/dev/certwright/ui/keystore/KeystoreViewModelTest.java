package dev.certwright.ui.keystore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.certwright.model.Passphrase;
import dev.certwright.model.PkiException;
import dev.certwright.model.keystore.Pkcs12Report;
import dev.certwright.model.keystore.Pkcs12Structure;
import dev.certwright.model.keystore.Pkcs12Structure.PasswordState;
import dev.certwright.model.keystore.StorePreset;
import dev.certwright.service.keystore.Converted;
import dev.certwright.ui.common.Background;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// The doctor's sheet without its looks.
class KeystoreViewModelTest {
    private static final Background AT_ONCE = new Background(Runnable::run, Runnable::run);

    private final List<String> orders = new ArrayList<>();

    /// Opens with `sesame`, and writes nothing.
    private final class Made implements Doctor {
        @Override
        public String source() {
            return "/home/ann/web.server.p12";
        }

        @Override
        public Pkcs12Report examine(List<Passphrase> passwords) {
            var state = passwords.isEmpty()
                    ? PasswordState.MISSING
                    : passwords.stream().anyMatch(KeystoreViewModelTest::right)
                            ? PasswordState.GIVEN
                            : PasswordState.WRONG;
            var structure = new Pkcs12Structure(3, false, Optional.empty(), false, 0, state, List.of());
            return new Pkcs12Report("x", "pkcs12", Optional.of(structure), List.of(), List.of(), List.of());
        }

        @Override
        public Converted convert(Order order) throws PkiException {
            orders.add(order.to() + " " + new String(order.newPassword().copy()));
            if (order.out().toString().equals("full")) {
                throw new PkiException.FileExists(order.out());
            }
            return new Converted(order.out(), 1, 2, List.of());
        }
    }

    private static boolean right(Passphrase passphrase) {
        return new String(passphrase.copy()).equals("sesame");
    }

    private static Passphrase word(String text) {
        return new Passphrase(text.toCharArray());
    }

    @Test
    void isLockedUntilThePasswordFits() {
        var model = new KeystoreViewModel(new Made(), List.of(), AT_ONCE);
        assertTrue(model.lockedProperty().get());
        model.unlock(word("wrong"));
        assertTrue(model.lockedProperty().get());
        model.unlock(word("sesame"));
        assertFalse(model.lockedProperty().get());
        assertTrue(model.reportProperty().get().isPresent());
    }

    @Test
    void triesWhatWasEnteredBefore() {
        assertFalse(new KeystoreViewModel(new Made(), List.of(word("sesame")), AT_ONCE)
                .lockedProperty()
                .get());
    }

    @Test
    void keepsThePasswordUnlessThereIsANewOne() {
        var model = new KeystoreViewModel(new Made(), List.of(word("sesame")), AT_ONCE);
        model.convert(StorePreset.MODERN, Path.of("x"), Optional.empty(), false);
        model.convert(StorePreset.COMPATIBLE, Path.of("x"), Optional.of(word("new")), false);
        assertEquals(List.of("MODERN sesame", "COMPATIBLE new"), orders);
        assertTrue(model.doneProperty().get().isPresent());
    }

    @Test
    void saysThatAPasswordIsNeededAndWhatFailed() {
        var model = new KeystoreViewModel(new Made(), List.of(), AT_ONCE);
        model.convert(StorePreset.MODERN, Path.of("x"), Optional.empty(), false);
        assertEquals(
                "keystore.convert.needsPassword",
                model.failureProperty().get().orElseThrow().key());
        model.convert(StorePreset.MODERN, Path.of("full"), Optional.of(word("new")), false);
        assertEquals(
                "failure.fileExists",
                model.failureProperty().get().orElseThrow().key());
    }

    @Test
    void suggestsANameBesideTheOldOne() {
        var model = new KeystoreViewModel(new Made(), List.of(), AT_ONCE);
        assertEquals("web.server-modern.p12", model.suggested("-modern.p12"));
    }
}
