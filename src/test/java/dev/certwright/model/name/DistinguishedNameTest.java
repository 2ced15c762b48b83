package dev.certwright.model.name;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.certwright.model.Parsed;
import dev.certwright.model.Phrase;
import dev.certwright.model.PkiException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DistinguishedNameTest {
    private static DistinguishedName parse(String text) throws PkiException {
        return DistinguishedName.parse(text).orThrow();
    }

    private static Phrase violation(String text) {
        return assertInstanceOf(Parsed.Invalid.class, DistinguishedName.parse(text))
                .violation();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "C=TW, ST=Taiwan, L=Taipei, O=MyOrg, OU=IT, CN=MyCA",
                "CN=MyCA,OU=IT,O=MyOrg,L=Taipei,ST=Taiwan,C=TW",
                "/C=TW/ST=Taiwan/L=Taipei/O=MyOrg/OU=IT/CN=MyCA",
                "C = TW, ST = Taiwan, L = Taipei, O = MyOrg, OU = IT, CN = MyCA",
                "c=tw\nst=Taiwan\nl=Taipei\no=MyOrg\nou=IT\ncn=MyCA",
            })
    void readsTheNameInEveryUsualNotation(String text) throws PkiException {
        var name = parse(text);
        assertEquals("CN=MyCA, OU=IT, O=MyOrg, L=Taipei, ST=Taiwan, C=TW", name.toString());
        assertEquals("C=TW, ST=Taiwan, L=Taipei, O=MyOrg, OU=IT, CN=MyCA", name.toEncodedOrder());
    }

    @Test
    void keepsEscapedSeparatorsInTheValue() throws PkiException {
        assertEquals("Doe, Jane", parse("CN=Doe\\, Jane, O=x").commonName().orElseThrow());
        assertEquals("Doe, Jane", parse("O=x, CN=\"Doe, Jane\"").commonName().orElseThrow());
        assertEquals("a/b", parse("/O=x/CN=a\\/b").commonName().orElseThrow());
        assertEquals("ä", parse("CN=\\C3\\A4").commonName().orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a, b", "#x", " edge ", "a+b=c", "\"quoted\"", "back\\slash", "x\\", "a/b", "臺灣", "\"a\" and b"})
    void whatIsWrittenIsReadBack(String value) throws PkiException {
        var name = DistinguishedName.of(List.of(
                NameAttribute.of(AttributeType.ORGANIZATION, "O"), NameAttribute.of(AttributeType.COMMON_NAME, value)));
        assertEquals(name, parse(name.toString()));
        assertEquals(name, parse(name.toEncodedOrder()));
    }

    @Test
    void readsSeveralValuesInOneRelativeName() throws PkiException {
        assertEquals(1, parse("CN=a+UID=b").relativeNames().size());
        assertEquals(2, parse("CN=a+UID=b").relativeNames().getFirst().size());
    }

    @Test
    void theEmptyTextIsTheEmptyName() throws PkiException {
        assertTrue(parse("  ").isEmpty());
    }

    @Test
    void aCountrysNameIsAnsweredWithItsCode() {
        assertEquals(Phrase.of("violation.country.name", "Taiwan", "TW"), violation("C=Taiwan, CN=x"));
        assertEquals(Phrase.of("violation.country.unknown", "Nowhere"), violation("C=Nowhere"));
    }

    @Test
    void aCommonNameHas64CharactersAtMost() throws PkiException {
        assertEquals(
                64, parse("CN=" + "é".repeat(64)).commonName().orElseThrow().length());
        assertEquals(Phrase.of("violation.name.tooLong", "CN", 64, 65), violation("CN=" + "a".repeat(65)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "hello|name.noEquals",
                "=x|name.noEquals",
                "XY=x|name.unknownAttribute",
                "CN=|name.emptyValue",
                "CN=a, O=|name.emptyValue",
                "CN=a\tb|name.controlCharacter",
                "emailAddress=nobody|email.malformed",
                "CN=\"a, O=b|name.quote",
                "CN=a\\|name.escape",
            })
    void saysWhatIsWrong(String text, String code) {
        assertEquals("violation." + code, violation(text).key());
    }
}
