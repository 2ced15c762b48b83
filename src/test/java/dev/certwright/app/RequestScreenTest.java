package dev.certwright.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.certwright.model.Cancellation;
import dev.certwright.model.issuing.CertificateOrder;
import dev.certwright.model.issuing.RequestDecision;
import dev.certwright.model.name.DistinguishedName;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import javafx.application.ColorScheme;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextInputControl;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// A request is made, signed and brought back in the whole window, with pictures.
@ExtendWith(ApplicationExtension.class)
class RequestScreenTest {
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

    private static String text(FxRobot robot, String query) {
        return robot.lookup(query).<Labeled>query().getText();
    }

    private static void type(FxRobot robot, String query, String text) {
        robot.interact(() -> robot.lookup(query).queryAs(TextInputControl.class).setText(text));
    }

    private void openSheet(FxRobot robot, String menu, String item, String button) {
        robot.interact(() -> window.graph.shell().certificates(Optional.empty()));
        WindowFixture.waitFor("the menu", () -> shown(robot, menu));
        robot.interact(() -> robot.lookup(menu).queryAs(MenuButton.class).getItems().stream()
                .filter(one -> item.equals(one.getId()))
                .findFirst()
                .orElseThrow()
                .fire());
        WindowFixture.waitFor("the sheet", () -> shown(robot, button));
    }

    private void decideAll(FxRobot robot) {
        for (var word : RequestDecision.values()) {
            if (word == RequestDecision.KEEP) {
                robot.interact(() -> robot.lookup(".radio-button").queryAllAs(RadioButton.class).stream()
                        .filter(button -> button.getId().startsWith(word.word() + "-"))
                        .forEach(RadioButton::fire));
            }
        }
    }

    @Test
    void aRequestIsMadeSignedAndBroughtBack(FxRobot robot) throws Exception {
        window.services.vault().protect(Optional.empty());
        window.services
                .issuing()
                .issue(CertificateOrder.rootCa("MyCA", DistinguishedName.ofCommonName("MyCA")), new Cancellation());
        window.resize(robot, 1000, 700);
        openSheet(robot, "#newMenu", "newRequest", "#createRequest");
        type(robot, ".dialog-card #name", "web");
        type(robot, ".dialog-card #names", "www.example.com");
        press(robot, "#showCommands");
        WindowFixture.waitFor("the commands", () -> shown(robot, "#text"));
        window.picture(robot, "request-device");
        press(robot, "#createRequest");
        WindowFixture.waitFor("the request", () -> shown(robot, "#saveRequest"));
        window.picture(robot, "request-made");
        var request = folder.resolve("web.csr");
        window.willPick(request);
        press(robot, "#saveRequest");
        WindowFixture.waitFor("the file", () -> Files.exists(request));
        press(robot, "#closeRequest");

        openSheet(robot, "#newMenu", "signRequest", "#signNow");
        press(robot, "#chooseRequest");
        WindowFixture.waitFor(
                "the comparison",
                () -> !robot.lookup("#fields")
                        .queryAs(ListView.class)
                        .getItems()
                        .isEmpty());
        window.picture(robot, "request-comparison");
        press(robot, "#signNow");
        assertFalse(text(robot, ".dialog-card #failure").isEmpty(), "nothing is signed while something is undecided");
        decideAll(robot);
        press(robot, "#signNow");
        WindowFixture.waitFor("the certificate", () -> shown(robot, "#saveSigned"));
        var certificate = folder.resolve("web.crt");
        window.willPick(certificate);
        press(robot, "#saveSigned");
        WindowFixture.waitFor("the certificate's file", () -> Files.exists(certificate));
        window.picture(robot, "request-signed");
        press(robot, "#closeSign");
        var signed = window.services.inventory().entries().stream()
                .filter(entry -> !entry.details().authority())
                .findFirst()
                .orElseThrow();
        assertFalse(signed.hasPrivateKey());
        assertEquals(
                "www.example.com", signed.details().subjectAltNames().getFirst().value());

        openSheet(robot, "#moreMenu", "requests", "#acceptCertificate");
        WindowFixture.waitFor(
                "the waiting request",
                () -> robot.lookup("#waiting")
                                .queryAs(ListView.class)
                                .getItems()
                                .size()
                        == 1);
        window.picture(robot, "requests-waiting");
        press(robot, "#acceptCertificate");
        WindowFixture.waitFor(
                "that it has come",
                () -> robot.lookup("#waiting")
                        .queryAs(ListView.class)
                        .getItems()
                        .isEmpty());
        press(robot, "#closeRequests");
        assertTrue(window.services.inventory().entry(signed.name()).hasPrivateKey());

        robot.interact(() -> {
            window.system.set(ColorScheme.DARK);
            window.graph.speak(Optional.of(Locale.TAIWAN));
        });
        window.willPick(request);
        openSheet(robot, "#newMenu", "signRequest", "#signNow");
        press(robot, "#chooseRequest");
        WindowFixture.waitFor(
                "the comparison",
                () -> !robot.lookup("#fields")
                        .queryAs(ListView.class)
                        .getItems()
                        .isEmpty());
        window.picture(robot, "request-comparison-dark-zh");
    }
}
