package dev.certwright.app;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.certwright.model.Cancellation;
import dev.certwright.model.Passphrase;
import dev.certwright.model.PkiException;
import dev.certwright.model.certificate.CertificateProfile;
import dev.certwright.model.inspection.ChainGraph;
import dev.certwright.model.inventory.Entry;
import dev.certwright.model.issuing.CertificateOrder;
import dev.certwright.model.name.DistinguishedName;
import dev.certwright.model.name.GeneralName;
import dev.certwright.service.export.ExportService;
import dev.certwright.ui.inspection.PageTab;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.application.ColorScheme;
import javafx.scene.control.PasswordField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// Every tab of *Inspect*, and the sheets above it, over the real use cases: pictures to look at.
@ExtendWith(ApplicationExtension.class)
class InspectPicturesTest {
    @TempDir
    Path folder;

    private WindowFixture window;
    private Path store;

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

    private void make() throws Exception {
        window.services.vault().protect(Optional.empty());
        var authority = issue(CertificateOrder.rootCa(
                "MyCA",
                DistinguishedName.parse("C=TW, ST=Taiwan, L=Taipei, O=MyOrg, OU=IT, CN=MyCA")
                        .orThrow()));
        var client = issue(CertificateOrder.below(
                authority.id(),
                "client01",
                CertificateProfile.CLIENT,
                DistinguishedName.parse("C=TW, ST=Taiwan, L=Taipei, O=MyOrg, OU=Client, CN=client01")
                        .orThrow(),
                List.of(GeneralName.parse("client01@example.com").orThrow())));
        issue(CertificateOrder.below(
                authority.id(),
                "other",
                CertificateProfile.CLIENT,
                DistinguishedName.ofCommonName("other"),
                List.of()));
        try (var password = new Passphrase("changeit".toCharArray())) {
            store = window.services
                    .export()
                    .export(new ExportService.Request(
                            client,
                            ExportService.Format.PKCS12_COMPATIBLE,
                            folder.resolve("files"),
                            Optional.of(password),
                            true,
                            false))
                    .getFirst();
        }
    }

    @Test
    void everyTabAndSheet(FxRobot robot) throws Exception {
        make();
        window.resize(robot, 1280, 800);
        robot.interact(() -> window.graph.shell().inspect(List.of()));
        window.picture(robot, "window-inspect-empty");
        robot.interact(() -> window.graph.shell().inspect(List.of(store)));
        WindowFixture.waitFor(
                "the password is asked for",
                () -> robot.lookup("#filePassword").queryAll().stream().anyMatch(n -> n.isVisible()));
        window.picture(robot, "window-inspect-locked");
        robot.interact(
                () -> robot.lookup("#filePassword").queryAs(PasswordField.class).setText("wrong"));
        robot.clickOn("#act");
        WindowFixture.waitFor("it is refused", () -> FxNodes.shows(robot, "client01.p12"));
        window.picture(robot, "window-inspect-wrong-password");
        robot.interact(
                () -> robot.lookup("#filePassword").queryAs(PasswordField.class).setText("changeit"));
        robot.clickOn("#act");
        WindowFixture.waitFor("the subject", () -> FxNodes.shows(robot, "OU=Client"));
        WindowFixture.waitFor(
                "the drawing", () -> !robot.lookup(".graph-box").queryAll().isEmpty());
        tabs(robot, "");
        robot.interact(() -> window.system.set(ColorScheme.DARK));
        robot.interact(() -> window.graph.speak(Optional.of(Locale.TAIWAN)));
        WindowFixture.waitFor("the subject", () -> FxNodes.shows(robot, "OU=Client"));
        window.resize(robot, 1000, 700);
        tabs(robot, "-zh-dark-1000");
        robot.interact(() -> window.system.set(ColorScheme.LIGHT));
        robot.interact(() -> window.graph.speak(Optional.of(Locale.ENGLISH)));
        window.resize(robot, 1280, 800);
        WindowFixture.waitFor(
                "the link", () -> robot.lookup("#doctor").tryQuery().isPresent());
        sheet(robot, "#doctor", "Doctor", "window-inspect-doctor");
        sheet(robot, "#compare", "Compare two certificates", "window-inspect-compare");
        robot.interact(
                () -> window.graph.models().inspection().page().tabProperty().set(PageTab.OVERVIEW));
        robot.clickOn("#verify");
        WindowFixture.waitFor("the sheet", () -> FxNodes.shows(robot, "To be used as"));
        robot.clickOn("#verifyNow");
        WindowFixture.waitFor("the judgement", () -> FxNodes.shows(robot, "accepted"));
        window.picture(robot, "window-inspect-verified-sheet");
        robot.press(KeyCode.ESCAPE).release(KeyCode.ESCAPE);
        window.picture(robot, "window-inspect-verified");
        var vault = window.services.inventory().entry("other");
        robot.interact(() -> window.graph
                .models()
                .inspection()
                .list()
                .select(new ChainGraph.Node.Certificate("any", vault.details(), true)));
        WindowFixture.waitFor("what only the vault held is open, too", () -> FxNodes.shows(robot, "CN=other"));
        assertTrue(Files.exists(store));
    }

    private void tabs(FxRobot robot, String suffix) {
        for (var tab : PageTab.values()) {
            robot.interact(() ->
                    window.graph.models().inspection().page().tabProperty().set(tab));
            window.picture(robot, "window-inspect-" + tab.name().toLowerCase(Locale.ROOT) + suffix);
        }
        robot.interact(
                () -> window.graph.models().inspection().page().tabProperty().set(PageTab.OVERVIEW));
    }

    private void sheet(FxRobot robot, String link, String title, String picture) {
        robot.clickOn(link);
        WindowFixture.waitFor(title, () -> FxNodes.shows(robot, title));
        window.picture(robot, picture);
        robot.press(KeyCode.ESCAPE).release(KeyCode.ESCAPE);
    }
}
