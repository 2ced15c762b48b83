package dev.certwright.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.certwright.model.Cancellation;
import dev.certwright.model.PkiException;
import dev.certwright.model.certificate.CertificateProfile;
import dev.certwright.model.issuing.AddedFields;
import dev.certwright.model.issuing.CertificateOrder;
import dev.certwright.model.name.DistinguishedName;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TitledPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// The parts of the window about profiles, driven as a person drives them; pictures of each.
@ExtendWith(ApplicationExtension.class)
class ProfilePicturesTest {
    @TempDir
    Path folder;

    private WindowFixture window;

    @Start
    void open(Stage stage) {
        window = new WindowFixture(stage, folder, InstantSource.system());
    }

    @BeforeEach
    void makeAuthority() throws PkiException {
        window.services.vault().protect(Optional.empty());
        window.services
                .issuing()
                .issue(CertificateOrder.rootCa("MyCA", DistinguishedName.ofCommonName("MyCA")), new Cancellation());
    }

    @AfterEach
    void close() {
        window.close();
    }

    @Test
    void anIntermediateCaWithConstraintsIsMadeAndItsAnswersBecomeAProfile(FxRobot robot) throws PkiException {
        robot.interact(() -> window.graph.shell().create(CertificateProfile.INTERMEDIATE_CA, Optional.empty()));
        WindowFixture.waitFor(
                "the name", () -> robot.lookup("#profile").tryQuery().isPresent());
        pictures(robot, "wizard-profile");
        click(robot, "#next");
        WindowFixture.waitFor(
                "the key", () -> robot.lookup("#badges").tryQuery().isPresent());
        robot.interact(() -> {
            ComboBox<Object> key = robot.lookup("#key").queryComboBox();
            key.getSelectionModel().select(9);
        });
        pictures(robot, "wizard-key");
        robot.interact(() -> {
            robot.lookup("#key").queryComboBox().getSelectionModel().select(0);
            robot.lookup("#advanced").queryAs(TitledPane.class).setExpanded(true);
            robot.lookup("#pathLength").queryAs(TextField.class).setText("1");
            robot.lookup("#constraints")
                    .queryAs(TextArea.class)
                    .setText("permit dns:example.com\nexclude dns:b.example");
            robot.lookup("#extensions").queryAs(TextArea.class).setText("1.2.3.4=SEQUENCE { UTF8:a, INT:x }");
        });
        WindowFixture.waitFor(
                "the problem",
                () -> robot.lookup("#extensionsProblem")
                        .queryAs(Label.class)
                        .getText()
                        .startsWith("Character 24"));
        pictures(robot, "wizard-advanced");
        robot.interact(() -> robot.lookup("#scroll").queryAs(ScrollPane.class).setVvalue(1));
        pictures(robot, "wizard-extensions");
        robot.interact(() -> robot.lookup("#extensions").queryAs(TextArea.class).setText("1.2.3.4=UTF8:hello"));
        robot.interact(() -> robot.lookup("#saveProfile")
                .queryAs(javafx.scene.control.Hyperlink.class)
                .fire());
        WindowFixture.waitFor(
                "the sheet", () -> robot.lookup("#saveProfileNow").tryQuery().isPresent());
        robot.interact(() -> robot.lookup("#name").queryAs(TextField.class).setText("Branch"));
        pictures(robot, "wizard-save-profile");
        click(robot, "#saveProfileNow");
        WindowFixture.waitFor("the profile", this::saved);
        click(robot, "#createNow");
        WindowFixture.waitFor("the CA", () -> FxNodes.shows(robot, "My Intermediate CA"));
        WindowFixture.waitFor("the entry", () -> entries().contains("My Intermediate CA"));
        var details = window.services.inventory().entries().stream()
                .filter(entry -> entry.name().equals("My Intermediate CA"))
                .findFirst()
                .orElseThrow()
                .details();
        assertEquals(
                1, details.basicConstraints().orElseThrow().pathLenConstraint().orElseThrow());
        var fields = window.services.profiles().find("Branch").choices();
        assertEquals(1, AddedFields.of(fields.extensions()).permitted().size());
        assertTrue(details.extensions().stream()
                .anyMatch(extension -> extension.oid().equals("1.2.3.4")));
    }

    @Test
    void aProfileIsImportedAndChosen(FxRobot robot) throws Exception {
        var file = Files.writeString(
                folder.resolve("edge.json"),
                "{\"format\": \"certwright-profile\", \"version\": 1, \"name\": \"Edge device\", \"base\": \"client\","
                        + " \"key\": \"ed25519\", \"days\": 30, \"crl\": [\"http://example.com/a.crl\"]}");
        robot.interact(() -> window.graph.shell().certificates(Optional.empty()));
        WindowFixture.waitFor(
                "the menu", () -> robot.lookup("#moreMenu").tryQuery().isPresent());
        robot.interact(
                () -> robot.lookup("#moreMenu").queryAs(javafx.scene.control.MenuButton.class).getItems().stream()
                        .filter(item -> item.getId().equals("profiles"))
                        .findFirst()
                        .orElseThrow()
                        .fire());
        WindowFixture.waitFor(
                "the sheet", () -> robot.lookup("#importProfile").tryQuery().isPresent());
        window.willPick(file);
        click(robot, "#importProfile");
        WindowFixture.waitFor("the profile", () -> FxNodes.shows(robot, "Edge device"));
        pictures(robot, "profiles-sheet");
        click(robot, "#closeProfiles");
        robot.interact(() -> window.graph.shell().create(CertificateProfile.CLIENT, Optional.empty()));
        WindowFixture.waitFor(
                "the choice", () -> robot.lookup("#profile").tryQuery().isPresent());
        robot.interact(() -> robot.lookup("#profile")
                .queryAs(ChoiceBox.class)
                .getSelectionModel()
                .select(2));
        pictures(robot, "wizard-own-profile");
        click(robot, "#createNow");
        WindowFixture.waitFor("the entry", () -> entries().contains("client01"));
        var details = window.services.inventory().entries().stream()
                .filter(entry -> entry.name().equals("client01"))
                .findFirst()
                .orElseThrow()
                .details();
        assertEquals("Ed25519", details.publicKey().label());
        assertEquals(30, details.validity().days());
        assertTrue(details.extensions().stream()
                .anyMatch(extension -> extension.text().contains("http://example.com/a.crl")));
    }

    private boolean saved() {
        try {
            return window.services.profiles().exists("Branch");
        } catch (PkiException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<String> entries() {
        try {
            return window.services.inventory().entries().stream()
                    .map(entry -> entry.name())
                    .toList();
        } catch (PkiException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void click(FxRobot robot, String query) {
        WindowFixture.waitFor(query, () -> robot.lookup(query).tryQuery().isPresent());
        robot.interact(() -> robot.lookup(query)
                .queryAs(javafx.scene.control.ButtonBase.class)
                .fire());
    }

    private void pictures(FxRobot robot, String name) {
        window.resize(robot, 1280, 800);
        window.picture(robot, name);
        window.resize(robot, 1000, 700);
        window.picture(robot, name + "-small");
    }
}
