package dev.certwright.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.certwright.model.Cancellation;
import dev.certwright.model.PkiException;
import dev.certwright.model.certificate.CertificateProfile;
import dev.certwright.model.inventory.Entry;
import dev.certwright.model.inventory.EntryStatus;
import dev.certwright.model.issuing.CertificateOrder;
import dev.certwright.model.name.DistinguishedName;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.application.ColorScheme;
import javafx.scene.control.CheckBox;
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

/// Renewing in the whole window, with pictures.
@ExtendWith(ApplicationExtension.class)
class RenewalScreenTest {
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

    private Entry issue(CertificateOrder order) throws PkiException {
        return window.services.issuing().issue(order, new Cancellation());
    }

    private Entry client() throws PkiException {
        window.services.vault().protect(Optional.empty());
        var ca = issue(CertificateOrder.rootCa("MyCA", DistinguishedName.ofCommonName("MyCA")));
        return issue(CertificateOrder.below(
                ca.id(), "client01", CertificateProfile.CLIENT, DistinguishedName.ofCommonName("client01"), List.of()));
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

    private void select(FxRobot robot, Entry entry) {
        robot.interact(() -> window.graph.shell().certificates(Optional.of(entry.id())));
        WindowFixture.waitFor("the details of " + entry.name(), () -> shown(robot, "#renew"));
    }

    private X509Certificate certificate(String name) throws Exception {
        var der = window.services.inventory().entry(name).certificate().der();
        return (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
    }

    @Test
    void theNewOneTakesTheNameAndTheOneBeforeIsRevokedByChoice(FxRobot robot) throws Exception {
        var before = client();
        var key = certificate("client01").getPublicKey();
        select(robot, before);
        press(robot, "#renew");
        robot.interact(() -> {
            robot.lookup("#newKey").queryAs(RadioButton.class).setSelected(true);
            robot.lookup("#days").queryAs(TextInputControl.class).setText("30");
            robot.lookup("#names").queryAs(TextInputControl.class).setText("client01.example.com");
            robot.lookup("#revokeOld").queryAs(CheckBox.class).setSelected(true);
        });
        WindowFixture.waitFor("the plan", () -> shown(robot, "#plan"));
        window.resize(robot, 1000, 700);
        window.picture(robot, "renewal-sheet");
        press(robot, "#renewNow");
        WindowFixture.waitFor("the new one", () -> shown(robot, "#result"));
        window.picture(robot, "renewal-sheet-done");
        var after = certificate("client01");
        assertTrue(!key.equals(after.getPublicKey()), "a new key");
        assertEquals(List.of(List.of(2, "client01.example.com")), List.copyOf(after.getSubjectAlternativeNames()));
        var former = window.services.inventory().find(before.id()).orElseThrow();
        assertTrue(former.name().startsWith("client01 (until "), former.name());
        assertEquals(EntryStatus.REVOKED, former.status(java.time.Instant.now()));
        press(robot, "#closeRenewal");
        robot.interact(() -> {
            window.system.set(ColorScheme.DARK);
            window.graph.speak(Optional.of(Locale.TAIWAN));
        });
        select(robot, window.services.inventory().entry("client01"));
        press(robot, "#renew");
        WindowFixture.waitFor("the plan", () -> shown(robot, "#plan"));
        window.picture(robot, "renewal-sheet-dark-zh");
    }
}
