package dev.certwright.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.certwright.model.Cancellation;
import dev.certwright.model.PkiException;
import dev.certwright.model.certificate.CertificateProfile;
import dev.certwright.model.inventory.Entry;
import dev.certwright.model.inventory.EntryStatus;
import dev.certwright.model.inventory.RevocationReason;
import dev.certwright.model.issuing.CertificateOrder;
import dev.certwright.model.name.DistinguishedName;
import dev.certwright.testing.Program;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.application.ColorScheme;
import javafx.scene.control.Labeled;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// Revoking, releasing, publishing and answering in the whole window, with pictures.
@ExtendWith(ApplicationExtension.class)
class RevocationPicturesTest {
    @TempDir
    Path folder;

    private WindowFixture window;
    private Entry ca;
    private Entry client;

    @Start
    void open(Stage stage) {
        window = new WindowFixture(stage, folder, InstantSource.system());
    }

    @AfterEach
    void close() {
        window.close();
    }

    private void makeCertificates() throws PkiException {
        window.services.vault().protect(Optional.empty());
        ca = issue(CertificateOrder.rootCa("MyCA", DistinguishedName.ofCommonName("MyCA")));
        client = issue(below("client01"));
        for (var reason : RevocationReason.values()) {
            var entry = issue(below("device-" + reason.code()));
            window.services.revocation().revoke(entry, reason, Optional.empty());
        }
    }

    private CertificateOrder below(String name) {
        return CertificateOrder.below(
                ca.id(), name, CertificateProfile.CLIENT, DistinguishedName.ofCommonName(name), List.of());
    }

    private Entry issue(CertificateOrder order) throws PkiException {
        return window.services.issuing().issue(order, new Cancellation());
    }

    private void select(FxRobot robot, Entry entry, String action) {
        robot.interact(() -> window.graph.shell().certificates(Optional.of(entry.id())));
        WindowFixture.waitFor("the details of " + entry.name(), () -> shown(robot, "#" + action));
    }

    private static boolean shown(FxRobot robot, String query) {
        return robot.lookup(query).tryQuery().filter(node -> node.isVisible()).isPresent();
    }

    private static void press(FxRobot robot, String query) {
        robot.interact(() -> robot.lookup(query).queryButton().fire());
    }

    private static String text(FxRobot robot, String query) {
        return robot.lookup(query).<Labeled>query().getText();
    }

    private void pictures(FxRobot robot, String name) {
        window.resize(robot, 1000, 700);
        window.picture(robot, name);
    }

    private void dress(FxRobot robot, ColorScheme scheme, Locale locale) {
        robot.interact(() -> {
            window.system.set(scheme);
            window.graph.speak(Optional.of(locale));
        });
    }

    private EntryStatus status(Entry entry) throws PkiException {
        return window.services.inventory().status(window.services.inventory().entry(entry.name()));
    }

    @Test
    void ofRevokingPublishingAndAnswering(FxRobot robot) throws Exception {
        makeCertificates();
        aListIsPublished(robot);
        whatTheResponderAnsweredIsShown(robot);
        dress(robot, ColorScheme.LIGHT, Locale.ENGLISH);
        aCertificateIsHeldReleasedAndRevoked(robot);
    }

    private void aCertificateIsHeldReleasedAndRevoked(FxRobot robot) throws PkiException {
        select(robot, client, "revoke");
        press(robot, "#revoke");
        robot.interact(() ->
                robot.lookup("#certificateHold").queryAs(RadioButton.class).setSelected(true));
        pictures(robot, "revoke-sheet");
        press(robot, ".dialog-card #revoke");
        WindowFixture.waitFor("the hold", () -> shown(robot, "#publishList"));
        assertEquals(EntryStatus.ON_HOLD, status(client));
        pictures(robot, "revoke-sheet-done");
        press(robot, "#closeRevoke");
        WindowFixture.waitFor("that it can be released", () -> shown(robot, "#release"));
        press(robot, "#release");
        pictures(robot, "release-sheet");
        press(robot, ".dialog-card #release");
        WindowFixture.waitFor("that it is released", () -> !shown(robot, "#release"));
        assertEquals(EntryStatus.VALID, status(client));
        dress(robot, ColorScheme.DARK, Locale.TAIWAN);
        select(robot, client, "revoke");
        press(robot, "#revoke");
        pictures(robot, "revoke-sheet-dark-zh");
        press(robot, ".dialog-card #revoke");
        WindowFixture.waitFor("the revocation", () -> shown(robot, "#publishList"));
        assertEquals(EntryStatus.REVOKED, status(client));
    }

    private void aListIsPublished(FxRobot robot) throws Exception {
        var file = folder.resolve("MyCA.crl");
        window.willPick(file);
        select(robot, ca, "revocationList");
        press(robot, "#revocationList");
        WindowFixture.waitFor(
                "what is revoked",
                () -> robot.lookup("#revoked")
                                .queryAs(TableView.class)
                                .getItems()
                                .size()
                        == 9);
        pictures(robot, "crl-sheet");
        press(robot, "#publish");
        WindowFixture.waitFor("the file", () -> shown(robot, "#listSaid"));
        assertTrue(Files.readString(file).startsWith("-----BEGIN X509 CRL-----"));
        assertTrue(text(robot, "#listSaid").startsWith("List no. 1 was written to "), text(robot, "#listSaid"));
        pictures(robot, "crl-sheet-published");
        dress(robot, ColorScheme.DARK, Locale.TAIWAN);
        select(robot, ca, "revocationList");
        press(robot, "#revocationList");
        pictures(robot, "crl-sheet-dark-zh");
    }

    private void whatTheResponderAnsweredIsShown(FxRobot robot) throws Exception {
        Program.assumePresent("openssl");
        dress(robot, ColorScheme.LIGHT, Locale.ENGLISH);
        var pem = new dev.certwright.pki.encoding.PemCodec();
        Files.writeString(folder.resolve("ca.pem"), pem.certificate(ca.certificate()));
        Files.writeString(folder.resolve("client.pem"), pem.certificate(client.certificate()));
        select(robot, ca, "revocationList");
        press(robot, "#revocationList");
        robot.interact(() -> robot.lookup(".dialog-card .tab-pane")
                .queryAs(TabPane.class)
                .getSelectionModel()
                .select(1));
        pictures(robot, "ocsp-sheet");
        press(robot, "#start");
        WindowFixture.waitFor("the address", () -> shown(robot, "#ocspUrl"));
        var url = text(robot, "#ocspUrl");
        var command = List.of(
                "openssl", "ocsp", "-issuer", "ca.pem", "-cert", "client.pem", "-CAfile", "ca.pem", "-url", url);
        Program.run(folder, command.toArray(String[]::new));
        window.services.revocation().revoke(client, RevocationReason.CERTIFICATE_HOLD, Optional.empty());
        Program.run(folder, command.toArray(String[]::new));
        WindowFixture.waitFor(
                "two answers",
                () -> robot.lookup("#exchanges")
                                .queryAs(TableView.class)
                                .getItems()
                                .size()
                        == 2);
        pictures(robot, "ocsp-sheet-running");
        dress(robot, ColorScheme.DARK, Locale.TAIWAN);
        select(robot, ca, "revocationList");
        press(robot, "#revocationList");
        robot.interact(() -> robot.lookup(".dialog-card .tab-pane")
                .queryAs(TabPane.class)
                .getSelectionModel()
                .select(1));
        assertEquals(url, text(robot, "#ocspUrl"));
        pictures(robot, "ocsp-sheet-dark-zh");
        press(robot, "#stop");
        WindowFixture.waitFor("that it can be started again", () -> shown(robot, "#start"));
        window.services.revocation().release(client);
    }
}
