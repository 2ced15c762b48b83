package dev.certwright.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.certwright.model.Cancellation;
import dev.certwright.model.PkiException;
import dev.certwright.model.issuing.CertificateOrder;
import dev.certwright.model.name.DistinguishedName;
import dev.certwright.ui.main.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// *Inspect* in the whole window, over the real use cases.
@ExtendWith(ApplicationExtension.class)
class InspectScreenTest {
    @TempDir
    Path folder;

    private WindowFixture window;

    @Start
    void open(Stage stage) {
        window = new WindowFixture(stage, folder, InstantSource.system());
    }

    @AfterEach
    void close() {
        window.close();
    }

    @Test
    void opensAFolderAndKeepsItWhenTheLanguageChanges(FxRobot robot) throws PkiException, IOException {
        window.services.vault().protect(Optional.empty());
        var authority = window.services
                .issuing()
                .issue(CertificateOrder.rootCa("MyCA", DistinguishedName.ofCommonName("MyCA")), new Cancellation());
        var files = Files.createDirectory(folder.resolve("files"));
        Files.write(files.resolve("ca.der"), authority.certificate().der());
        Files.writeString(files.resolve("notes.txt"), "nothing");
        robot.press(KeyCode.CONTROL).type(KeyCode.DIGIT3).release(KeyCode.CONTROL);
        assertEquals(Place.INSPECT, window.graph.shell().placeProperty().get());
        robot.interact(() -> window.graph.shell().inspect(List.of(files)));
        WindowFixture.waitFor("the subject", () -> FxNodes.shows(robot, "CN=MyCA"));
        WindowFixture.waitFor("the other file", () -> FxNodes.shows(robot, "One other file"));
        window.picture(robot, "inspect-window");
        robot.interact(() -> window.graph.speak(Optional.of(Locale.TAIWAN)));
        WindowFixture.waitFor("the file", () -> FxNodes.shows(robot, "ca.der"));
        assertTrue(FxNodes.shows(robot, "CN=MyCA"));
    }
}
