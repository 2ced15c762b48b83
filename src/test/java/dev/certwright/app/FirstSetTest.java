package dev.certwright.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.certwright.testing.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// From an empty vault to a CA, a server and a client certificate on disk, by mouse, counting clicks.
@ExtendWith(ApplicationExtension.class)
class FirstSetTest {
    /// What the system's own dialog for folders takes: one click, on its button.
    private static final int CLICKS_IN_FOLDER_DIALOG = 1;

    private static final int MOST_CLICKS = 12;

    @TempDir
    Path folder;

    private WindowFixture window;
    private int clicks;

    @Start
    void open(Stage stage) throws IOException {
        window = new WindowFixture(stage, Files.createDirectory(folder.resolve("data")), InstantSource.system());
    }

    @AfterEach
    void close() {
        window.close();
    }

    @Test
    void takesAtMostTwelveClicks(FxRobot robot) throws IOException, GeneralSecurityException, InterruptedException {
        var out = Files.createDirectory(folder.resolve("out"));
        window.resize(robot, 1000, 700);
        click(robot, "#authority");
        click(robot, "#createNow");
        click(robot, "#without");
        click(robot, "#decide");
        click(robot, "#nextServer");
        click(robot, "#createNow");
        click(robot, "#nextClient");
        click(robot, "#createNow");
        click(robot, "#saveAll");
        window.willPick(out);
        click(robot, "#browse");
        clicks += CLICKS_IN_FOLDER_DIALOG;
        var password = robot.lookup("#shownPassword").queryTextInputControl().getText();
        click(robot, "#save");
        WindowFixture.waitFor("the end of the export", () -> shown(robot, "#close"));
        assertEquals(List.of("My_Root_CA-chain.crt", "My_Root_CA.crt", "client01.p12", "localhost.p12"), names(out));
        assertTrue(clicks <= MOST_CLICKS, clicks + " clicks");
        for (var name : List.of("localhost", "client01")) {
            var store = KeyStore.getInstance(out.resolve(name + ".p12").toFile(), password.toCharArray());
            var chain = store.getCertificateChain(store.aliases().nextElement());
            assertEquals(2, chain.length, "the certificate and its CA");
            assertEquals(
                    "CN=My Root CA",
                    ((X509Certificate) chain[1]).getSubjectX500Principal().getName());
            Files.writeString(out.resolve(name + ".pem"), pem(chain[0]));
        }
        Program.assumePresent("openssl");
        assertVerifies(out, "sslserver", "localhost.pem");
        assertVerifies(out, "sslclient", "client01.pem");
    }

    private static String pem(Certificate certificate) throws GeneralSecurityException {
        return "-----BEGIN CERTIFICATE-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate.getEncoded())
                + "\n-----END CERTIFICATE-----\n";
    }

    private static void assertVerifies(Path folder, String purpose, String file)
            throws IOException, InterruptedException {
        var verified = Program.run(
                folder, "openssl", "verify", "-x509_strict", "-purpose", purpose, "-CAfile", "My_Root_CA.crt", file);
        assertEquals(0, verified.status(), verified::text);
    }

    private void click(FxRobot robot, String query) {
        WindowFixture.waitFor(query, () -> shown(robot, query));
        robot.clickOn(query);
        clicks++;
    }

    private static boolean shown(FxRobot robot, String query) {
        return robot.lookup(query)
                .match(node -> visible(node) && !node.isDisabled())
                .tryQuery()
                .isPresent();
    }

    private static boolean visible(Node node) {
        for (var at = node; at != null; at = at.getParent()) {
            if (!at.isVisible()) {
                return false;
            }
        }
        return true;
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
