package dev.certwright.pki.certificate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.certwright.model.PkiException;
import dev.certwright.model.certificate.EncodedCertificate;
import dev.certwright.pki.encoding.ContentReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A part of the certificates of others, read by us and by others.
class SuiteSampleTest {
    private static final int EVERY = 9;
    private static final int EVERY_WITH_OPENSSL = 60;
    private static final int EVERY_IN_ANY_WAY = 20;

    @TempDir
    Path folder;

    @Test
    void saysWhatTheJdkSays() throws IOException {
        var differences = new ArrayList<String>();
        var certificates = certificates(EVERY);
        for (var certificate : certificates) {
            try {
                differences.addAll(Oracles.jdk(new CertificateReader().read(certificate)));
            } catch (PkiException _) {
                // refused
            }
        }
        assertEquals(List.of(), differences);
        assertTrue(certificates.size() > 100, certificates.size() + " certificates");
    }

    @Test
    void findsTheElementsThatOpenSslFinds() throws IOException, InterruptedException {
        for (var certificate : certificates(EVERY_WITH_OPENSSL)) {
            assertEquals(
                    java.util.Optional.empty(), Oracles.asn1parse(folder, certificate.der(), Asn1Shape.CERTIFICATE));
        }
    }

    @Test
    void isReadInEveryWayWithoutAnUncheckedException() throws IOException {
        var suites = SuiteFiles.folder();
        var paths = SuiteFiles.paths(suites, "parse");
        int objects = 0;
        for (int i = 0; i < paths.size(); i += EVERY_IN_ANY_WAY) {
            var decoding = new Decoding();
            decoding.file(Files.readAllBytes(suites.resolve(paths.get(i))), paths.get(i));
            objects += decoding.objects;
        }
        assertTrue(objects > 50, objects + " objects");
    }

    /// The certificates in every n-th file.
    private static List<EncodedCertificate> certificates(int every) throws IOException {
        var suites = SuiteFiles.folder();
        var paths = SuiteFiles.paths(suites, "parse");
        var certificates = new ArrayList<EncodedCertificate>();
        for (int i = 0; i < paths.size(); i += every) {
            try {
                certificates.addAll(new ContentReader(new SecureRandom())
                        .read(Files.readAllBytes(suites.resolve(paths.get(i))), paths.get(i), List.of())
                        .certificates());
            } catch (PkiException _) {
                // no certificate
            }
        }
        return certificates;
    }
}
