package dev.certwright.ui.inventory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.certwright.model.Cancellation;
import dev.certwright.model.PkiException;
import dev.certwright.model.certificate.CertificateProfile;
import dev.certwright.model.inventory.Entry;
import dev.certwright.model.issuing.CertificateOrder;
import dev.certwright.model.name.DistinguishedName;
import dev.certwright.model.name.GeneralName;
import dev.certwright.ui.common.Snapshots;
import dev.certwright.ui.issuing.Workshop;
import dev.certwright.ui.theme.Theme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// The list of certificates over a real vault.
@ExtendWith(ApplicationExtension.class)
class InventoryTest {
    @TempDir
    Path folder;

    private Stage stage;
    private Workshop workshop;
    private Entry authority;
    private Entry server;

    @Start
    void start(Stage stage) {
        this.stage = stage;
    }

    @AfterEach
    void close() {
        workshop.close();
    }

    @ParameterizedTest
    @CsvSource({"LIGHT,en,1084,748", "DARK,en,1084,748", "LIGHT,zh-TW,804,648"})
    void leavesPictures(Theme theme, String language, int width, int height, FxRobot robot) throws PkiException {
        open(robot, theme, language, width, height);
        var name = "-" + theme.name().toLowerCase(Locale.ROOT) + "-" + language + "-" + width;
        robot.interact(() -> workshop.certificates(Optional.empty()));
        Snapshots.save(robot, workshop.scene(), "certificates-empty" + name);
        fill();
        robot.interact(() -> workshop.certificates(Optional.of(server.id())));
        Snapshots.save(robot, workshop.scene(), "certificates" + name);
        robot.interact(() -> workshop.certificates(Optional.of(authority.id())));
        Snapshots.save(robot, workshop.scene(), "certificates-ca" + name);
        press(robot, "#delete");
        Snapshots.save(robot, workshop.scene(), "certificates-delete" + name);
        press(robot, "#keep");
        press(robot, "#rename");
        Snapshots.save(robot, workshop.scene(), "certificates-rename" + name);
    }

    @Test
    void findsByNameAlternativeNameAndSerialNumber(FxRobot robot) throws PkiException {
        open(robot, Theme.LIGHT, "en", 980, 700);
        fill();
        robot.interact(() -> workshop.certificates(Optional.empty()));
        assertEquals(6, rows(robot));
        filter(robot, "sensor");
        assertEquals(3, rows(robot), "the sensor and the CAs above it");
        filter(robot, "*.example.com");
        assertEquals(2, rows(robot));
        filter(robot, server.details().serialNumber().toString().replace(":", ""));
        assertEquals(2, rows(robot));
        filter(robot, "nothing like this");
        assertEquals(0, rows(robot));
        filter(robot, "");
        robot.interact(() -> robot.lookup("#showExpiring").<ToggleButton>query().fire());
        assertEquals(2, rows(robot), "the one that ends soon and its CA");
    }

    @Test
    void deletesACaWithItsCertificatesOnlyByChoice(FxRobot robot) throws PkiException {
        open(robot, Theme.LIGHT, "en", 980, 700);
        fill();
        robot.interact(() -> workshop.certificates(Optional.of(authority.id())));
        press(robot, "#delete");
        robot.interact(() -> robot.lookup(".dialog-card .danger").queryButton().fire());
        assertTrue(robot.lookup(".dialog-card .failure")
                .queryAs(Label.class)
                .getText()
                .contains("cannot be removed"));
        assertEquals(6, rows(robot));
        robot.interact(() -> robot.lookup("#withBelow").queryAs(CheckBox.class).setSelected(true));
        robot.interact(() -> robot.lookup(".dialog-card .danger").queryButton().fire());
        assertTrue(robot.lookup(".dialog-card").tryQuery().isEmpty());
        assertEquals(0, rows(robot));
    }

    @Test
    void theFiltersShowTheirWholeTextInTheSmallestWindow(FxRobot robot) throws PkiException {
        open(robot, Theme.LIGHT, "zh-TW", 804, 648);
        fill();
        robot.interact(() -> workshop.certificates(Optional.of(server.id())));
        for (var chip : robot.lookup(".chip-button").<ToggleButton>queryAll()) {
            assertEquals(chip.getText(), ((Text) chip.lookup(".text")).getText());
        }
    }

    @Test
    void offersNothingBelowACaThatCannotSign(FxRobot robot) throws PkiException {
        open(robot, Theme.LIGHT, "en", 980, 700);
        fill();
        var ended = workshop.ended("Ended");
        robot.interact(() -> workshop.certificates(Optional.of(authority.id())));
        assertTrue(robot.lookup("#createServer").queryButton().isVisible());
        robot.interact(() -> workshop.certificates(Optional.of(ended.id())));
        assertFalse(robot.lookup("#createServer").queryButton().isVisible());
        assertFalse(robot.lookup("#createClient").queryButton().isVisible());
    }

    @Test
    void deletesAndRenames(FxRobot robot) throws PkiException {
        open(robot, Theme.LIGHT, "en", 980, 700);
        fill();
        robot.interact(() -> workshop.certificates(Optional.of(server.id())));
        press(robot, "#rename");
        robot.interact(() ->
                robot.lookup(".dialog-card .text-field").queryTextInputControl().setText("MyCA"));
        press(robot, "#renameNow");
        assertEquals(
                "The vault already has something named “MyCA”. Choose another name.",
                robot.lookup(".dialog-card .failure").queryAs(Label.class).getText());
        robot.interact(() ->
                robot.lookup(".dialog-card .text-field").queryTextInputControl().setText("web"));
        press(robot, "#renameNow");
        assertTrue(robot.lookup(".dialog-card").tryQuery().isEmpty());
        assertEquals(server.id(), workshop.services.inventory().entry("web").id());
        press(robot, "#delete");
        robot.interact(() -> robot.lookup(".dialog-card .danger").queryButton().fire());
        assertEquals(5, rows(robot));
    }

    @Test
    void seesWhatAnotherProgramHasMade(FxRobot robot) throws PkiException {
        open(robot, Theme.LIGHT, "en", 980, 700);
        robot.interact(() -> workshop.certificates(Optional.empty()));
        assertTrue(robot.lookup("#createAuthority").queryButton().isVisible(), "offers to make a CA");
        fill();
        robot.interact(() -> workshop.certificates(Optional.empty()));
        assertEquals(6, rows(robot));
    }

    @Test
    void exportsPemAndAsksBeforeItReplacesFiles(FxRobot robot) throws PkiException, IOException {
        open(robot, Theme.LIGHT, "en", 980, 700);
        fill();
        robot.interact(() -> workshop.certificates(Optional.of(server.id())));
        var out = Files.createDirectory(folder.resolve("out"));
        Files.writeString(out.resolve("localhost.crt"), "mine");
        robot.interact(() -> robot.lookup("#export")
                .<MenuButton>query()
                .getItems()
                .getFirst()
                .fire());
        folder(robot, folder.resolve("nowhere").resolve("deeper"));
        folder(robot, out);
        assertEquals("Replace files", robot.lookup("#save").queryButton().getText());
        assertEquals("mine", Files.readString(out.resolve("localhost.crt")));
        Snapshots.save(robot, workshop.scene(), "export-replace");
        press(robot, "#save");
        assertTrue(Files.readString(out.resolve("localhost.crt")).startsWith("-----BEGIN CERTIFICATE-----"));
        assertTrue(Files.exists(out.resolve("localhost.key")));
    }

    @Test
    void explainsWhatIsMissingForPkcs12AndKeepsTheAnswersWhenItFails(FxRobot robot) throws PkiException, IOException {
        open(robot, Theme.LIGHT, "en", 980, 700);
        fill();
        robot.interact(() -> workshop.certificates(Optional.of(server.id())));
        robot.interact(() ->
                robot.lookup("#export").<MenuButton>query().getItems().get(2).fire());
        press(robot, "#save");
        assertEquals("Enter a password, or press Generate.", text(robot, "#passwordProblem"));
        write(robot, "#password", "secret1");
        write(robot, "#again", "secret2");
        press(robot, "#save");
        assertEquals("The two passwords differ. Type the same one twice.", text(robot, "#againProblem"));
        write(robot, "#again", "secret1");
        folder(robot, Files.writeString(folder.resolve("file"), "not a folder"));
        press(robot, "#save");
        Snapshots.save(robot, workshop.scene(), "export-failed");
        assertTrue(
                text(robot, ".dialog-card .failure").contains("cannot be written"),
                text(robot, ".dialog-card .failure"));
        assertEquals(
                "secret1", robot.lookup("#password").queryTextInputControl().getText());
    }

    private void open(FxRobot robot, Theme theme, String language, int width, int height) {
        robot.interact(() -> workshop =
                new Workshop(stage, folder, Locale.forLanguageTag(language), theme, width, height).withoutPassphrase());
    }

    private void fill() throws PkiException {
        authority = issue(CertificateOrder.rootCa("MyCA", DistinguishedName.ofCommonName("MyCA")));
        server = issue(below(
                authority,
                "localhost",
                CertificateProfile.SERVER,
                List.of(new GeneralName.Dns("localhost"), new GeneralName.Dns("*.example.com"))));
        issue(below(authority, "client01", CertificateProfile.CLIENT, List.of()));
        issue(below(authority, "legacy-client", CertificateProfile.CLIENT, List.of())
                .withDays(15));
        var devices = issue(below(authority, "Devices CA", CertificateProfile.INTERMEDIATE_CA, List.of()));
        issue(below(devices, "sensor-0001", CertificateProfile.CLIENT, List.of()));
    }

    private static CertificateOrder below(
            Entry issuer, String name, CertificateProfile profile, List<GeneralName> names) {
        return CertificateOrder.below(issuer.id(), name, profile, DistinguishedName.ofCommonName(name), names);
    }

    private Entry issue(CertificateOrder order) throws PkiException {
        return workshop.services.issuing().issue(order, new Cancellation());
    }

    private static int rows(FxRobot robot) {
        return robot.lookup("#table").<TableView<Line>>query().getItems().size();
    }

    private static void filter(FxRobot robot, String text) {
        write(robot, "#filter", text);
    }

    private static void folder(FxRobot robot, Path path) {
        write(robot, "#folder", path.toString());
    }

    private static void write(FxRobot robot, String query, String text) {
        robot.interact(() -> robot.lookup(query).queryTextInputControl().setText(text));
    }

    private static void press(FxRobot robot, String query) {
        robot.interact(() -> robot.lookup(query).queryButton().fire());
    }

    private static String text(FxRobot robot, String query) {
        return robot.lookup(query).queryAs(Label.class).getText();
    }
}
