package dev.certwright.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.certwright.model.Cancellation;
import dev.certwright.model.certificate.CertificateProfile;
import dev.certwright.model.issuing.CertificateOrder;
import dev.certwright.model.name.DistinguishedName;
import dev.certwright.testing.ManyEntries;
import dev.certwright.ui.inventory.Line;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javafx.application.Platform;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// How long a person waits for a vault with 100,000 certificates. Prints; does not decide.
@ExtendWith(ApplicationExtension.class)
class InventoryBench {
    private static final int CERTIFICATES = 100_000;

    @TempDir
    Path folder;

    private Stage stage;
    private WindowFixture window;

    @Start
    void open(Stage stage) {
        this.stage = stage;
    }

    @AfterEach
    void close() {
        window.close();
    }

    @Test
    void aHundredThousandCertificates(FxRobot robot) throws Exception {
        fill();
        long opened = System.nanoTime();
        robot.interact(() -> window = new WindowFixture(stage, folder, InstantSource.system()));
        say("window with Home opened, first time in this program", opened);
        long home = System.nanoTime();
        await(robot, () -> FxNodes.shows(robot, "sensor-000001") || FxNodes.visible(robot, "#attention"));
        say("Home tells what needs attention, after", home);
        window.resize(robot, 1280, 800);

        long listed = System.nanoTime();
        robot.interact(() -> window.graph.shell().certificates(Optional.empty()));
        await(robot, () -> rows(robot) >= CERTIFICATES);
        pulse(robot);
        say("list shown", listed);
        long again = System.nanoTime();
        robot.interact(() -> window.graph.shell().home());
        robot.interact(() -> window.graph.shell().certificates(Optional.empty()));
        pulse(robot);
        say("list shown again", again);

        IO.println("filter that matches nothing: drawn after %d ms"
                .formatted(type(robot, "never so", () -> rows(robot) == 0)));
        for (var typed : List.of("sensor-077", "devices.example.com", "4a:91:00", "p-256", "ou=devices", "2027-", "")) {
            filter(robot, typed);
        }
        scroll(robot);
        IO.println("details of row 77,777 shown after %d ms"
                .formatted(measure(
                        robot,
                        () -> table(robot).getSelectionModel().clearAndSelect(77_777),
                        () -> FxNodes.shows(robot, "issued by Devices CA"))));
        IO.println("all selected after %d ms"
                .formatted(measure(
                        robot,
                        () -> table(robot).getSelectionModel().selectAll(),
                        () -> FxNodes.visible(robot, "#markedLine"))));
        changed(robot);
        var runtime = Runtime.getRuntime();
        System.gc();
        IO.println("memory in use: %d MB".formatted((runtime.totalMemory() - runtime.freeMemory()) >> 20));
        assertEquals(CERTIFICATES + 2, rows(robot));
    }

    private void fill() throws Exception {
        var file = folder.resolve("my.certwright");
        try (var services = new Wiring(InstantSource.system(), folder.resolve("settings.properties")).services(file)) {
            services.vault().protect(Optional.empty());
            var ca = services.issuing()
                    .issue(
                            CertificateOrder.rootCa("Devices CA", DistinguishedName.ofCommonName("Devices CA")),
                            new Cancellation());
            var leaf = services.issuing()
                    .issue(
                            CertificateOrder.below(
                                    ca.id(),
                                    "client01",
                                    CertificateProfile.CLIENT,
                                    DistinguishedName.ofCommonName("client01"),
                                    List.of()),
                            new Cancellation());
            ManyEntries.below(file, leaf, CERTIFICATES);
            services.inventory().summaries();
            var times = new long[7];
            for (int i = 0; i < times.length; i++) {
                long start = System.nanoTime();
                services.inventory().summaries();
                times[i] = (System.nanoTime() - start) / 1_000_000;
            }
            IO.println("summaries read (ms): " + Arrays.toString(times));
        }
    }

    private void filter(FxRobot robot, String typed) throws Exception {
        long[] times = new long[9];
        for (int i = 0; i < times.length; i++) {
            type(robot, "never so", () -> rows(robot) == 0);
            times[i] = type(robot, typed, () -> rows(robot) > 0);
        }
        Arrays.sort(times);
        IO.println("filter “%s”: %,d rows, drawn after median %d ms, worst %d ms"
                .formatted(typed, rows(robot), times[times.length / 2], times[times.length - 1]));
    }

    private static long type(FxRobot robot, String typed, BooleanSupplier done) throws Exception {
        return measure(
                robot, () -> robot.lookup("#filter").queryAs(TextField.class).setText(typed), done);
    }

    /// From the deed until the pulse that lays out what came of it, in milliseconds.
    private static long measure(FxRobot robot, Runnable deed, BooleanSupplier done) throws Exception {
        var latch = new CountDownLatch(1);
        var times = new long[2];
        Platform.runLater(() -> {
            var scene = robot.lookup("#table").query().getScene();
            scene.addPostLayoutPulseListener(new Runnable() {
                @Override
                public void run() {
                    if (latch.getCount() > 0 && done.getAsBoolean()) {
                        times[1] = System.nanoTime();
                        latch.countDown();
                        Platform.runLater(() -> scene.removePostLayoutPulseListener(this));
                    } else {
                        Platform.requestNextPulse();
                    }
                }
            });
            times[0] = System.nanoTime();
            deed.run();
            Platform.requestNextPulse();
        });
        if (!latch.await(60, TimeUnit.SECONDS)) {
            throw new AssertionError("waited in vain");
        }
        return (times[1] - times[0]) / 1_000_000;
    }

    private void scroll(FxRobot robot) {
        long[] times = new long[200];
        for (int i = 0; i < times.length; i++) {
            int row = i * (CERTIFICATES / times.length);
            long start = System.nanoTime();
            robot.interact(() -> {
                table(robot).scrollTo(row);
                table(robot).getScene().getRoot().applyCss();
                table(robot).getScene().getRoot().layout();
            });
            times[i] = (System.nanoTime() - start) / 10_000;
        }
        Arrays.sort(times);
        IO.println("jump to another place: median %.1f ms, 95 %% %.1f ms, worst %.1f ms"
                .formatted(times[100] / 100.0, times[190] / 100.0, times[199] / 100.0));
    }

    private void changed(FxRobot robot) throws Exception {
        var first = window.services.inventory().entry("client01");
        long start = System.nanoTime();
        window.services.inventory().rename(first, "client02");
        await(robot, () -> {
            return table(robot).getItems().stream()
                    .limit(3)
                    .anyMatch(line -> line.row().entry().name().equals("client02"));
        });
        say("a change by somebody else is seen (looked for every 2 s) after", start);
    }

    private static void pulse(FxRobot robot) {
        robot.interact(() -> {
            var root = robot.lookup("#table").query().getScene().getRoot();
            root.applyCss();
            root.layout();
        });
    }

    @SuppressWarnings("unchecked")
    private static TableView<Line> table(FxRobot robot) {
        return robot.lookup("#table").queryAs(TableView.class);
    }

    private static int rows(FxRobot robot) {
        return robot.lookup("#table")
                .tryQueryAs(TableView.class)
                .map(table -> table.getItems().size())
                .orElse(0);
    }

    private static void await(FxRobot robot, BooleanSupplier condition) {
        long deadline = System.nanoTime() + 60_000_000_000L;
        var met = new boolean[1];
        while (!met[0]) {
            robot.interact(() -> met[0] = condition.getAsBoolean());
            if (System.nanoTime() > deadline) {
                throw new AssertionError("waited in vain");
            }
        }
    }

    private static void say(String what, long start) {
        IO.println("%s: %d ms".formatted(what, (System.nanoTime() - start) / 1_000_000));
    }
}
