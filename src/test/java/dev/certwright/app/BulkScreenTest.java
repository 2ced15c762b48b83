package dev.certwright.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.certwright.model.Cancellation;
import dev.certwright.model.Phrase;
import dev.certwright.model.inventory.Entry;
import dev.certwright.model.issuing.CertificateOrder;
import dev.certwright.model.name.DistinguishedName;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.application.ColorScheme;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TextInputControl;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// Many certificates at once in the whole window, with pictures.
@ExtendWith(ApplicationExtension.class)
class BulkScreenTest {
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

    private static boolean shown(FxRobot robot, String query) {
        return robot.lookup(query)
                .tryQuery()
                .filter(node -> node.isVisible() && node.isManaged())
                .isPresent();
    }

    private static void press(FxRobot robot, String query) {
        robot.interact(() -> robot.lookup(query).queryButton().fire());
    }

    private static String said(FxRobot robot) {
        return robot.lookup("#said").<Labeled>query().getText();
    }

    private void openSheet(FxRobot robot) {
        robot.interact(() -> window.graph.shell().certificates(Optional.empty()));
        WindowFixture.waitFor("the menu", () -> shown(robot, "#newMenu"));
        robot.interact(() -> robot.lookup("#newMenu").queryAs(MenuButton.class).getItems().stream()
                .filter(item -> "bulk".equals(item.getId()))
                .findFirst()
                .orElseThrow()
                .fire());
        WindowFixture.waitFor("the sheet", () -> shown(robot, "#issueBulk"));
    }

    private static void type(FxRobot robot, String rows) {
        robot.interact(
                () -> robot.lookup("#rows").queryAs(TextInputControl.class).setText(rows));
    }

    @Test
    void everyDeviceGetsItsFileAndThePasswordSheetOpensIt(FxRobot robot) throws Exception {
        window.services.vault().protect(Optional.empty());
        window.services
                .issuing()
                .issue(CertificateOrder.rootCa("MyCA", DistinguishedName.ofCommonName("MyCA")), new Cancellation());
        window.resize(robot, 1000, 700);
        openSheet(robot);
        type(robot, "gate\nsensor-1\nsensor-1\n");
        press(robot, "#previewBulk");
        WindowFixture.waitFor(
                "the problem",
                () -> robot.lookup("#preview")
                                .queryAs(ListView.class)
                                .getItems()
                                .size()
                        == 3);
        window.picture(robot, "bulk-problems");
        type(robot, "sensor-{1..12}");
        press(robot, "#previewBulk");
        WindowFixture.waitFor("the preview", () -> said(robot).startsWith("12 rows: 12 ready"));
        window.picture(robot, "bulk-preview");
        var out = folder.resolve("devices");
        window.willPick(out);
        robot.interact(() -> robot.lookup("#output")
                .<ComboBox<Phrase>>query()
                .getSelectionModel()
                .select(2));
        press(robot, "#issueBulk");
        WindowFixture.waitFor("the certificates", () -> said(robot).startsWith("12 certificates issued"));
        window.picture(robot, "bulk-done");
        assertEquals(13, window.services.inventory().summaries().size());
        var sheet = Files.readAllLines(out.resolve("passwords.csv"));
        var line = sheet.stream()
                .filter(row -> row.startsWith("sensor-7,"))
                .findFirst()
                .orElseThrow();
        var store = KeyStore.getInstance("PKCS12");
        try (var in = Files.newInputStream(out.resolve("sensor-7").resolve("sensor-7.p12"))) {
            store.load(in, line.substring(line.lastIndexOf(',') + 1).toCharArray());
        }
        assertTrue(store.isKeyEntry(store.aliases().nextElement()));
        assertEquals(
                List.of("sensor-12"),
                window.services.inventory().entries().stream()
                        .map(Entry::name)
                        .filter("sensor-12"::equals)
                        .toList());
        press(robot, "#closeBulk");
        robot.interact(() -> {
            window.system.set(ColorScheme.DARK);
            window.graph.speak(Optional.of(Locale.TAIWAN));
        });
        openSheet(robot);
        type(robot, "sensor-{1..14}");
        press(robot, "#previewBulk");
        WindowFixture.waitFor("the preview", () -> !said(robot).isEmpty());
        window.picture(robot, "bulk-preview-dark-zh");
    }
}
