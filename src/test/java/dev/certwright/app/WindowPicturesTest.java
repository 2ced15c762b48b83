package dev.certwright.app;

import dev.certwright.model.Cancellation;
import dev.certwright.model.PkiException;
import dev.certwright.model.certificate.CertificateProfile;
import dev.certwright.model.inventory.Entry;
import dev.certwright.model.issuing.CertificateOrder;
import dev.certwright.model.name.DistinguishedName;
import dev.certwright.model.name.GeneralName;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.application.ColorScheme;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// Leaves a picture of each screen under `target/screens`: light, dark, in Chinese, small; empty, full and failing.
@ExtendWith(ApplicationExtension.class)
class WindowPicturesTest {
    @TempDir
    static Path folder;

    private WindowFixture window;

    @Start
    void open(Stage stage) {
        window = new WindowFixture(stage, folder.resolve(Long.toString(System.nanoTime())), InstantSource.system());
    }

    @AfterEach
    void close() {
        window.close();
    }

    @Test
    void home(FxRobot robot) throws PkiException {
        window.resize(robot, 1280, 800);
        window.picture(robot, "home-empty");
        fill();
        robot.interact(() -> window.graph.shell().home());
        WindowFixture.waitFor("the entry that ends soon", () -> FxNodes.shows(robot, "legacy-client"));
        pictures(robot, "home");
    }

    @Test
    void connectionTest(FxRobot robot) {
        robot.interact(() -> window.graph.shell().connectionTest(Optional.empty(), Optional.empty(), Optional.empty()));
        window.resize(robot, 1280, 800);
        window.picture(robot, "connection-empty");
        robot.interact(() -> window.graph.shell().home());
        robot.clickOn("#start");
        WindowFixture.waitFor("the offer to keep", () -> FxNodes.visible(robot, "#keep"));
        pictures(robot, "connection-mutual");
    }

    @Test
    void settings(FxRobot robot) {
        robot.interact(() -> window.graph.shell().settings());
        WindowFixture.waitFor("the vault's file", () -> FxNodes.shows(robot, "my.certwright"));
        pictures(robot, "settings");
    }

    private void pictures(FxRobot robot, String name) {
        window.resize(robot, 1280, 800);
        window.picture(robot, name);
        window.resize(robot, 1000, 700);
        window.picture(robot, name + "-small");
        robot.interact(() -> window.system.set(ColorScheme.DARK));
        window.resize(robot, 1280, 800);
        window.picture(robot, name + "-dark");
        robot.interact(() -> window.system.set(ColorScheme.LIGHT));
        robot.interact(() -> window.graph.speak(Optional.of(Locale.TAIWAN)));
        window.picture(robot, name + "-zh-TW");
        window.resize(robot, 1000, 700);
        window.picture(robot, name + "-zh-TW-small");
    }

    private void fill() throws PkiException {
        window.services.vault().protect(Optional.empty());
        var authority = issue(CertificateOrder.rootCa("MyCA", DistinguishedName.ofCommonName("MyCA")));
        for (int days : List.of(45, 100, 100, 300)) {
            issue(server(authority, "host-" + System.nanoTime()).withDays(days));
        }
        issue(server(authority, "legacy-client").withDays(15));
        issue(server(authority, "a-rather-long-name.of-a-server.in.some.department.example.com")
                .withDays(9));
    }

    private static CertificateOrder server(Entry authority, String name) {
        return CertificateOrder.below(
                authority.id(),
                name,
                CertificateProfile.SERVER,
                DistinguishedName.ofCommonName("localhost"),
                List.of(new GeneralName.Dns("localhost")));
    }

    private Entry issue(CertificateOrder order) throws PkiException {
        return window.services.issuing().issue(order, new Cancellation());
    }
}
