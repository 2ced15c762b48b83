package dev.certwright.ui.step;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.certwright.model.Phrase;
import dev.certwright.model.name.GeneralName;
import dev.certwright.text.Messages;
import dev.certwright.ui.common.Background;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The page of names, without a toolkit.
class NamesViewModelTest {
    private static final Background AT_ONCE = new Background(Runnable::run, Runnable::run);

    private final SubjectViewModel subject = new SubjectViewModel(false, "");
    private final NamesViewModel names = new NamesViewModel(
            subject,
            true,
            new ComputerNames(() -> List.of("build-7"), () -> List.of("192.0.2.7", "2001:db8::7")),
            AT_ONCE);

    @Test
    void typesEachNameByItself() {
        names.add("www.example.com, 192.0.2.1 spiffe://example.org/db\nops@example.com ::1");
        assertEquals(
                List.of("DNS", "IP", "URI", "email", "IP"),
                names.names().stream().map(GeneralName::type).toList());
    }

    @Test
    void theCommonNameFollowsTheFirstNameUntilThePersonWritesOne() {
        names.add("www.example.com, localhost");
        assertEquals("www.example.com", commonName());
        names.remove(names.pieces().getFirst());
        assertEquals("localhost", commonName());
        subject.commonName().textProperty().set("mine");
        names.add("::1");
        names.removeLast();
        assertEquals("mine", commonName());
    }

    @Test
    void aFirstNameThatIsTooLongLeavesTheCommonNameEmpty() {
        names.add("a".repeat(60) + ".example.com");
        assertEquals("", commonName());
        assertTrue(names.complete().get());
    }

    @Test
    void aNameIsTakenOnce() {
        names.add("localhost");
        names.add("DNS:localhost, localhost");
        assertEquals(1, names.pieces().size());
    }

    @Test
    void addsWhatTheComputerIsCalled() {
        names.addHostNames();
        names.addAddresses();
        assertEquals(
                List.of("build-7", "192.0.2.7", "2001:db8::7"),
                names.names().stream().map(GeneralName::value).toList());
    }

    @ParameterizedTest
    @CsvSource({
        "exa mple.com, violation.dns.space",
        "*.*.example.com, violation.dns.wildcard",
        "300.1.1.1, violation.ip.malformed",
        "http://, violation.uri.malformed",
        "me@, violation.email.malformed"
    })
    void saysWhatIsWrong(String text, String key) {
        names.add("localhost");
        names.add(text);
        assertFalse(names.complete().get());
        assertEquals(key, names.problem().get().map(Phrase::key).orElse(""));
        assertTrue(
                Messages.in(Locale.TAIWAN)
                                .of(names.problem().get().orElseThrow())
                                .length()
                        > 5,
                "in Chinese, too");
        names.removeLast();
        assertTrue(names.complete().get());
    }

    @Test
    void asksForANameOnlyWhenThePersonTriesToGoOn() {
        assertTrue(names.problem().get().isEmpty());
        names.reveal();
        assertEquals("wizard.names.none", names.problem().get().orElseThrow().key());
    }

    @Test
    void takesFiveThousandNames() {
        names.add(IntStream.range(0, 5000)
                .mapToObj(i -> "host" + i + ".example.com")
                .collect(Collectors.joining("\n")));
        assertEquals(5000, names.names().size());
        assertTrue(names.complete().get());
    }

    private String commonName() {
        return subject.commonName().textProperty().get();
    }
}
