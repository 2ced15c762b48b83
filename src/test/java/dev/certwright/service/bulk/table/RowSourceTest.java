package dev.certwright.service.bulk.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.gson.JsonParser;
import dev.certwright.model.PkiException;
import dev.certwright.service.bulk.table.SourceFacts.Kind;
import dev.certwright.testing.Program;
import java.io.StringReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RowSourceTest {
    private static final Charset BIG5 = Charset.forName("x-windows-950");
    private static final String CHINESE = "名稱,主體別名,電子郵件\r\n感測器一,\"a.example.com\nb.example.com\",ops@example.com\r\n";

    @TempDir
    Path folder;

    /// Python's csv module reads them the same way.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "a,b,c\n1,2,3\n",
                "a,b\r\n\"x, y\",\"he said \"\"no\"\"\"\r\n",
                "\"two\nlines\",b\nc,d",
                "a,\"\",,\n,\n",
                "\"a\"b,c\"d\"\n",
                "a,b\r1,2\rx,y\r",
                "\"quoted\r\nbreak\",z\r\n",
                "名稱,\"值，一\"\n",
                " \"blank before\" , b \n"
            })
    void cellsAreThoseOfPython(String text) throws Exception {
        Program.assumePresent("python3");
        var file = Files.writeString(folder.resolve("in.csv"), text);
        var python = Program.run(
                folder,
                "python3",
                "-c",
                "import csv, json, sys; print(json.dumps(list(csv.reader(open(sys.argv[1], encoding='utf-8', newline='')))))",
                file.toString());
        assertEquals(
                JsonParser.parseString(python.text()).toString(), cells(text).toString());
    }

    private static com.google.gson.JsonArray cells(String text) throws Exception {
        var all = new com.google.gson.JsonArray();
        try (var reader = new RecordReader(new StringReader(text), ',', 1)) {
            for (var record = reader.next(); record.isPresent(); record = reader.next()) {
                var cells = new com.google.gson.JsonArray();
                record.get().cells().forEach(cells::add);
                all.add(cells);
            }
        }
        return all;
    }

    @Test
    void headingsAreKnownInAnyOrderAndAnySpelling() throws PkiException {
        var rows =
                rows(new RowSource.Text("Valid_Days;Subject Alternative Names;NAME;Shoe size\n90;a.example;web;43\n"));
        assertEquals(
                List.of(new Row(
                        2,
                        Map.of(Column.DAYS, "90", Column.ALTERNATIVE_NAMES, "a.example", Column.NAME, "web"),
                        false)),
                rows);
    }

    @Test
    void tellsWhatItUnderstood() throws PkiException {
        try (var rows = new RowSource.Text("name\tShoe size\tdays\n").open()) {
            assertEquals(
                    new SourceFacts(
                            Kind.TABLE,
                            Optional.empty(),
                            Optional.of('\t'),
                            Set.of(Column.NAME, Column.DAYS),
                            List.of("Shoe size")),
                    rows.facts());
        }
    }

    @Test
    void aListIsOneNameALine() throws PkiException {
        assertEquals(
                List.of(name(2, "sensor 1"), name(4, "sensor-2")),
                rows(new RowSource.Text("\r\nsensor 1\r\n\r\n  sensor-2  ")));
    }

    @Test
    void lineNumbersCountBreaksInsideQuotes() throws PkiException {
        var rows = rows(new RowSource.Text("sep=;\nname;san\n\"a\";\"x\ny\r\nz\"\n\nb;\n"));
        assertEquals(List.of(3L, 7L), rows.stream().map(Row::line).toList());
    }

    @Test
    void severalColumnsOfNamesAddUp() throws PkiException {
        var rows = rows(new RowSource.Text("name,DNS,DNS,DNS\na,x.example,,y.example\n"));
        assertEquals("x.example\ny.example", rows.getFirst().cell(Column.DNS));
    }

    @Test
    void aCellWithoutHeadingIsToldAndNotUsed() throws PkiException {
        assertEquals(
                List.of(new Row(2, Map.of(Column.NAME, "a", Column.DAYS, "9"), true)),
                rows(new RowSource.Text("name,days\na,9,lost\n")));
    }

    @Test
    void aLineOfAListWithSeveralCellsIsToldSo() throws PkiException {
        assertEquals(
                List.of(new Row(1, Map.of(Column.NAME, "a,10.0.0.1"), true)), rows(new RowSource.Text("a,10.0.0.1")));
    }

    @ParameterizedTest
    @CsvSource({
        "UTF-8, '', UTF-8",
        "UTF-8, efbbbf, UTF-8",
        "UTF-16LE, fffe, UTF-16LE",
        "UTF-16BE, feff, UTF-16BE",
        "UTF-16LE, '', UTF-16LE",
        "UTF-16BE, '', UTF-16BE",
        "x-windows-950, '', Big5",
    })
    void findsOutTheCharacterSet(String charset, String mark, String label) throws Exception {
        var file = file(charset, mark);
        try (var rows = new RowSource.Table(file, Optional.empty()).open()) {
            assertEquals(Optional.of(label), rows.facts().encoding());
            var row = rows.next().orElseThrow();
            assertEquals("感測器一", row.cell(Column.NAME));
            assertEquals("a.example.com\nb.example.com", row.cell(Column.ALTERNATIVE_NAMES));
        }
    }

    /// Python writes Big5 as Windows does.
    @Test
    void readsBig5ThatPythonWrote() throws Exception {
        Program.assumePresent("python3");
        var python = Program.run(
                folder,
                "python3",
                "-c",
                "open('big5.csv', 'w', encoding='cp950', newline='').write('名稱,部門\\r\\n許功蓋,資訊室€\\r\\n')");
        assertEquals(0, python.status(), python.text());
        var rows = rows(new RowSource.Table(folder.resolve("big5.csv"), Optional.empty()));
        assertEquals("許功蓋", rows.getFirst().cell(Column.NAME));
        assertEquals("資訊室€", rows.getFirst().cell(Column.ORGANIZATIONAL_UNIT));
    }

    @ParameterizedTest
    @CsvSource({"UTF-8, efbbbf, UTF-8", "UTF-16LE, fffe, UTF-16", "UTF-16BE, '', UTF-16BE", "x-windows-950, '', big5"})
    void takesTheCharacterSetThatIsForced(String charset, String mark, String forced) throws Exception {
        var file = file(charset, mark);
        var rows = rows(
                new RowSource.Table(file, Optional.of(TextEncoding.parse(forced).orThrow())));
        assertEquals("感測器一", rows.getFirst().cell(Column.NAME));
    }

    @Test
    void saysWhereAForcedCharacterSetDoesNotFit() throws Exception {
        var file = folder.resolve("table.csv");
        var filler = "name\n" + "x\n".repeat(20_000);
        Files.write(file, (filler + "感測器\n").getBytes(BIG5));
        var source = new RowSource.Table(file, Optional.of(StandardCharsets.UTF_8));
        var failure = assertThrows(PkiException.InvalidInput.class, () -> rows(source));
        assertEquals("bulk.encoding.wrong", failure.phrase().key());
        assertEquals("UTF-8", failure.phrase().arguments().getFirst());
    }

    @Test
    void refusesOctetsThatAreNoText() throws Exception {
        var file = Files.write(
                folder.resolve("picture"), new byte[] {(byte) 0x89, 'P', 'N', 'G', (byte) 0xff, (byte) 0xff});
        refused("bulk.encoding.undetected", new RowSource.Table(file, Optional.empty()));
    }

    @Test
    void refusesAQuotationMarkThatNeverCloses() throws PkiException {
        refused("bulk.table.quoteOpen", new RowSource.Text("name,san\na,\"b\nc,d\n"));
        refused("bulk.table.quoteOpen", new RowSource.Text("name,san\na,\"b\n" + "c,d\n".repeat(50_000) + '"'));
    }

    @Test
    void refusesHeadingsThatNameNothingOrTheSameTwice() throws PkiException {
        refused("bulk.table.noName", new RowSource.Text("days,organization\n90,Acme\n"));
        refused("bulk.table.twice", new RowSource.Text("name,名稱\na,b\n"));
    }

    @Test
    void aMissingFileIsMissing() {
        var source = new RowSource.Table(folder.resolve("nothing.csv"), Optional.empty());
        assertThrows(PkiException.FileMissing.class, source::open);
    }

    @Test
    void anEmptyFileHasNoRows() throws Exception {
        var file = Files.createFile(folder.resolve("empty.csv"));
        assertEquals(List.of(), rows(new RowSource.Table(file, Optional.empty())));
    }

    private Path file(String charset, String mark) throws Exception {
        var file = folder.resolve("table.csv");
        try (var out = Files.newOutputStream(file)) {
            out.write(java.util.HexFormat.of().parseHex(mark));
            out.write(CHINESE.getBytes(Charset.forName(charset)));
        }
        return file;
    }

    private static Row name(long line, String name) {
        return new Row(line, Map.of(Column.NAME, name), false);
    }

    private static void refused(String reason, RowSource source) {
        var failure = assertThrows(PkiException.InvalidInput.class, () -> rows(source));
        assertEquals(reason, failure.phrase().key());
    }

    private static List<Row> rows(RowSource source) throws PkiException {
        var all = new ArrayList<Row>();
        try (var rows = source.open()) {
            for (var row = rows.next(); row.isPresent(); row = rows.next()) {
                all.add(row.get());
            }
        }
        return all;
    }
}
