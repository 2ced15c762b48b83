package dev.certwright.ui.issuing;

import dev.certwright.model.Cancellation;
import dev.certwright.model.PkiException;
import dev.certwright.model.certificate.CertificateProfile;
import dev.certwright.model.issuing.CertificateOrder;
import dev.certwright.model.name.DistinguishedName;
import dev.certwright.ui.common.Snapshots;
import dev.certwright.ui.theme.Theme;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// Pictures of every page of the wizards, for people to look at.
@ExtendWith(ApplicationExtension.class)
class WizardPicturesTest {
    @TempDir
    Path folder;

    private Stage stage;
    private Workshop workshop;

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
    void ofEveryPage(Theme theme, String language, int width, int height, FxRobot robot) throws PkiException {
        var name = "-" + theme.name().toLowerCase(Locale.ROOT) + "-" + language + "-" + width;
        robot.interact(() -> workshop =
                new Workshop(stage, folder, Locale.forLanguageTag(language), theme, width, height).withoutPassphrase());
        robot.interact(() -> workshop.create(CertificateProfile.SERVER, Optional.empty()));
        picture(robot, "wizard-no-issuer" + name);
        robot.interact(() -> workshop.create(CertificateProfile.ROOT_CA, Optional.empty()));
        picture(robot, "wizard-ca-name" + name);
        press(robot, "#createNow");
        picture(robot, "wizard-ca-done" + name);
        var second = workshop.services
                .issuing()
                .issue(
                        CertificateOrder.rootCa("Devices CA", DistinguishedName.ofCommonName("Devices CA")),
                        new Cancellation());
        robot.interact(() -> workshop.create(CertificateProfile.SERVER, Optional.empty()));
        picture(robot, "wizard-server-issuer" + name);
        robot.interact(() -> workshop.create(CertificateProfile.SERVER, Optional.of(second.id())));
        type(robot, "#nameTyping", "*.example.com,exa mple.com,");
        fill(robot, "#organization", "MyOrg");
        fill(robot, "#country", "Taiwan");
        press(robot, "#next");
        picture(robot, "wizard-server-names" + name);
        robot.interact(() -> workshop.create(CertificateProfile.SERVER, Optional.of(second.id())));
        press(robot, "#next");
        picture(robot, "wizard-server-key" + name);
        fill(robot, "#days", "9000");
        robot.interact(() -> robot.lookup("#advanced")
                .<javafx.scene.control.TitledPane>query()
                .setExpanded(true));
        press(robot, "#next");
        picture(robot, "wizard-server-key-problem" + name);
        fill(robot, "#days", "900");
        robot.interact(() -> robot.lookup("keyEncipherment")
                .<javafx.scene.control.CheckBox>query()
                .setSelected(true));
        picture(robot, "wizard-server-findings" + name);
        robot.interact(() -> robot.lookup("keyEncipherment")
                .<javafx.scene.control.CheckBox>query()
                .setSelected(false));
        fill(robot, "#days", "365");
        press(robot, "#next");
        picture(robot, "wizard-server-review" + name);
        robot.interact(() -> robot.lookup(".tab-pane")
                .<javafx.scene.control.TabPane>query()
                .getSelectionModel()
                .select(1));
        picture(robot, "wizard-server-commands" + name);
        press(robot, "#next");
        robot.interact(() -> workshop.create(CertificateProfile.INTERMEDIATE_CA, Optional.of(second.id())));
        press(robot, "#next");
        robot.interact(() -> {
            robot.lookup("#key").queryComboBox().getSelectionModel().select(9);
            robot.lookup("#advanced").<javafx.scene.control.TitledPane>query().setExpanded(true);
        });
        fill(robot, "#constraints", "permit dns:example.com\nexclude ip:192.0.2.0/24");
        fill(robot, "#extensions", "1.2.3.4=UTF9:x");
        picture(robot, "wizard-intermediate-advanced" + name);
        robot.interact(() ->
                robot.lookup("#scroll").<javafx.scene.control.ScrollPane>query().setVvalue(1));
        picture(robot, "wizard-intermediate-extensions" + name);
        robot.interact(() -> workshop.create(CertificateProfile.CLIENT, Optional.of(second.id())));
        picture(robot, "wizard-client-names" + name);
        press(robot, "#createNow");
        picture(robot, "wizard-client-done" + name);
        press(robot, "#saveAll");
        picture(robot, "export-several" + name);
        press(robot, "#generate");
        picture(robot, "export-generated" + name);
        press(robot, "#save");
        picture(robot, "export-done" + name);
    }

    private static void fill(FxRobot robot, String query, String text) {
        robot.interact(() -> robot.lookup(query).queryTextInputControl().setText(text));
    }

    private static void type(FxRobot robot, String query, String text) {
        robot.interact(() -> {
            var field = robot.lookup(query).queryTextInputControl();
            field.requestFocus();
            field.setText(text);
        });
        robot.type(javafx.scene.input.KeyCode.ENTER);
    }

    private static void press(FxRobot robot, String query) {
        robot.interact(() -> robot.lookup(query).queryButton().fire());
    }

    private void picture(FxRobot robot, String name) {
        Snapshots.save(robot, workshop.scene(), name);
    }
}
