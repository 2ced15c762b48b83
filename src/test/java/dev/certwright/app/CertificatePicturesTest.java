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
import java.util.Optional;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// Pictures of the list and of a wizard in the whole window.
@ExtendWith(ApplicationExtension.class)
class CertificatePicturesTest {
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
    void ofTheListAndOfAWizard(FxRobot robot) throws PkiException {
        window.services.vault().protect(Optional.empty());
        var authority = issue(CertificateOrder.rootCa("MyCA", DistinguishedName.ofCommonName("MyCA")));
        var server = issue(below(authority, "localhost", CertificateProfile.SERVER));
        issue(below(authority, "client01", CertificateProfile.CLIENT));
        issue(below(authority, "legacy-client", CertificateProfile.CLIENT).withDays(15));
        var devices = issue(below(authority, "Devices CA", CertificateProfile.INTERMEDIATE_CA));
        issue(below(devices, "sensor-0001", CertificateProfile.CLIENT));
        robot.interact(() -> window.graph.shell().certificates(Optional.of(server.id())));
        WindowFixture.waitFor("the details", () -> FxNodes.shows(robot, "issued by MyCA"));
        pictures(robot, "certificates-window");
        robot.interact(() -> window.graph.shell().create(CertificateProfile.SERVER, Optional.of(authority.id())));
        WindowFixture.waitFor("the preview", () -> FxNodes.shows(robot, "CN=localhost"));
        pictures(robot, "wizard-window");
    }

    private void pictures(FxRobot robot, String name) {
        window.resize(robot, 1280, 800);
        window.picture(robot, name);
        window.resize(robot, 1000, 700);
        window.picture(robot, name + "-small");
    }

    private static CertificateOrder below(Entry issuer, String name, CertificateProfile profile) {
        return CertificateOrder.below(
                issuer.id(),
                name,
                profile,
                DistinguishedName.ofCommonName(name),
                List.of(new GeneralName.Dns("localhost"), new GeneralName.Dns("*.example.com")));
    }

    private Entry issue(CertificateOrder order) throws PkiException {
        return window.services.issuing().issue(order, new Cancellation());
    }
}
