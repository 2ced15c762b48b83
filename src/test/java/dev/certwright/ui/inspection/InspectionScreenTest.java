package dev.certwright.ui.inspection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.certwright.model.Bytes;
import dev.certwright.model.PkiException;
import dev.certwright.model.certificate.OctetRange;
import dev.certwright.model.handshake.ClientChoice;
import dev.certwright.model.handshake.TrustChoice;
import dev.certwright.model.inspection.ChainGraph;
import dev.certwright.model.inspection.Page;
import dev.certwright.model.inventory.EntryId;
import dev.certwright.text.Messages;
import dev.certwright.ui.common.Background;
import dev.certwright.ui.common.FilePicker;
import dev.certwright.ui.common.Navigator;
import dev.certwright.ui.common.NewCertificate;
import dev.certwright.ui.common.Notices;
import dev.certwright.ui.common.Snapshots;
import dev.certwright.ui.common.Views;
import dev.certwright.ui.theme.Theme;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.TabPane;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// The screen over a script, with keys and buttons, and pictures of all of it.
@ExtendWith(ApplicationExtension.class)
class InspectionScreenTest {
    private static final Background AT_ONCE = new Background(Runnable::run, Runnable::run);

    @TempDir
    static Path vault;

    private static Samples samples;
    private final ScriptedInspecting script = new ScriptedInspecting();
    private final InspectionViewModel viewModel = new InspectionViewModel(
            script,
            Optional.of((certificate, problems) -> {
                Map<dev.certwright.model.finding.Finding, NewCertificate> fixes = new HashMap<>();
                fixes.put(
                        problems.getFirst(),
                        NewCertificate.of(
                                dev.certwright.model.certificate.CertificateProfile.CLIENT, Optional.empty()));
                return fixes;
            }),
            AT_ONCE,
            Notices.silent(),
            InstantSource.fixed(Instant.parse("2026-11-23T16:42:10Z")));
    private final List<String> asked = new ArrayList<>();
    private List<Path> picked = List.of();
    private Stage stage;
    private Optional<Scene> large = Optional.empty();

    @BeforeAll
    static void issue() {
        samples = new Samples(vault);
    }

    @Start
    void open(Stage stage) {
        this.stage = stage;
        script.content.put(
                "client.p12",
                Samples.file(
                        "client.p12", "pkcs12", samples.clientItem(), samples.authorityItem(), samples.clientKey()));
        script.content.put("key.pem", Samples.file("key.pem", "pem", samples.clientKey(), Samples.closed("Old key")));
        script.content.put("many.pem", samples.many("many.pem", 10_000));
        dress(Locale.ENGLISH, Theme.LIGHT, 1280, 800);
    }

    private void dress(Locale language, Theme theme, double width, double height) {
        stage.setScene(scene(language, theme, width, height));
        stage.show();
    }

    private Scene scene(Locale language, Theme theme, double width, double height) {
        var messages = Messages.in(language);
        var extras = new InspectionExtras(
                Optional.of((_, picks) -> new Drawing()),
                Optional.of(_ -> new Octets()),
                Optional.of(sheet("verify")),
                Optional.of(sheet("compare")),
                Optional.empty(),
                Optional.empty());
        var screen = InspectionViews.screen(viewModel, extras, new Views(messages), new Picker(), new Recorder());
        var title = new Label(messages.of(screen.title()));
        title.getStyleClass().add("screen-title");
        var actions = new HBox();
        actions.getChildren().addAll(screen.headerActions());
        actions.getStyleClass().add("header-actions");
        var header = new HBox(title, actions);
        header.getStyleClass().add("header");
        var sidebar = new VBox();
        sidebar.getStyleClass().add("sidebar");
        VBox.setVgrow(screen.root(), Priority.ALWAYS);
        var window = new BorderPane(new VBox(header, screen.root()));
        window.setLeft(sidebar);
        var scene = new Scene(window, width, height);
        theme.apply(scene, language);
        return scene;
    }

    private ItemSheet sheet(String name) {
        return new ItemSheet() {
            @Override
            public boolean suits(dev.certwright.service.inspection.Inspected file, int item) {
                return file.items().get(item) instanceof dev.certwright.service.inspection.Inspected.Item.Certificate;
            }

            @Override
            public void open(Subject subject, Views views, FilePicker files, dev.certwright.ui.common.Overlay overlay) {
                asked.add(name + " " + subject.item());
            }
        };
    }

    private void openFiles(FxRobot robot, String... names) {
        robot.interact(() ->
                viewModel.files().open(List.of(names).stream().map(Path::of).toList()));
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void picture(FxRobot robot, String name) {
        WaitForAsyncUtils.waitForFxEvents();
        Snapshots.save(robot, stage.getScene(), "inspect-" + name);
    }

    private static boolean shows(FxRobot robot, String text) {
        return robot
                .lookup(n -> n instanceof Labeled l
                        && l.getText() != null
                        && l.getText().contains(text))
                .queryAll()
                .stream()
                .anyMatch(InspectionScreenTest::visible);
    }

    private static boolean visible(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (!at.isVisible()) {
                return false;
            }
        }
        return true;
    }

    @Test
    void leavesPicturesOfEveryTab(FxRobot robot) {
        picture(robot, "empty");
        openFiles(robot, "client.p12", "key.pem", "nothing.txt");
        for (var tab : PageTab.values()) {
            robot.interact(() -> viewModel.page().tabProperty().set(tab));
            picture(robot, tab.name().toLowerCase(Locale.ROOT));
        }
        robot.interact(() -> viewModel.page().tabProperty().set(PageTab.OVERVIEW));
        robot.interact(() -> dress(Locale.ENGLISH, Theme.DARK, 1280, 800));
        picture(robot, "overview-dark");
        robot.interact(() -> viewModel.page().tabProperty().set(PageTab.EXTENSIONS));
        picture(robot, "extensions-dark");
        robot.interact(() -> viewModel.page().tabProperty().set(PageTab.OVERVIEW));
        robot.interact(() -> dress(Locale.TAIWAN, Theme.LIGHT, 1000, 700));
        picture(robot, "overview-zh-small");
        robot.interact(() -> viewModel.page().tabProperty().set(PageTab.PROBLEMS));
        picture(robot, "problems-zh-small");
        robot.interact(() -> viewModel.page().tabProperty().set(PageTab.OVERVIEW));
        robot.interact(() -> dress(Locale.ENGLISH, Theme.LIGHT, 1000, 700));
        picture(robot, "overview-small");
        robot.interact(() -> large = Optional.of(scene(Locale.ENGLISH, Theme.LIGHT, 1600, 1000)));
        Snapshots.save(robot, large.orElseThrow(), "inspect-overview-large");
        Snapshots.save(robot, large.orElseThrow(), "inspect-overview-large");
    }

    @Test
    void leavesPicturesOfWhatIsNoPage(FxRobot robot) {
        var name = "a-very-long-name-of-a-file-that-somebody-exported-from-a-management-console.p12";
        script.passwords.put(name, "secret");
        script.failures.put("slow.p12", new PkiException.TooExpensive("slow.p12"));
        openFiles(robot, name, "slow.p12", "nothing.txt", "many.pem");
        picture(robot, "password");
        robot.interact(() -> viewModel.files().unlock(1, "wrong".toCharArray()));
        picture(robot, "password-wrong");
        select(robot, 1);
        picture(robot, "expensive");
        select(robot, 2);
        picture(robot, "failed");
        select(robot, 3);
        picture(robot, "whole");
        robot.clickOn("#fromAddress");
        picture(robot, "address");
        robot.type(KeyCode.ESCAPE);
        robot.interact(() -> Words.show(stage.getScene().lookup("#dropTarget"), true));
        picture(robot, "drop");
    }

    private void select(FxRobot robot, int row) {
        robot.interact(() -> viewModel
                .list()
                .select(viewModel.list().rowsProperty().get().get(row).key()));
        WaitForAsyncUtils.waitForFxEvents();
    }

    @Test
    void aPasswordIsTypedAndOpensTheFile(FxRobot robot) {
        script.passwords.put("client.p12", "secret");
        openFiles(robot, "client.p12");
        robot.clickOn("#filePassword").write("wrong").type(KeyCode.ENTER);
        assertTrue(shows(robot, "That password does not open client.p12."));
        robot.clickOn("#filePassword").write("secret").type(KeyCode.ENTER);
        assertTrue(visible(robot.lookup("#pageTabs").query()));
    }

    @Test
    void theKeyboardAloneOpensWalksAndCloses(FxRobot robot) {
        picked = List.of(Path.of("client.p12"), Path.of("key.pem"));
        robot.press(KeyCode.CONTROL).type(KeyCode.O).release(KeyCode.CONTROL);
        WaitForAsyncUtils.waitForFxEvents();
        robot.interact(() -> robot.lookup("#files").query().requestFocus());
        robot.type(KeyCode.DOWN);
        assertEquals(
                Optional.of(1),
                viewModel.list().selectedProperty().get().orElseThrow().key().item());
        robot.press(KeyCode.CONTROL).type(KeyCode.TAB).release(KeyCode.CONTROL);
        assertEquals(PageTab.EXTENSIONS, viewModel.page().tabProperty().get());
        robot.type(KeyCode.F6);
        assertFalse(robot.lookup("#files").query().isFocused(), "the focus is in the next area");
        robot.interact(() -> robot.lookup("#files").query().requestFocus());
        robot.type(KeyCode.DELETE);
        assertEquals(
                List.of("key.pem"),
                viewModel.files().files().stream().map(OpenFile::name).toList());
    }

    @Test
    void theClipboardIsPasted(FxRobot robot) {
        script.content.put("Pasted text 1", Samples.file("Pasted text 1", "pem", samples.authorityItem()));
        robot.interact(() -> Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, "a text")));
        robot.clickOn("#paste");
        assertTrue(script.asked.contains("a text"));
        assertTrue(shows(robot, "Pasted text 1"));
    }

    @Test
    void anAddressIsAskedForAndFetched(FxRobot robot) {
        script.content.put("example.com", Samples.file("example.com", "address", samples.authorityItem()));
        robot.clickOn("#fromAddress").clickOn("#fetchAddress").write("http://x").clickOn("#fetchNow");
        assertTrue(visible(robot.lookup("#fetchProblem").query()));
        robot.interact(
                () -> robot.lookup("#fetchAddress").queryTextInputControl().setText("example.com"));
        robot.clickOn("#fetchNow");
        assertTrue(script.asked.contains("example.com"));
    }

    @Test
    void tenThousandAreInTheListAndOnlyThoseInSightAreDrawn(FxRobot robot) {
        openFiles(robot, "many.pem");
        assertEquals(
                10_001, robot.lookup("#files").<ListView<?>>query().getItems().size());
        assertTrue(robot.lookup("#files .list-cell").queryAll().size() < 100);
        assertTrue(visible(robot.lookup("#fileFilter").query()));
        picture(robot, "many");
        robot.interact(() -> robot.lookup("#files").<ListView<?>>query().scrollTo(9000));
        robot.clickOn("#fileFilter").write("number-777");
        assertEquals(12, robot.lookup("#files").<ListView<?>>query().getItems().size());
    }

    @Test
    void aFactLeadsToItsOctetsAndAProblemToItsFix(FxRobot robot) {
        openFiles(robot, "client.p12");
        robot.interact(() ->
                robot.lookup("#facts").<ListView<?>>query().getSelectionModel().select(0));
        WaitForAsyncUtils.waitForFxEvents();
        robot.clickOn("#facts .hyperlink");
        assertEquals(PageTab.ASN1, viewModel.page().tabProperty().get());
        assertTrue(asked.contains("octets 4"));
        robot.interact(() -> viewModel.page().tabProperty().set(PageTab.PROBLEMS));
        robot.clickOn("#fix");
        assertTrue(asked.contains("create CLIENT"));
    }

    @Test
    void thePageIsSavedAndSheetsAreOpened(FxRobot robot) {
        openFiles(robot, "client.p12");
        picked = List.of(vault);
        robot.clickOn("#exportPage").clickOn("Save as PEM…");
        assertEquals(List.of(vault.resolve("client01.pem")), script.saved);
        robot.clickOn("#verify");
        assertTrue(asked.contains("verify 0"));
    }

    @Test
    void aFactIsCopiedWithTheKeyboard(FxRobot robot) {
        openFiles(robot, "client.p12");
        robot.interact(() -> {
            robot.lookup("#facts").<ListView<?>>query().getSelectionModel().select(0);
            robot.lookup("#facts").query().requestFocus();
        });
        robot.press(KeyCode.CONTROL).type(KeyCode.C).release(KeyCode.CONTROL);
        robot.interact(() -> asked.add(Clipboard.getSystemClipboard().getString()));
        assertEquals("CN=client01", asked.getLast());
    }

    @Test
    void anotherLanguageKeepsWhatIsOpen(FxRobot robot) {
        openFiles(robot, "client.p12");
        robot.interact(() -> viewModel.page().tabProperty().set(PageTab.PEM));
        robot.interact(() -> dress(Locale.TAIWAN, Theme.LIGHT, 1280, 800));
        assertEquals(
                "PEM",
                robot.lookup("#pageTabs")
                        .queryAs(TabPane.class)
                        .getSelectionModel()
                        .getSelectedItem()
                        .getText());
        assertTrue(shows(robot, "client.p12"));
    }

    @Test
    void theReasonsAgainstAUseAreTold(FxRobot robot) {
        openFiles(robot, "client.p12");
        assertFalse(shows(robot, "It names no host."));
        robot.clickOn(".chip-button");
        assertTrue(shows(robot, "It names no host."));
    }

    private static final class Drawing implements GraphPane {
        private final HBox boxes = new HBox(40);

        @Override
        public Node node() {
            return boxes;
        }

        @Override
        public void show(ChainGraph graph, Optional<ChainGraph.Node> current) {
            boxes.getChildren()
                    .setAll(graph.nodes().stream()
                            .map(node -> new Label(node.id()))
                            .toList());
        }
    }

    private final class Octets implements Asn1Pane {
        private final Label label = new Label();

        @Override
        public Node node() {
            return label;
        }

        @Override
        public void show(Page page) {
            label.setText(page.asn1().toString());
        }

        @Override
        public void reveal(OctetRange octets) {
            asked.add("octets " + octets.from());
        }
    }

    private final class Picker implements FilePicker {
        @Override
        public Optional<Path> folder(String title) {
            return picked.stream().findFirst();
        }

        @Override
        public Optional<Path> file(String title) {
            return picked.stream().findFirst();
        }

        @Override
        public List<Path> files(String title) {
            return picked;
        }

        @Override
        public Optional<Path> save(String title, String name) {
            return picked.stream().findFirst().map(folder -> folder.resolve(name));
        }
    }

    private final class Recorder implements Navigator {
        @Override
        public void home() {}

        @Override
        public void certificates(Optional<EntryId> selected) {}

        @Override
        public void create(NewCertificate wanted) {
            asked.add("create " + wanted.profile());
        }

        @Override
        public void inspect(List<Path> files) {}

        @Override
        public void inspect(String name, Bytes octets) {}

        @Override
        public void connectionTest(
                Optional<String> address, Optional<ClientChoice> client, Optional<TrustChoice> trust) {}

        @Override
        public void settings() {}
    }
}
