package dev.certwright.ui.asn1;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.certwright.model.Bytes;
import dev.certwright.model.certificate.OctetRange;
import dev.certwright.pki.certificate.Asn1Rows;
import dev.certwright.pki.certificate.Asn1Shape;
import dev.certwright.text.Messages;
import dev.certwright.ui.common.Snapshots;
import dev.certwright.ui.theme.Theme;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// The control in a window of its own; leaves pictures of it under `target/screens`.
@ExtendWith(ApplicationExtension.class)
class Asn1PicturesTest {
    private final Asn1ViewModel model = new Asn1ViewModel();
    private Stage stage;

    @Start
    void open(Stage window) {
        stage = window;
        dress(Locale.ENGLISH, Theme.LIGHT);
    }

    private void dress(Locale language, Theme theme) {
        var scene = new Scene(new StackPane(new Asn1View(model, Messages.in(language))), 1080, 640);
        theme.apply(scene, language);
        stage.setScene(scene);
        stage.show();
    }

    @Test
    void ofACertificate(FxRobot robot) {
        var der = SampleCertificate.der();
        robot.interact(() -> model.show(Bytes.of(der), Asn1Rows.of(der, Asn1Shape.CERTIFICATE)));
        var octet = robot.lookup(".hex-octet").nth(40).<Node>query();
        robot.clickOn(octet);
        WaitForAsyncUtils.waitForFxEvents();
        assertTrue(model.selectedRangeProperty().get().isPresent());
        assertTrue(octet.getPseudoClassStates().toString().contains("chosen"));
        robot.interact(() -> model.select(model.row(4).range()));
        picture(robot, "asn1-en-light");
        robot.interact(() -> dress(Locale.TAIWAN, Theme.LIGHT));
        picture(robot, "asn1-zh-light");
        robot.interact(() -> dress(Locale.ENGLISH, Theme.DARK));
        picture(robot, "asn1-en-dark");
        robot.interact(() -> dress(Locale.TAIWAN, Theme.DARK));
        picture(robot, "asn1-zh-dark");
    }

    @Test
    void ofWhatIsBroken(FxRobot robot) {
        var der = java.util.Arrays.copyOf(SampleCertificate.der(), 200);
        robot.interact(() -> model.show(Bytes.of(der), Asn1Rows.of(der, Asn1Shape.CERTIFICATE)));
        robot.interact(() -> model.selectOctet(199));
        picture(robot, "asn1-broken");
    }

    @Test
    void copiesWithTheKeyboard(FxRobot robot) {
        var der = new byte[] {0x30, 3, 2, 1, 5};
        robot.interact(() -> model.show(Bytes.of(der), Asn1Rows.of(der, Asn1Shape.UNKNOWN)));
        robot.interact(() -> {
            model.selectOctet(4);
            robot.lookup("#asn1Tree").query().requestFocus();
        });
        robot.push(KeyCode.SHORTCUT, KeyCode.SHIFT, KeyCode.C);
        assertEquals("020105", clipboard(robot));
        robot.push(KeyCode.SHORTCUT, KeyCode.C);
        assertEquals("5", clipboard(robot));
        robot.push(KeyCode.SHORTCUT, KeyCode.SHIFT, KeyCode.B);
        assertEquals("AgEF", clipboard(robot));
        robot.push(KeyCode.LEFT);
        assertEquals(
                Optional.of(new OctetRange(0, 5)), model.selectedRangeProperty().get());
    }

    @Test
    void showsTenThousandLevels(FxRobot robot) {
        var der = SampleCertificate.nested(10_000);
        robot.interact(() -> model.show(Bytes.of(der), Asn1Rows.of(der, Asn1Shape.UNKNOWN)));
        robot.interact(() -> model.selectOctet(der.length - 1));
        WaitForAsyncUtils.waitForFxEvents();
        assertTrue(robot.lookup(".asn1-row").queryAll().size() < 100);
        assertTrue(robot.lookup(".hex-row").queryAll().size() < 100);
        picture(robot, "asn1-deep");
    }

    private static String clipboard(FxRobot robot) {
        WaitForAsyncUtils.waitForFxEvents();
        var text = new String[1];
        robot.interact(() -> text[0] = Clipboard.getSystemClipboard().getString());
        return text[0];
    }

    private void picture(FxRobot robot, String name) {
        WaitForAsyncUtils.waitForFxEvents();
        Snapshots.save(robot, stage.getScene(), name);
    }
}
