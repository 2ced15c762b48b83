package dev.certwright.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BulkCommandTest {
    @TempDir
    Path folder;

    private Cli cli;

    @BeforeEach
    void makeACa() {
        cli = new Cli(folder);
        cli.ok("vault", "init", "--no-passphrase");
        cli.ok("ca", "create", "CA", "--key", "ec-p256");
    }

    @Test
    void aPatternBecomesCertificatesAndFiles() {
        var out = folder.resolve("devices");
        var run = cli.run("issue", "bulk", "sensor-{01..03}", "--ca", "CA", "--out", out.toString());
        assertEquals(0, run.status(), run::toString);
        assertTrue(run.out().startsWith("3 certificates issued by “CA” in "), run::toString);
        assertTrue(run.out().contains("Files for 3 devices were written to " + out), run::toString);
        assertTrue(cli.ok("list").contains("sensor-03"));
        assertTrue(Files.exists(out.resolve("sensor-02").resolve("sensor-02.key")));
    }

    @Test
    void theSameCommandAgainIssuesNothingTwice() {
        cli.ok("issue", "bulk", "sensor-{1..3}", "--ca", "CA");
        var json = json(cli.ok("issue", "bulk", "sensor-{1..5}", "--ca", "CA", "--json"));
        assertEquals(2, json.get("issued").getAsInt());
        assertEquals(3, json.get("already").getAsInt());
        assertTrue(json.get("stopped").isJsonNull());
    }

    @Test
    void aDryRunTellsEveryProblemAndChangesNothing() throws Exception {
        var table = Files.write(
                folder.resolve("devices.csv"),
                "名稱,網域\r\n一,a.example\r\n一,b.example\r\n".getBytes(Charset.forName("x-windows-950")));
        var run =
                cli.run("issue", "bulk", table.toString(), "--ca", "CA", "--profile", "server", "--dry-run", "--json");
        assertEquals(1, run.status());
        var json = json(run.out());
        assertEquals("Big5", json.get("encoding").getAsString());
        assertEquals("[\"name\",\"dns\"]", json.get("columns").toString());
        assertEquals(1, json.get("ready").getAsInt());
        var problem = json.getAsJsonArray("refused").get(0).getAsJsonObject();
        assertEquals(3, problem.get("line").getAsInt());
        assertEquals("problem.repeated", problem.get("problem").getAsString());
        assertFalse(cli.ok("list").contains("一"));
    }

    @Test
    void aRowWithAProblemKeepsAllOutUnlessLeftOut() throws Exception {
        var list = Files.writeString(folder.resolve("list.txt"), "good\nbad,name\n");
        var refused = cli.run("issue", "bulk", list.toString(), "--ca", "CA");
        assertEquals(2, refused.status());
        assertTrue(refused.err().contains("line 2: "), refused::toString);
        assertFalse(cli.ok("list").contains("good"));
        assertTrue(cli.ok("issue", "bulk", list.toString(), "--ca", "CA", "--leave-out")
                .contains("1 rows with problems were left out."));
    }

    @Test
    void readsStandardInput() {
        cli.reading("name\tSAN\tdays\nweb\tweb.example\t30\n".getBytes(StandardCharsets.UTF_16LE));
        cli.ok("issue", "bulk", "-", "--ca", "CA", "--profile", "peer", "--encoding", "UTF-16LE");
        assertTrue(cli.ok("show", "web").contains("web.example"));
    }

    @Test
    void aFileWhoseNameHasBracesIsAFile() throws Exception {
        Files.writeString(folder.resolve("{a,b}.txt"), "only\n");
        assertTrue(cli.ok("issue", "bulk", folder.resolve("{a,b}.txt").toString(), "--ca", "CA")
                .startsWith("1 certificates issued"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sensor-{1..  | --days 3             | 2 | is not closed",
                "sensor-{1,2} | --days 99999         | 2 | days",
                "sensor-{1,2} | --profile emperor    | 2 | There is no profile “emperor”",
                "sensor-{1,2} | --format pem         | 2 | Say with --out",
                "sensor-{1,2} | --encoding UTF-8     | 2 | is a pattern",
                "nowhere.csv  | --days 3             | 3 | nowhere.csv",
                "nowhere.csv  | --encoding Klingon-1 | 2 | No character set",
            })
    void wrongUsageIsToldInOneSentence(String source, String options, int status, String told) {
        var arguments = new java.util.ArrayList<>(java.util.List.of("issue", "bulk", source, "--ca", "CA"));
        arguments.addAll(java.util.List.of(options.split(" ", -1)));
        var run = cli.run(arguments.toArray(String[]::new));
        assertEquals(status, run.status(), run::toString);
        assertTrue(run.err().contains(told), run::toString);
    }

    @Test
    void withoutAVaultThereIsNoCa() {
        var run = new Cli(folder.resolve("elsewhere")).run("issue", "bulk", "sensor-{1..3}", "--ca", "CA");
        assertEquals(2, run.status());
    }

    private static JsonObject json(String text) {
        return JsonParser.parseString(text).getAsJsonObject();
    }
}
