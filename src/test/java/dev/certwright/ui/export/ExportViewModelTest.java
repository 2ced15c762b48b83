package dev.certwright.ui.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.certwright.app.Wiring;
import dev.certwright.model.Cancellation;
import dev.certwright.model.PasswordGenerator;
import dev.certwright.model.PkiException;
import dev.certwright.model.issuing.CertificateOrder;
import dev.certwright.model.name.DistinguishedName;
import dev.certwright.service.Services;
import dev.certwright.ui.common.Background;
import dev.certwright.ui.passphrase.PassphraseGate;
import dev.certwright.ui.passphrase.PassphrasePrompt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Which files are replaced, when the listing of a folder comes late.
class ExportViewModelTest {
    private final Queue<Runnable> workers = new ArrayDeque<>();

    @TempDir
    Path folder;

    private Path listed;
    private Path other;
    private Services services;
    private ExportViewModel model;

    @BeforeEach
    void open() throws PkiException, IOException {
        services = new Wiring(InstantSource.system(), folder.resolve("settings.properties"))
                .services(folder.resolve("vault.certwright"));
        services.vault().protect(Optional.empty());
        var entry = services.issuing()
                .issue(CertificateOrder.rootCa("MyCA", DistinguishedName.ofCommonName("MyCA")), new Cancellation());
        listed = Files.createDirectory(folder.resolve("listed"));
        other = Files.createDirectory(folder.resolve("other"));
        Files.writeString(listed.resolve("MyCA.crt"), "old");
        Files.writeString(other.resolve("MyCA.crt"), "mine");
        var background = new Background(workers::add, Runnable::run);
        model = new ExportViewModel(
                services.export(),
                new PassphraseGate(background, new NobodyAsked()),
                background,
                new PasswordGenerator(new SecureRandom()),
                List.of(entry),
                ExportForm.PEM,
                listed);
        work();
    }

    @AfterEach
    void close() {
        services.close();
    }

    @Test
    void replacesWhatWasAgreedTo() throws IOException {
        assertTrue(model.replaces());
        model.save(model.targetsProperty().get());
        work();
        assertInstanceOf(ExportViewModel.Phase.Done.class, model.phaseProperty().get());
        assertTrue(Files.readString(listed.resolve("MyCA.crt")).startsWith("-----BEGIN"));
    }

    @Test
    void agreementToOneFolderIsNoneToAnother() throws IOException {
        var seen = model.targetsProperty().get();
        model.folder().textProperty().set(other.toString());
        assertFalse(model.replaces(), "nothing is known of the other folder");
        model.save(seen);
        work();
        assertEquals("mine", Files.readString(other.resolve("MyCA.crt")));
        assertInstanceOf(
                ExportViewModel.Phase.Editing.class, model.phaseProperty().get());
        assertTrue(model.replaces(), "the person is asked now");
        model.save(seen);
        work();
        assertEquals("mine", Files.readString(other.resolve("MyCA.crt")));
    }

    @Test
    void saveWaitsForTheListing() {
        var fresh = folder.resolve("fresh");
        model.folder().textProperty().set(fresh.toString());
        model.save(model.targetsProperty().get());
        work();
        assertInstanceOf(ExportViewModel.Phase.Done.class, model.phaseProperty().get());
        assertTrue(Files.exists(fresh.resolve("MyCA.crt")));
    }

    @Test
    void refusesAFileThatCameToBeThereMeanwhile() throws IOException {
        model.includeKeyProperty().set(true);
        work();
        var late = model.targetsProperty().get().stream()
                .filter(t -> !t.exists())
                .findFirst()
                .orElseThrow();
        model.save(model.targetsProperty().get());
        Files.writeString(late.file(), "mine");
        work();
        assertEquals("mine", Files.readString(late.file()));
        assertInstanceOf(
                ExportViewModel.Phase.Failed.class, model.phaseProperty().get());
    }

    private void work() {
        while (!workers.isEmpty()) {
            workers.remove().run();
        }
    }

    private static final class NobodyAsked implements PassphrasePrompt {
        @Override
        public void unlock(Consumer<Boolean> answered) {
            answered.accept(false);
        }

        @Override
        public void choose(Consumer<Boolean> answered) {
            answered.accept(false);
        }
    }
}
