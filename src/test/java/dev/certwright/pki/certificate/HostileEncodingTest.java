package dev.certwright.pki.certificate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.certwright.model.PkiException;
import dev.certwright.model.certificate.RevocationListDetails;
import dev.certwright.testing.CertificateDraft;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.bouncycastle.asn1.x509.GeneralName;
import org.junit.jupiter.api.Test;

/// What is damaged, or made to do harm, is answered.
class HostileEncodingTest {
    private static final Duration LONG = Duration.ofSeconds(30);

    private final byte[] der = CertificateDraft.authority("CA")
            .pathLength(1)
            .permits(new GeneralName(GeneralName.dNSName, "example.com"))
            .names(new GeneralName(GeneralName.dNSName, "a.example.com"))
            .selfSigned()
            .encoded()
            .der();

    @Test
    void changedOctetsDoNoHarm() {
        var random = new Random(4);
        assertTimeoutPreemptively(LONG, () -> {
            for (int i = 0; i < 250; i++) {
                var changed = der.clone();
                for (int j = 0; j <= i % 4; j++) {
                    changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
                }
                new Decoding().everything(changed);
            }
        });
    }

    @Test
    void noPlaceToCutShortDoesHarm() {
        assertTimeoutPreemptively(LONG, () -> {
            for (int length = 0; length < der.length; length += 5) {
                new Decoding().everything(Arrays.copyOf(der, length));
            }
        });
    }

    @Test
    void deepNestingIsRefusedAndShown() {
        var nested = Asn1RowsTest.nested(10_000);
        assertTimeoutPreemptively(LONG, () -> new Decoding().everything(nested));
        assertThrows(PkiException.class, () -> new OcspResponseReader().read(nested));
    }

    @Test
    void hundredsOfThousandsOfRevokedCertificatesAreCountedAndTheFirstAreShown() {
        var entry = new byte[] {
            0x30, 0x12, 0x02, 0x01, 0x05, 0x17, 0x0d, '2', '6', '0', '1', '0', '1', '0', '0', '0', '0', '0', '0', 'Z'
        };
        var entries = new ByteArrayOutputStream();
        for (int i = 0; i < 200_000; i++) {
            entries.writeBytes(entry);
        }
        var time = Arrays.copyOfRange(entry, 5, entry.length);
        var algorithm = DerWriter.sequence(new byte[] {6, 3, 0x2b, 0x65, 0x70});
        var list = DerWriter.sequence(
                DerWriter.sequence(algorithm, DerWriter.sequence(), time, DerWriter.sequence(entries.toByteArray())),
                algorithm,
                DerWriter.element(0x03, new byte[65]));
        assertTimeoutPreemptively(LONG, () -> {
            var details = new RevocationListReader().read(list);
            assertEquals(200_000, details.revoked());
            assertEquals(RevocationListDetails.MOST_ENTRIES, details.entries().size());
            assertTrue(Asn1Rows.of(list, Asn1Shape.REVOCATION_LIST).size() <= Asn1Rows.MOST);
        });
    }

    @Test
    void aBrokenExtensionDoesNoHarmToTheOthers() throws Exception {
        var keyUsage = indexOf(new byte[] {0x55, 0x1d, 0x0f}) + 3;
        var broken = der.clone();
        // the BIT STRING inside becomes a BOOLEAN
        broken[keyUsage + 5] = 1;
        var details = new CertificateReader().read(new dev.certwright.model.certificate.EncodedCertificate(broken));
        assertEquals(1, details.extensions().stream().filter(e -> !e.decoded()).count());
        assertTrue(details.extensions().size() > 3);
        assertTrue(details.keyUsage().isEmpty());
        assertTrue(details.basicConstraints().orElseThrow().ca());
    }

    private int indexOf(byte[] part) {
        for (int i = 0; i < der.length - part.length; i++) {
            if (Arrays.equals(Arrays.copyOfRange(der, i, i + part.length), part)) {
                return i;
            }
        }
        throw new AssertionError("not there");
    }
}
