package dev.certwright.ui.inspection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.certwright.model.Bytes;
import dev.certwright.model.PkiException;
import dev.certwright.model.certificate.OctetRange;
import dev.certwright.service.inspection.Inspected;
import dev.certwright.ui.common.Background;
import dev.certwright.ui.common.Notices;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is opened, what is asked, what is shown; without a toolkit.
class InspectionViewModelTest {
    @TempDir
    static Path vault;

    @TempDir
    Path folder;

    private static Samples samples;
    private final ScriptedInspecting script = new ScriptedInspecting();
    private final InspectionViewModel viewModel = viewModel(new Background(Runnable::run, Runnable::run));

    @BeforeAll
    static void issue() {
        samples = new Samples(vault);
    }

    private InspectionViewModel viewModel(Background background) {
        return new InspectionViewModel(script, Optional.empty(), background, Notices.silent(), InstantSource.system());
    }

    private void open(String... names) {
        viewModel.files().open(List.of(names).stream().map(Path::of).toList());
    }

    private Shown shown() {
        return viewModel.page().shownProperty().get();
    }

    private List<ListRow> rows() {
        return viewModel.list().rowsProperty().get();
    }

    @Test
    void showsTheFirstThingOfTheFirstFile() {
        script.content.put("a.pem", Samples.file("a.pem", "pem", samples.clientItem(), samples.authorityItem()));
        script.content.put("b.pem", Samples.file("b.pem", "pem", samples.authorityItem()));
        open("a.pem", "b.pem");
        assertEquals(5, rows().size());
        var ready = assertInstanceOf(Shown.Ready.class, shown());
        assertEquals("client01", ready.page().overview().getFirst().value().replace("CN=", ""));
    }

    @Test
    void aKeyMatchesACertificateOfAnotherFile() {
        script.content.put("key.pem", Samples.file("key.pem", "pem", samples.clientKey()));
        script.content.put("client.pem", Samples.file("client.pem", "pem", samples.clientItem()));
        open("key.pem");
        assertEquals(ListRow.KeyMatch.NOTHING, ((ListRow.OfItem) rows().get(1)).match());
        open("client.pem");
        assertEquals(ListRow.KeyMatch.MATCHES, ((ListRow.OfItem) rows().get(1)).match());
    }

    @Test
    void asksForAPasswordAndTriesItOnAllThatIsClosed() {
        script.passwords.put("a.p12", "secret");
        script.passwords.put("b.p12", "secret");
        script.content.put("a.p12", Samples.file("a.p12", "pkcs12", samples.clientItem()));
        script.content.put("b.p12", Samples.file("b.p12", "pkcs12", samples.authorityItem()));
        open("a.p12", "b.p12");
        assertFalse(assertInstanceOf(Shown.Locked.class, shown()).refused());
        viewModel.files().unlock(1, "wrong".toCharArray());
        assertTrue(assertInstanceOf(Shown.Locked.class, shown()).refused());
        viewModel.files().unlock(1, "secret".toCharArray());
        assertEquals(4, rows().size(), "both files are open");
    }

    @Test
    void aPasswordThatOpensNothingIsNotKept() {
        script.passwords.put("a.p12", "secret");
        open("a.p12");
        viewModel.files().unlock(1, "wrong".toCharArray());
        assertEquals(List.of(), viewModel.files().passwords());
    }

    @Test
    void thePasswordsAreWipedWithTheWindow() {
        script.passwords.put("a.p12", "secret");
        script.content.put("a.p12", Samples.file("a.p12", "pkcs12", samples.clientItem()));
        open("a.p12");
        viewModel.files().unlock(1, "secret".toCharArray());
        var kept = viewModel.files().passwords().getFirst();
        viewModel.close();
        assertEquals("\0".repeat(6), new String(kept.copy()));
    }

    @Test
    void asksForThePasswordOfAnEntryOfItsOwn() {
        script.passwords.put("k.jks", "entry");
        script.locked.put("k.jks", Samples.file("k.jks", "jks", samples.clientItem(), Samples.closed("one")));
        script.content.put("k.jks", Samples.file("k.jks", "jks", samples.clientItem(), samples.clientKey()));
        open("k.jks");
        viewModel.list().select(rows().get(2).key());
        assertFalse(assertInstanceOf(Shown.Locked.class, shown()).refused());
        viewModel.files().unlock(1, "other".toCharArray());
        assertTrue(assertInstanceOf(Shown.Locked.class, shown()).refused());
        viewModel.files().unlock(1, "entry".toCharArray());
        assertInstanceOf(Shown.Ready.class, shown());
    }

    @Test
    void asksBeforeSomethingTakesLong() {
        script.failures.put("slow.p12", new PkiException.TooExpensive("slow.p12"));
        script.content.put("slow.p12", Samples.file("slow.p12", "pkcs12", samples.clientItem()));
        open("slow.p12");
        assertInstanceOf(Shown.Expensive.class, shown());
        viewModel.files().openAnyway(1);
        assertInstanceOf(Shown.Ready.class, shown());
    }

    @Test
    void whatCannotBeOpenedStaysInTheListAndCanBeTriedAgain() {
        open("broken.pem");
        assertTrue(assertInstanceOf(Shown.Failed.class, shown()).again());
        script.content.put("broken.pem", Samples.file("broken.pem", "pem", samples.clientItem()));
        viewModel.files().tryAgain(1);
        assertInstanceOf(Shown.Ready.class, shown());
    }

    @Test
    void looksIntoFoldersAndCountsWhatHoldsNothing() throws IOException {
        var deep = Files.createDirectories(folder.resolve("deep/deeper"));
        Files.createDirectories(folder.resolve(".hidden"));
        Files.writeString(deep.resolve("good.pem"), "");
        Files.writeString(folder.resolve("README"), "");
        Files.writeString(folder.resolve(".hidden/secret.pem"), "");
        script.content.put("good.pem", Samples.file("good.pem", "pem", samples.clientItem()));
        viewModel.files().open(List.of(folder));
        assertEquals(2, rows().size());
        assertEquals(1, viewModel.files().skippedProperty().get());
    }

    @Test
    void aFileIsListedOnceHoweverOftenItIsDropped() {
        script.content.put("a.pem", Samples.file("a.pem", "pem", samples.clientItem()));
        open("a.pem");
        open("a.pem");
        assertEquals(2, rows().size());
    }

    @Test
    void closingAFileSelectsTheNextOne() {
        script.content.put("a.pem", Samples.file("a.pem", "pem", samples.clientItem()));
        script.content.put("b.pem", Samples.file("b.pem", "pem", samples.authorityItem()));
        open("a.pem", "b.pem");
        viewModel.list().closeSelected();
        assertEquals(
                "b.pem",
                viewModel.list().selectedProperty().get().orElseThrow().file().name());
        viewModel.list().closeSelected();
        assertInstanceOf(Shown.Nothing.class, shown());
    }

    @Test
    void tenThousandAreListedAndFiltered() {
        script.content.put("many.pem", samples.many("many.pem", 10_000));
        assertTimeoutPreemptively(Duration.ofSeconds(10), () -> {
            open("many.pem");
            assertEquals(10_001, rows().size());
            assertTrue(viewModel.list().filterableProperty().get());
            viewModel.list().filterProperty().set("NUMBER-9999");
            assertEquals(2, rows().size());
        });
    }

    @Test
    void theSelectionOutlivesTheFilter() {
        script.content.put("many.pem", samples.many("many.pem", 30));
        open("many.pem");
        viewModel.list().select(rows().get(20).key());
        viewModel.list().filterProperty().set("number-19");
        viewModel.list().filterProperty().set("");
        assertEquals(
                20, rows().indexOf(viewModel.list().selectedProperty().get().orElseThrow()));
    }

    @Test
    void whatIsBeingReadCanBeCancelled() {
        Queue<Runnable> work = new ArrayDeque<>();
        var slow = viewModel(new Background(work::add, Runnable::run));
        script.content.put("a.pem", Samples.file("a.pem", "pem", samples.clientItem()));
        slow.files().open(List.of(Path.of("a.pem")));
        work.remove().run();
        assertInstanceOf(Shown.Opening.class, slow.page().shownProperty().get());
        slow.files().cancel(1);
        work.remove().run();
        assertInstanceOf(Shown.Failed.class, slow.page().shownProperty().get());
    }

    @Test
    void aPageThatComesLateIsNotShown() {
        Queue<Runnable> work = new ArrayDeque<>();
        var slow = viewModel(new Background(work::add, Runnable::run));
        script.content.put("a.pem", Samples.file("a.pem", "pem", samples.clientItem(), samples.authorityItem()));
        slow.files().open(List.of(Path.of("a.pem")));
        work.remove().run();
        work.remove().run();
        slow.list().select(slow.list().rowsProperty().get().get(2).key());
        work.remove().run();
        assertInstanceOf(Shown.Loading.class, slow.page().shownProperty().get());
        work.remove().run();
        assertEquals(
                1,
                assertInstanceOf(Shown.Ready.class, slow.page().shownProperty().get())
                        .row()
                        .index());
    }

    @Test
    void octetsAreShownOnTheirTab() {
        viewModel.page().reveal(new OctetRange(4, 9));
        assertEquals(PageTab.ASN1, viewModel.page().tabProperty().get());
        assertEquals(
                Optional.of(new OctetRange(4, 9)),
                viewModel.page().revealedProperty().get());
    }

    @Test
    void whatIsPastedAndFetchedIsOpened() {
        script.content.put("Pasted", Samples.file("Pasted", "pem", samples.clientItem()));
        script.content.put("example.com", Samples.file("example.com", "address", samples.authorityItem()));
        viewModel.files().open("Pasted", Bytes.of("text".getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        viewModel.files().fetch("example.com");
        assertTrue(script.asked.contains("text"));
        assertEquals(4, rows().size());
        assertEquals(
                "example.com",
                viewModel.list().selectedProperty().get().orElseThrow().file().name());
    }

    @Test
    void aNodeOfTheDrawingLeadsToWhatItStandsFor() {
        script.content.put("a.pem", Samples.file("a.pem", "pem", samples.clientItem(), samples.authorityItem()));
        open("a.pem");
        var graph = viewModel.page().graphProperty().get().orElseThrow();
        viewModel.list().select(graph.nodes().get(1));
        assertEquals(1, assertInstanceOf(Shown.Ready.class, shown()).row().index());
        assertInstanceOf(
                Inspected.Item.Certificate.class,
                assertInstanceOf(Shown.Ready.class, shown()).row().item());
    }
}
