package dev.certwright.pki.encoding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.certwright.model.PkiException;
import dev.certwright.pki.encoding.OpenSslIndex.Revoked;
import dev.certwright.pki.encoding.OpenSslIndex.State;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Rows as openssl-ca(1) describes them.
class OpenSslIndexTest {
    @Test
    void aRowHasSixFields() throws Exception {
        var row = only("V\t270226042308Z\t\t12DD0231\tunknown\t/CN=s1");

        assertEquals(State.VALID, row.state());
        assertEquals(Optional.of(Instant.parse("2027-02-26T04:23:08Z")), row.expiry());
        assertEquals(new BigInteger("12DD0231", 16), row.serial());
        assertEquals(Optional.empty(), row.file(), "“unknown” is no file");
        assertEquals("/CN=s1", row.subject());
    }

    @Test
    void aYearHasTwoDigitsOrFour() throws Exception {
        assertEquals(
                Optional.of(Instant.parse("2061-02-26T04:23:08Z")),
                only("V\t20610226042308Z\t\t01\tunknown\t/CN=s1").expiry());
        assertEquals(
                Optional.of(Instant.parse("1999-12-31T23:59:59Z")),
                only("E\t991231235959Z\t\t01\tunknown\t/CN=s1").expiry());
    }

    @Test
    void aDateThatIsNoneIsNotInvented() throws Exception {
        assertEquals(
                Optional.empty(),
                only("V\t271399999999Z\t\t01\tunknown\t/CN=s1").expiry());
    }

    @ParameterizedTest
    @CsvSource({
        "'',0",
        "',keyCompromise',1",
        "',CACompromise',2",
        "',affiliationChanged',3",
        "',superseded',4",
        "',cessationOfOperation',5",
        "',certificateHold',6",
        "',holdInstruction,1.2.840.10040.2.2',6",
        "',keyTime,20260101000000Z',1",
        "',CAkeyTime,20260101000000Z',2",
        "',removeFromCRL',8",
        "',somethingNew',0"
    })
    void aReasonStandsBehindTheDate(String reason, int code) throws Exception {
        var row = only("R\t270226042308Z\t261124042309Z" + reason + "\t01\tunknown\t/CN=c1");

        assertEquals(Optional.of(new Revoked(Instant.parse("2026-11-24T04:23:09Z"), code)), row.revocation());
    }

    @Test
    void aTabInANameIsMarked() throws Exception {
        assertEquals(
                "/CN=a\tb", only("V\t270226042308Z\t\t01\tunknown\t/CN=a\\\tb").subject());
    }

    @Test
    void aLineThatIsNoRowIsCountedAndTheOthersStay() throws Exception {
        var index = OpenSslIndex.read(
                "V\t270226042308Z\t\t01\tunknown\t/CN=a\nnonsense\n\nV\t270226042308Z\t\t02\tunknown\t/CN=b\r\n",
                "index");

        assertEquals(2, index.rows().size());
        assertEquals(List.of(2), index.broken());
        assertEquals("/CN=b", index.rows().get(1).subject());
    }

    @Test
    void otherTextsAreNotTakenForAnIndex() {
        assertTrue(OpenSslIndex.recognizes("\nV\t270226042308Z\t\t01\tunknown\t/CN=a"));
        assertFalse(OpenSslIndex.recognizes("Very long letter\nwithout tabs"));
        assertFalse(OpenSslIndex.recognizes("V\tx\t\tnot a number\tunknown\t/CN=a"));
    }

    @Test
    void moreRowsThanAnybodyHasAreRefused() {
        var text = "V\t270226042308Z\t\t01\tunknown\t/CN=a\n".repeat(OpenSslIndex.MOST_ROWS + 1);

        assertThrows(PkiException.InvalidInput.class, () -> OpenSslIndex.read(text, "index"));
    }

    private static OpenSslIndex.Row only(String line) throws PkiException {
        var index = OpenSslIndex.read(line + "\n", "index");
        assertEquals(1, index.rows().size(), index.broken().toString());
        return index.rows().getFirst();
    }
}
