package dev.certwright.app;

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
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.application.ColorScheme;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TextField;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// Trash, audit log, backup and restore in the window; leaves pictures of each sheet.
@ExtendWith(ApplicationExtension.class)
class SafetyScreenTest {
    @TempDir
    static Path root;

    private Path folder;
    private WindowFixture window;
    private Entry authority;

    @Start
    void open(Stage stage) {
        folder = root.resolve(Long.toString(System.nanoTime()));
        window = new WindowFixture(stage, folder, InstantSource.system());
    }

    @AfterEach
    void close(FxRobot robot) {
        // so that the list does not look for changes any more
        robot.interact(() -> window.graph.shell().settings());
        window.close();
    }

    private void fill() throws PkiException {
        window.services.vault().protect(Optional.empty());
        authority = issue(CertificateOrder.rootCa("MyCA", DistinguishedName.ofCommonName("MyCA")));
        issue(below("localhost", CertificateProfile.SERVER));
        issue(below("client01", CertificateProfile.CLIENT));
    }

    private CertificateOrder below(String name, CertificateProfile profile) {
        return CertificateOrder.below(
                authority.id(),
                name,
                profile,
                DistinguishedName.ofCommonName(name),
                List.of(new GeneralName.Dns("localhost")));
    }

    private Entry issue(CertificateOrder order) throws PkiException {
        return window.services.issuing().issue(order, new Cancellation());
    }

    private int entries() {
        try {
            return window.services.inventory().entries().size();
        } catch (PkiException e) {
            throw new AssertionError(e);
        }
    }

    private void select(FxRobot robot, Entry entry) {
        robot.interact(() -> window.graph.shell().certificates(Optional.of(entry.id())));
        WindowFixture.waitFor("the details", () -> FxNodes.visible(robot, "#delete"));
    }

    private static void press(FxRobot robot, String query) {
        robot.interact(() -> robot.lookup(query).queryButton().fire());
    }

    /// An item of the menu *More*.
    private static void more(FxRobot robot, String id) {
        robot.interact(() -> robot.lookup("#moreMenu").queryAs(MenuButton.class).getItems().stream()
                .filter(item -> id.equals(item.getId()))
                .findFirst()
                .orElseThrow()
                .fire());
    }

    @Test
    void whatWasDeletedIsTakenBackFromTheNotice(FxRobot robot) throws PkiException {
        fill();
        select(robot, authority);
        press(robot, "#delete");
        robot.interact(() -> robot.lookup("#withBelow").queryAs(CheckBox.class).setSelected(true));
        pictures(robot, "delete");
        press(robot, ".dialog-card .danger");
        WindowFixture.waitFor("the offer to undo", () -> FxNodes.visible(robot, "#undo"));
        assertEquals(0, entries());
        window.resize(robot, 1000, 700);
        window.picture(robot, "undo-small");
        press(robot, "#undo");
        WindowFixture.waitFor("all to be back", () -> FxNodes.shows(robot, "3 certificates are back."));
        assertEquals(3, entries());
    }

    @Test
    void theTrashGivesBackAndIsEmptiedAfterAQuestion(FxRobot robot) throws PkiException {
        fill();
        window.services.safety().trash().delete(window.services.inventory().entry("client01"), false);
        window.services.safety().trash().delete(authority, true);
        robot.interact(() -> window.graph.shell().certificates(Optional.empty()));
        more(robot, "trash");
        WindowFixture.waitFor("the list", () -> FxNodes.shows(robot, "client01"));
        pictures(robot, "trash", () -> more(robot, "trash"));
        robot.interact(() -> robot.lookup("#trashed")
                .queryAs(ListView.class)
                .getSelectionModel()
                .select(2));
        press(robot, "#restoreTrashed");
        WindowFixture.waitFor("its issuer to come along", () -> FxNodes.shows(robot, "2 certificates are back."));
        WindowFixture.waitFor(
                "one to be left",
                () -> robot.lookup("#trashed").queryListView().getItems().size() == 1);
        press(robot, "#askToEmpty");
        assertTrue(FxNodes.shows(robot, "Remove this certificate for good?"));
        pictures(robot, "trash-ask", () -> {
            more(robot, "trash");
            WindowFixture.waitFor("the list", () -> FxNodes.shows(robot, "localhost"));
            press(robot, "#askToEmpty");
        });
        press(robot, "#emptyTrash");
        WindowFixture.waitFor(
                "it to be empty", () -> FxNodes.shows(robot, "已永久移除一張憑證。") || FxNodes.shows(robot, "for good."));
        assertEquals(2, entries());
        assertEquals(List.of(), window.services.safety().trash().list());
    }

    @Test
    void theAuditLogIsFilteredCheckedAndExported(FxRobot robot) throws Exception {
        fill();
        robot.interact(() -> window.graph.shell().certificates(Optional.empty()));
        more(robot, "auditLog");
        WindowFixture.waitFor("the result", () -> FxNodes.shows(robot, "All 5 events are as written"));
        pictures(robot, "audit", () -> more(robot, "auditLog"));
        robot.interact(
                () -> robot.lookup("#auditFilter").queryAs(TextField.class).setText("CLIENT"));
        assertEquals(1, robot.lookup("#events").queryListView().getItems().size());
        var file = folder.resolve("log.csv");
        window.willPick(file);
        press(robot, "#exportAudit");
        WindowFixture.waitFor("the file", () -> Files.exists(file));
        var lines = Files.readAllLines(file);
        assertEquals("number,at,action,subject,hash", lines.getFirst());
        assertTrue(lines.get(5).matches("5,[^,]*,entry.added,\"client01\",[0-9a-f]{64}"), lines::toString);
    }

    @Test
    void aLogThatWasTamperedWithIsSaid(FxRobot robot) throws Exception {
        fill();
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("my.certwright"));
                var statement = connection.createStatement()) {
            statement.execute("UPDATE audit_event SET subject = 'x' WHERE id = 4");
            statement.execute("DELETE FROM audit_event WHERE id = 2");
        }
        robot.interact(() -> window.graph.shell().certificates(Optional.empty()));
        more(robot, "auditLog");
        WindowFixture.waitFor("the result", () -> FxNodes.shows(robot, "Event 4 does not follow"));
        assertFalse(FxNodes.shows(robot, "as written"));
        window.resize(robot, 1000, 700);
        window.picture(robot, "audit-tampered-small");
    }

    @Test
    void aBackupIsWrittenAndRestored(FxRobot robot) throws PkiException {
        fill();
        var file = folder.resolve("my.backup");
        window.willPick(file);
        robot.interact(() -> window.graph.shell().settings());
        press(robot, "#backUp");
        WindowFixture.waitFor("the notice", () -> FxNodes.shows(robot, "3 certificates, 3 private keys"));
        issue(below("later", CertificateProfile.CLIENT));
        press(robot, "#restore");
        WindowFixture.waitFor("the question", () -> FxNodes.visible(robot, "#restoreVault"));
        pictures(robot, "restore", () -> {
            press(robot, "#restore");
            WindowFixture.waitFor("the question", () -> FxNodes.visible(robot, "#restoreVault"));
        });
        press(robot, "#restoreVault");
        WindowFixture.waitFor("the one that was replaced", () -> FxNodes.shows(robot, ".replaced-"));
        assertEquals(3, entries());
        robot.interact(() -> window.graph.shell().certificates(Optional.empty()));
        WindowFixture.waitFor("the list", () -> FxNodes.shows(robot, "client01"));
        assertFalse(FxNodes.shows(robot, "later"));
    }

    /// Small ones, of a sheet that a change of language closes.
    private void pictures(FxRobot robot, String name, Runnable again) {
        window.resize(robot, 1000, 700);
        window.picture(robot, name + "-small");
        robot.interact(() -> window.system.set(ColorScheme.DARK));
        window.picture(robot, name + "-dark");
        robot.interact(() -> window.graph.speak(Optional.of(Locale.TAIWAN)));
        again.run();
        window.picture(robot, name + "-zh-TW-dark");
        robot.interact(() -> window.system.set(ColorScheme.LIGHT));
        window.picture(robot, name + "-zh-TW-small");
        robot.interact(() -> window.graph.speak(Optional.of(Locale.ENGLISH)));
        again.run();
    }

    private void pictures(FxRobot robot, String name) {
        window.resize(robot, 1000, 700);
        window.picture(robot, name + "-small");
        robot.interact(() -> window.system.set(ColorScheme.DARK));
        window.picture(robot, name + "-dark");
        robot.interact(() -> window.system.set(ColorScheme.LIGHT));
    }
}
