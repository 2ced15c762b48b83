package dev.certwright.ui.issuing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.certwright.model.Cancellation;
import dev.certwright.model.PkiException;
import dev.certwright.model.certificate.CertificateProfile;
import dev.certwright.model.certificate.KeyPurpose;
import dev.certwright.model.certificate.KeyUsage;
import dev.certwright.model.inventory.Entry;
import dev.certwright.model.issuing.CertificateOrder;
import dev.certwright.model.key.KeySpec;
import dev.certwright.model.name.DistinguishedName;
import dev.certwright.model.name.GeneralName;
import dev.certwright.ui.common.Snapshots;
import dev.certwright.ui.theme.Theme;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TitledPane;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// The wizards as a person uses them, over a real vault.
@ExtendWith(ApplicationExtension.class)
class WizardTest {
    @TempDir
    Path folder;

    private Workshop workshop;

    @Start
    void start(Stage stage) {
        workshop = new Workshop(stage, folder, Locale.ENGLISH, Theme.LIGHT, 960, 700).withoutPassphrase();
    }

    @AfterEach
    void close() {
        workshop.close();
    }

    @Test
    void makesTheCaOfTheTextbook(FxRobot robot) throws PkiException {
        open(robot, CertificateProfile.ROOT_CA, Optional.empty());
        fill(robot, "#commonName", "MyCA");
        fill(robot, "#organization", "MyOrg");
        fill(robot, "#unit", "IT");
        fill(robot, "#country", "TW");
        fill(robot, "#state", "Taiwan");
        fill(robot, "#locality", "Taipei");
        robot.clickOn("#next");
        key(robot, new KeySpec.Rsa(4096));
        robot.clickOn("#next").clickOn("#next");
        var made = workshop.services.inventory().entry("MyCA");
        assertEquals(
                "C=TW, ST=Taiwan, L=Taipei, O=MyOrg, OU=IT, CN=MyCA",
                made.details().subject().toEncodedOrder());
        assertEquals("RSA 4096", made.details().publicKey().label());
        assertEquals(3650, made.details().validity().days());
        assertTrue(made.root());
    }

    @Test
    void makesTheServerCertificateOfTheTextbook(FxRobot robot) throws PkiException {
        var authority = authority("MyCA");
        open(robot, CertificateProfile.SERVER, Optional.of(authority));
        robot.clickOn("#nameTyping");
        removeNames(robot);
        robot.write("localhost,*.example.com,127.0.0.1,");
        robot.clickOn("#next");
        key(robot, new KeySpec.Rsa(2048));
        fill(robot, "#days", "365");
        robot.interact(() -> robot.lookup("#advanced").<TitledPane>query().setExpanded(true));
        for (var usage : List.of("digitalSignature", "nonRepudiation", "keyEncipherment", "dataEncipherment")) {
            robot.interact(() -> robot.lookup("#" + usage).<CheckBox>query().setSelected(true));
        }
        robot.clickOn("#next").clickOn("#next");
        var details = workshop.services.inventory().entry("localhost").details();
        assertEquals(
                List.of("DNS:localhost", "DNS:*.example.com", "IP:127.0.0.1"),
                details.subjectAltNames().stream().map(GeneralName::typed).toList());
        assertEquals("CN=localhost", details.subject().toString());
        assertEquals("RSA 2048", details.publicKey().label());
        assertEquals(365, details.validity().days());
        assertEquals(
                Set.of(
                        KeyUsage.DIGITAL_SIGNATURE,
                        KeyUsage.NON_REPUDIATION,
                        KeyUsage.KEY_ENCIPHERMENT,
                        KeyUsage.DATA_ENCIPHERMENT),
                details.keyUsage().orElseThrow());
        assertEquals(List.of(KeyPurpose.SERVER_AUTH), details.extendedKeyUsage().orElseThrow());
    }

    @Test
    void makesTheClientCertificateOfTheTextbook(FxRobot robot) throws PkiException {
        open(robot, CertificateProfile.CLIENT, Optional.of(authority("MyCA")));
        fill(robot, "#commonName", "client01");
        robot.clickOn("#next");
        key(robot, new KeySpec.Rsa(2048));
        robot.interact(() -> robot.lookup("#advanced").<TitledPane>query().setExpanded(true));
        robot.interact(() -> robot.lookup("#keyEncipherment").<CheckBox>query().setSelected(true));
        robot.clickOn("#next").clickOn("#next");
        var details = workshop.services.inventory().entry("client01").details();
        assertEquals("CN=client01", details.subject().toString());
        assertEquals(
                Set.of(KeyUsage.DIGITAL_SIGNATURE, KeyUsage.KEY_ENCIPHERMENT),
                details.keyUsage().orElseThrow());
        assertEquals(List.of(KeyPurpose.CLIENT_AUTH), details.extendedKeyUsage().orElseThrow());
    }

    @Test
    void goesByKeyboardAlone(FxRobot robot) throws PkiException {
        var authority = authority("MyCA");
        authority("Other CA");
        open(robot, CertificateProfile.SERVER, Optional.empty());
        robot.type(KeyCode.UP, KeyCode.ENTER);
        robot.write("www.example.com").type(KeyCode.ENTER);
        robot.type(KeyCode.ENTER, KeyCode.ENTER, KeyCode.ENTER);
        var made = workshop.services.inventory().entry("localhost");
        assertEquals(Optional.of(authority.id()), made.issuer());
        assertTrue(made.details().subjectAltNames().contains(new GeneralName.Dns("www.example.com")));
    }

    @Test
    void takesPastedLinesApart(FxRobot robot) throws PkiException {
        open(robot, CertificateProfile.SERVER, Optional.of(authority("MyCA")));
        robot.interact(() -> Clipboard.getSystemClipboard()
                .setContent(java.util.Map.of(DataFormat.PLAIN_TEXT, "a.example.com\nb.example.com\n192.0.2.1")));
        robot.clickOn("#nameTyping").press(KeyCode.CONTROL, KeyCode.V).release(KeyCode.V, KeyCode.CONTROL);
        assertEquals(6, robot.lookup(".name-chip").queryAll().size());
        robot.type(KeyCode.BACK_SPACE);
        assertEquals(5, robot.lookup(".name-chip").queryAll().size());
    }

    @Test
    void saysWhyANameIsWrongAndDoesNotGoOn(FxRobot robot) throws PkiException {
        open(robot, CertificateProfile.SERVER, Optional.of(authority("MyCA")));
        robot.clickOn("#nameTyping").write("exa mple.com").clickOn("#next");
        assertEquals(
                "“exa mple.com” is not a host name: a space is not allowed. Put a comma between two names.",
                text(robot, "#namesProblem"));
        assertTrue(robot.lookup("#nameTyping").tryQuery().isPresent(), "still on the page of names");
        robot.clickOn("#nameTyping").type(KeyCode.BACK_SPACE);
        assertEquals("", text(robot, "#namesProblem"));
    }

    @Test
    void explainsACountrysNameAndACommonNameThatIsTooLong(FxRobot robot) {
        open(robot, CertificateProfile.ROOT_CA, Optional.empty());
        robot.clickOn("#country").write("Taiwan").type(KeyCode.TAB);
        assertEquals("“Taiwan” has the code TW. Write TW.", text(robot, "#countryProblem"));
        fill(robot, "#commonName", "x".repeat(65));
        robot.clickOn("#next");
        assertEquals("CN has 65 characters; at most 64 are allowed. Shorten it.", text(robot, "#commonNameProblem"));
    }

    @Test
    void findsACountryByItsName(FxRobot robot) {
        open(robot, CertificateProfile.ROOT_CA, Optional.empty());
        robot.clickOn("#country").write("taiw").type(KeyCode.DOWN);
        Snapshots.save(robot, robot.lookup("#countries").query().getScene(), "country-list");
        robot.type(KeyCode.ENTER);
        assertEquals(
                "TW — Taiwan", robot.lookup("#country").queryTextInputControl().getText());
    }

    @Test
    void refusesDaysPastTheCasEndAndImpossibleOnes(FxRobot robot) throws PkiException {
        var authority = workshop.services
                .issuing()
                .issue(
                        CertificateOrder.rootCa("Short", DistinguishedName.ofCommonName("Short"))
                                .withDays(100),
                        new Cancellation());
        open(robot, CertificateProfile.SERVER, Optional.of(authority));
        robot.clickOn("#next");
        int most = workshop.services.issuing().maxDays(authority.id());
        assertEquals(
                String.valueOf(most),
                robot.lookup("#days").queryTextInputControl().getText(),
                "shortened to the CA's end");
        fill(robot, "#days", "101");
        robot.clickOn("#next");
        assertTrue(
                text(robot, "#daysProblem").endsWith("Enter at most " + most + " days."), text(robot, "#daysProblem"));
        fill(robot, "#days", "0");
        assertEquals("0 days are not possible. Choose from 1 to 9,132 days.", text(robot, "#daysProblem"));
        fill(robot, "#days", "36500");
        assertEquals("36,500 days are not possible. Choose from 1 to 9,132 days.", text(robot, "#daysProblem"));
    }

    @Test
    void keepsTheAnswersWhenItFails(FxRobot robot) throws PkiException {
        var authority = authority("MyCA");
        open(robot, CertificateProfile.CLIENT, Optional.of(authority));
        fill(robot, "#commonName", "phone");
        workshop.services.inventory().remove(authority);
        robot.clickOn("#createNow");
        assertTrue(text(robot, ".failure").length() > 10, "says why");
        assertEquals(
                "phone", robot.lookup("#commonName").queryTextInputControl().getText());
    }

    @Test
    void staysUsableWithFiveThousandNames(FxRobot robot) throws PkiException {
        open(robot, CertificateProfile.SERVER, Optional.of(authority("MyCA")));
        var lines = new StringBuilder();
        for (int i = 0; i < 5000; i++) {
            lines.append("host").append(i).append(".example.com\n");
        }
        robot.interact(() ->
                Clipboard.getSystemClipboard().setContent(java.util.Map.of(DataFormat.PLAIN_TEXT, lines.toString())));
        robot.clickOn("#nameTyping").press(KeyCode.CONTROL, KeyCode.V).release(KeyCode.V, KeyCode.CONTROL);
        assertEquals(200, robot.lookup(".name-chip").queryAll().size());
        assertEquals("+4,803 more", robot.lookup("#moreNames").queryButton().getText());
        robot.clickOn("#createNow");
        assertEquals(
                5003,
                workshop.services
                        .inventory()
                        .entry("localhost")
                        .details()
                        .subjectAltNames()
                        .size());
    }

    @Test
    void asksForTheIssuerWhenTheOneWantedCannotSign(FxRobot robot) throws PkiException {
        authority("MyCA");
        var ended = workshop.ended("Ended");
        open(robot, CertificateProfile.SERVER, Optional.of(ended));
        assertTrue(robot.lookup("#issuers").tryQuery().isPresent(), "does not take another CA unasked");
    }

    @Test
    void offersEveryPurposeOfAKey(FxRobot robot) throws PkiException {
        open(robot, CertificateProfile.CLIENT, Optional.of(authority("MyCA")));
        fill(robot, "#commonName", "both");
        robot.clickOn("#next");
        robot.interact(() -> robot.lookup("#advanced").<TitledPane>query().setExpanded(true));
        assertTrue(robot.lookup("#clientAuth").<CheckBox>query().isSelected());
        robot.interact(() -> robot.lookup("#serverAuth").<CheckBox>query().setSelected(true));
        robot.clickOn("#createNow");
        assertEquals(
                Set.of(KeyPurpose.SERVER_AUTH, KeyPurpose.CLIENT_AUTH),
                Set.copyOf(workshop.services
                        .inventory()
                        .entry("both")
                        .details()
                        .extendedKeyUsage()
                        .orElseThrow()));
    }

    private Entry authority(String name) throws PkiException {
        return workshop.services
                .issuing()
                .issue(CertificateOrder.rootCa(name, DistinguishedName.ofCommonName(name)), new Cancellation());
    }

    private void open(FxRobot robot, CertificateProfile profile, Optional<Entry> issuer) {
        robot.interact(() -> workshop.create(profile, issuer.map(Entry::id)));
    }

    private static void key(FxRobot robot, KeySpec spec) {
        robot.interact(() -> robot.lookup("#key").<ComboBox<KeySpec>>query().setValue(spec));
    }

    private static void fill(FxRobot robot, String query, String text) {
        robot.interact(() -> {
            robot.lookup(query).queryTextInputControl().requestFocus();
            robot.lookup(query).queryTextInputControl().setText(text);
        });
    }

    private static void removeNames(FxRobot robot) {
        robot.type(KeyCode.BACK_SPACE, KeyCode.BACK_SPACE, KeyCode.BACK_SPACE);
    }

    private static String text(FxRobot robot, String query) {
        return robot.lookup(query).queryAs(Label.class).getText();
    }
}
