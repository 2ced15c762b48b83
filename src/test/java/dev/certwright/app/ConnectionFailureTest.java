package dev.certwright.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.certwright.model.Cancellation;
import dev.certwright.model.Passphrase;
import dev.certwright.model.PkiException;
import dev.certwright.model.certificate.CertificateProfile;
import dev.certwright.model.inventory.Entry;
import dev.certwright.model.issuing.CertificateOrder;
import dev.certwright.model.name.DistinguishedName;
import dev.certwright.model.name.GeneralName;
import dev.certwright.service.export.ExportService.Format;
import dev.certwright.service.export.ExportService.Request;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.application.ColorScheme;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// What the window says when something is wrong, against a server of the Java platform.
@ExtendWith(ApplicationExtension.class)
class ConnectionFailureTest {
    private static final String PASSWORD = "a password";

    @TempDir
    static Path root;

    private Path folder;
    private WindowFixture window;
    private Entry authority;

    @Start
    void open(Stage stage) throws PkiException {
        folder = root.resolve(Long.toString(System.nanoTime()));
        window = new WindowFixture(stage, folder, InstantSource.system());
        window.services.vault().protect(Optional.of(new Passphrase("correct horse".toCharArray())));
        authority = issue(CertificateOrder.rootCa("MyCA", DistinguishedName.ofCommonName("MyCA")));
        issue(below("client01", CertificateProfile.CLIENT, List.of()));
    }

    @AfterEach
    void close() {
        window.close();
    }

    @Test
    void showsTheNameThatTheServerCertificateLacks(FxRobot robot) throws Exception {
        try (var server = serverNamed("api.local")) {
            test(robot, "https://localhost:" + server.port() + "/");
            WindowFixture.waitFor("a verdict", () -> FxNodes.visible(robot, "#headline"));
            assertTrue(headline(robot).startsWith("Step 3 failed"), headline(robot));
            assertEquals(1, robot.lookup(".step-circle.bad").queryAll().size());
            assertTrue(FxNodes.shows(robot, "Issue the certificate again with localhost"));
            window.resize(robot, 1280, 800);
            window.picture(robot, "connection-wrong-name");
            robot.interact(() -> window.system.set(ColorScheme.DARK));
            window.picture(robot, "connection-wrong-name-dark");
            robot.interact(() -> window.system.set(ColorScheme.LIGHT));
            robot.interact(() -> window.graph.speak(Optional.of(Locale.TAIWAN)));
            window.resize(robot, 1000, 700);
            window.picture(robot, "connection-wrong-name-zh-TW-small");
        }
    }

    @Test
    void asksForThePassphraseUntilItFits(FxRobot robot) throws Exception {
        try (var server = serverNamed("localhost")) {
            window.services.vault().lock();
            test(robot, "https://localhost:" + server.port() + "/");
            WindowFixture.waitFor("the question", () -> FxNodes.visible(robot, "#passphrase"));
            robot.clickOn("#passphrase").write("wrong");
            robot.clickOn("#unlock");
            WindowFixture.waitFor("the complaint", () -> FxNodes.visible(robot, "#problem"));
            window.pictureOf(robot, "#passphrase", "passphrase-wrong");
            robot.clickOn("#passphrase").write("correct horse");
            robot.clickOn("#unlock");
            WindowFixture.waitFor("a verdict", () -> FxNodes.visible(robot, "#headline"));
            assertTrue(headline(robot).startsWith("Mutual TLS works"), headline(robot));
            window.resize(robot, 1280, 800);
            window.picture(robot, "connection-vault-client");
        }
    }

    @Test
    void asksForThePasswordOfAClientFileOnceItIsNeeded(FxRobot robot) throws Exception {
        try (var server = serverNamed("localhost")) {
            var file = exported(issue(below("client02", CertificateProfile.CLIENT, List.of())));
            robot.interact(() -> window.graph.models().connection().parties().useClientFile(file));
            test(robot, "https://localhost:" + server.port() + "/");
            WindowFixture.waitFor("the field for the password", () -> FxNodes.visible(robot, "#password"));
            assertTrue(FxNodes.shows(robot, "client02.p12 (file)"), "the file is still the one that is shown");
            window.picture(robot, "connection-password");
            robot.clickOn("#password").write(PASSWORD);
            robot.clickOn("#run");
            WindowFixture.waitFor(
                    "an end", () -> FxNodes.visible(robot, "#headline") && FxNodes.visible(robot, "#run"));
            WindowFixture.waitFor(
                    "success",
                    () -> FxNodes.visible(robot, "#headline") && headline(robot).startsWith("Mutual TLS works"),
                    () -> headline(robot));
        }
    }

    private void test(FxRobot robot, String address) {
        robot.interact(
                () -> window.graph.shell().connectionTest(Optional.of(address), Optional.empty(), Optional.empty()));
        WindowFixture.waitFor("the CA of the vault", () -> FxNodes.shows(robot, "MyCA"));
        robot.interact(() -> robot.lookup("#address").queryAs(TextField.class).setText(address));
        robot.clickOn("#run");
    }

    private static String headline(FxRobot robot) {
        return robot.lookup("#headline").queryAs(Label.class).getText();
    }

    private JsseServer serverNamed(String name) throws Exception {
        var entry = issue(below("server", CertificateProfile.SERVER, List.of(new GeneralName.Dns(name))));
        return new JsseServer(exported(entry), PASSWORD.toCharArray());
    }

    private Path exported(Entry entry) throws PkiException {
        return window.services
                .export()
                .export(new Request(
                        entry, Format.PKCS12, folder, Optional.of(new Passphrase(PASSWORD.toCharArray())), true, false))
                .getFirst();
    }

    private CertificateOrder below(String name, CertificateProfile profile, List<GeneralName> names) {
        return CertificateOrder.below(authority.id(), name, profile, DistinguishedName.ofCommonName(name), names);
    }

    private Entry issue(CertificateOrder order) throws PkiException {
        return window.services.issuing().issue(order, new Cancellation());
    }
}
