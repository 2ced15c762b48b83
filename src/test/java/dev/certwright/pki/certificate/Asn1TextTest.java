package dev.certwright.pki.certificate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.certwright.model.Bytes;
import dev.certwright.model.Parsed;
import dev.certwright.model.PkiException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Asn1TextTest {
    @TempDir
    private Path folder;

    private static byte[] der(String text) throws PkiException {
        return Asn1Text.parse(text).orThrow().toArray();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UTF8:hello",
                "UTF8String:hello, world",
                "UTF8:",
                "IA5STRING:a@b.example",
                "PRINTABLE:Plain text (1)",
                "NUMERIC:123 456",
                "VISIBLE:visible",
                "T61:t61",
                "BMP:bmp",
                "UNIV:univ",
                "GENSTR:general",
                "FORMAT:UTF8,UTF8:臺灣",
                "FORMAT:UTF8,BMP:臺灣",
                "BOOL:TRUE",
                "BOOLEAN:no",
                "NULL",
                "INT:0",
                "INTEGER:127",
                "INTEGER:128",
                "INTEGER:-1",
                "INTEGER:-129",
                "INTEGER:0xFFffFFff01",
                "ENUM:5",
                "OID:1.3.6.1.4.1.55555.1",
                "OBJECT:2.999.3",
                "UTCTIME:260501120000Z",
                "GENTIME:20500501120000Z",
                "OCT:text",
                "FORMAT:HEX,OCTETSTRING:00ff10",
                "BITSTR:text",
                "FORMAT:HEX,BITSTR:0102",
                "FORMAT:BITLIST,BITSTRING:1,5",
                "FORMAT:BITLIST,BITSTR:0,9,15",
                "EXP:0,UTF8:inside",
                "EXPLICIT:3A,INT:5",
                "EXP:30P,INT:5",
                "IMP:1,UTF8:inside",
                "IMPLICIT:5U,NULL",
                "EXP:1,IMP:2,OCT:x",
                "IMP:1,SEQWRAP,OCT:x",
                "OCTWRAP,INT:7",
                "BITWRAP,INT:7",
                "SEQWRAP,OCTWRAP,INT:7",
                "SETWRAP,INT:7"
            })
    void encodesAsOpensslDoes(String text) throws Exception {
        new OpenSsl(folder).text("asn1parse", "-genstr", text, "-noout", "-out", "oracle.der");
        assertArrayEquals(Files.readAllBytes(folder.resolve("oracle.der")), der(text));
    }

    @Test
    void bracesMeanWhatSectionsMeanToOpenssl() throws Exception {
        Files.writeString(folder.resolve("oracle.cnf"), """
                asn1 = SEQUENCE:outer
                [outer]
                a = INT:5
                b = EXP:0,SET:inner
                c = FORMAT:HEX,OCT:0102
                d = SEQ:empty
                [inner]
                x = UTF8:b, c
                y = UTF8:a
                z = INT:1
                [empty]
                """);
        new OpenSsl(folder).text("asn1parse", "-genconf", "oracle.cnf", "-noout", "-out", "oracle.der");
        assertArrayEquals(
                Files.readAllBytes(folder.resolve("oracle.der")),
                der("SEQUENCE { INT:5, EXP:0,SET:{UTF8:\"b, c\", UTF8: a ,INT:1}, FORMAT:HEX,OCT:0102, SEQ {} }"));
    }

    @Test
    void takesOneElementOfDerAsItIs() throws PkiException {
        assertEquals("0c0568656c6c6f", Bytes.of(der("DER: 0C:05 68656c6c6f")).hex());
        assertEquals(
                "30070c0568656c6c6f",
                Bytes.of(der("SEQUENCE{DER:0c0568656c6c6f}")).hex());
    }

    @Test
    void quotationMarksMayHoldAnything() throws PkiException {
        assertEquals("0c05227d2c5c22", Bytes.of(der("UTF8:\"\\\"},\\\\\\\"\"")).hex());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|word|1",
                "UTF9:x|word|1",
                "UTF8|colon|5",
                "INT:x|number|5",
                "INT:0x|number|5",
                "BOOL:maybe|bool|6",
                "OID:3.1|oid|5",
                "OID:1.2.03|oid|5",
                "UTCTIME:261301120000Z|time|9",
                "GENTIME:20260230120000Z|time|9",
                "GENTIME:2026|time|9",
                "FORMAT:HEX,OCT:0|hex|16",
                "FORMAT:HEX,UTF8:00|stringFormat|17",
                "FORMAT:XML,OCT:0|format|8",
                "FORMAT:BITLIST,BITSTR:1,x|bits|23",
                "FORMAT:BITLIST,OCT:1|bitlist|20",
                "PRINTABLE:a@b|character|11",
                "IA5:ä|character|5",
                "EXP:31,INT:1|tag|5",
                "EXP:1X,INT:1|tag|5",
                "EXP:1|comma|6",
                "IMP:1,IMP:2,INT:1|twoTags|7",
                "SEQUENCE|brace|9",
                "SEQUENCE:section|brace|10",
                "SEQUENCE { INT:1|unclosed|10",
                "SEQUENCE { INT:1,}|word|18",
                "SEQUENCE { INT:1 } x|rest|20",
                "SEQUENCE { \"a\" }|word|12",
                "UTF8:\"a|quote|6",
                "UTF8:\"a\" b|rest|10",
                "DER:0c05|der|5",
                "DER:xx|der|5",
                "DER:0500 0500|der|5",
                "NULL x|rest|6"
            })
    void saysWhatIsWrongAndWhere(String text, String code, int position) {
        var parsed = Asn1Text.parse(text);
        if (!(parsed instanceof Parsed.Invalid<Bytes>(var violation))) {
            throw new AssertionError(text + " was read");
        }
        assertEquals("violation.asn1." + code, violation.key());
        assertEquals(position, violation.arguments().getFirst());
    }

    @Test
    void endsOnHostileText() {
        for (var text : List.of(
                "SEQUENCE{".repeat(7_000),
                "EXP:0,".repeat(10_000) + "NULL",
                "SEQUENCE{" + "INT:1,".repeat(10_000) + "INT:1}",
                "INT:" + "9".repeat(60_000),
                "UTF8:" + "x".repeat(70_000))) {
            assertTimeoutPreemptively(Duration.ofSeconds(10), () -> Asn1Text.parse(text));
        }
    }
}
