package dev.certwright.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.certwright.testing.CertificateDraft;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// How long it takes until a file with 10,000 certificates is listed in the window. Prints; does not decide.
@ExtendWith(ApplicationExtension.class)
class InspectListBench {
    private static final int CERTIFICATES = 10_000;

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

    @Test
    void tenThousandCertificates(FxRobot robot) throws Exception {
        var file = Files.writeString(folder.resolve("many.pem"), pem());
        robot.interact(() -> window.graph.shell().inspect(List.of()));
        var list = window.graph.models().inspection().list();
        long start = System.nanoTime();
        robot.interact(() -> window.graph.shell().inspect(List.of(file)));
        WindowFixture.waitFor("the list", () -> list.rowsProperty().get().size() == CERTIFICATES + 1);
        long listed = System.nanoTime();
        WindowFixture.waitFor("the page", () -> FxNodes.shows(robot, "CN=device"));
        long shown = System.nanoTime();
        IO.println(
                "10,000 certificates, first time in this program: listed after %d ms, the first one shown after %d ms"
                        .formatted((listed - start) / 1_000_000, (shown - start) / 1_000_000));
        assertEquals(CERTIFICATES + 1, list.rowsProperty().get().size());
    }

    /// One key, many serial numbers: making the certificates is not what is measured.
    private static String pem() throws Exception {
        KeyPair keys = CertificateDraft.keys("EC", 256);
        var text = new StringBuilder();
        var encoder = Base64.getMimeEncoder(64, new byte[] {'\n'});
        for (int i = 0; i < CERTIFICATES; i++) {
            var issued = CertificateDraft.named("device " + i).keys(keys).selfSigned();
            text.append("-----BEGIN CERTIFICATE-----\n")
                    .append(encoder.encodeToString(issued.encoded().der()))
                    .append("\n-----END CERTIFICATE-----\n");
        }
        return text.toString();
    }
}
