package dev.certwright.pki.encoding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.certwright.model.PkiException;
import dev.certwright.pki.certificate.CertificateReader;
import dev.certwright.pki.certificate.CertificationRequestReader;
import dev.certwright.pki.certificate.RevocationListReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// Files that many other programs made: everything that an independent reader found in them must be found here.
class FormatSuiteTest {
    private static final List<String> CLAIMED = List.of(
            "pkcs12",
            "der:certificate",
            "der:crl",
            "der:csr",
            "der:private-key",
            "encrypted-der:private-key",
            "encrypted-pem:certificate+crl+csr+private-key",
            "encrypted-pem:certificate+private-key",
            "encrypted-pem:private-key",
            "encrypted-pem:private-key-bundle",
            "pem:certificate",
            "pem:certificate+csr+private-key",
            "pem:certificate+ec-parameters+private-key",
            "pem:certificate+private-key",
            "pem:certificate-bundle",
            "pem:crl",
            "pem:crl-bundle",
            "pem:csr",
            "pem:ec-parameters+private-key",
            "pem:private-key");

    /// What is refused or not read, and why.
    private static final Map<String, String> NOT_READ = Map.of(
            "key-invalid", "keys that are broken on purpose",
            "sm2_bad_", "keys that are broken on purpose",
            "beermug.pem", "base64 with drawings in it",
            "MLKEM", "composite key encapsulation, which is a draft",
            "bign256-priv", "the Belarusian standard STB 34.101.45",
            "example11.pfx", "a MAC without a standard digest");

    private final ContentReader reader = new ContentReader(new SecureRandom());

    static Path suites() {
        var suites = Path.of(System.getProperty("certwright.suites", "../shared/suites"));
        assumeTrue(
                Files.isReadable(suites.resolve("index.jsonl")),
                "the independent test material is not at "
                        + suites.toAbsolutePath().normalize() + " (set -Dcertwright.suites=FOLDER)");
        return suites;
    }

    @Test
    void findsWhatOtherProgramsPutIntoTheirFiles() throws IOException {
        var suites = suites();
        var failures = new ArrayList<String>();
        var counts = new TreeMap<String, int[]>();
        for (var line : Files.readAllLines(suites.resolve("index.jsonl"))) {
            var entry = map(Json.parse(line));
            var kind = (String) entry.get("kind");
            if (!"formats".equals(entry.get("set")) || !CLAIMED.contains(kind)) {
                continue;
            }
            var count = counts.computeIfAbsent(kind, _ -> new int[2]);
            count[1]++;
            long start = System.nanoTime();
            var wrong = check(suites, entry);
            long millis = Duration.ofNanos(System.nanoTime() - start).toMillis();
            if (millis > 5_000) {
                wrong = "took " + millis + " ms";
            }
            if (wrong.isEmpty()) {
                count[0]++;
            } else {
                failures.add(entry.get("id") + " (" + kind + "): " + wrong);
            }
        }
        var summary = new StringBuilder();
        counts.forEach((kind, count) -> summary.append("%s %d of %d%n".formatted(kind, count[0], count[1])));
        Files.writeString(Path.of("target", "format-suite.txt"), summary + "\n" + String.join("\n", failures) + "\n");
        var surprises = failures.stream()
                .filter(failure -> NOT_READ.keySet().stream().noneMatch(failure::contains))
                .map(failure -> failure.substring(0, Math.min(failure.length(), 300)))
                .toList();
        assertEquals(List.of(), surprises);
        assertTrue(counts.size() > 10, "the index names too few kinds");
    }

    @Test
    void answersStrangeFilesWithItemsOrAMessage() throws IOException {
        var suites = suites();
        var failures = new ArrayList<String>();
        int read = 0;
        int refused = 0;
        for (var line : Files.readAllLines(suites.resolve("index.jsonl"))) {
            if (!line.contains("\"set\": \"parse\"")) {
                continue;
            }
            var path = (String) map(Json.parse(line)).get("path");
            long start = System.nanoTime();
            try {
                var decoded = reader.read(Files.readAllBytes(suites.resolve(path)), path, List.of());
                compare(decoded, List.of());
                read++;
            } catch (PkiException _) {
                refused++;
            } catch (RuntimeException | StackOverflowError e) {
                failures.add(path + ": " + e);
            }
            if (System.nanoTime() - start > 5_000_000_000L) {
                failures.add(path + ": took longer than five seconds");
            }
        }
        assertEquals(List.of(), failures);
        Files.writeString(Path.of("target", "parse-suite.txt"), "read " + read + ", refused " + refused + "\n");
        assertTrue(read > refused, "read " + read + ", refused " + refused);
    }

    private String check(Path suites, Map<String, Object> entry) throws IOException {
        var password = (String) entry.get("password");
        var expected = map(entry.get("expected"));
        var passwords = new ArrayList<char[]>();
        if (!password.equals("null")) {
            passwords.add(password.toCharArray());
        }
        var content = (List<?>) expected.get("content");
        for (var object : content) {
            if (map(object).get("key") instanceof Map<?, ?> key && key.get("password") instanceof String own) {
                passwords.add(own.toCharArray());
            }
        }
        try {
            var decoded = reader.read(
                    Files.readAllBytes(suites.resolve((String) entry.get("path"))),
                    (String) entry.get("id"),
                    passwords);
            return compare(decoded, content);
        } catch (PkiException | RuntimeException | StackOverflowError e) {
            return e.getClass().getSimpleName() + " " + e.getMessage() + causes(e);
        }
    }

    private static String causes(Throwable e) {
        return e.getCause() == null ? "" : " <- " + e.getCause() + causes(e.getCause());
    }

    private static String compare(Decoded decoded, List<?> content) throws PkiException {
        int keys = 0;
        int requests = 0;
        int lists = 0;
        var certificates = decoded.certificates().stream()
                .map(certificate -> certificate.sha256().hex())
                .toList();
        for (var object : content) {
            var expected = map(object);
            switch (String.valueOf(expected.get("type"))) {
                case "certificate" -> {
                    if (expected.get("sha256") != null && !certificates.contains(expected.get("sha256"))) {
                        return "lacks the certificate " + expected.get("subject");
                    }
                }
                case "private-key" -> keys++;
                case "csr" -> requests++;
                case "crl" -> lists++;
                case "null" -> {
                    keys += "key".equals(expected.get("entry")) && expected.get("key") instanceof Map<?, ?> ? 1 : 0;
                    var chain = expected.get("chain") instanceof List<?> list ? list : List.of(expected);
                    for (var certificate : chain) {
                        var sha256 = map(certificate).get("sha256");
                        if (sha256 != null && !certificates.contains(sha256)) {
                            return "lacks a certificate of " + expected.get("alias");
                        }
                    }
                }
                default -> {
                    // parameters and the like stand beside what is looked for
                }
            }
        }
        for (var certificate : decoded.certificates()) {
            new CertificateReader().read(certificate);
        }
        int foundRequests = 0;
        int foundLists = 0;
        for (var item : decoded.items()) {
            switch (item) {
                case Item.RequestItem(var der) -> {
                    new CertificationRequestReader().read(der.toArray());
                    foundRequests++;
                }
                case Item.RevocationListItem(var der) -> {
                    new RevocationListReader().read(der.toArray());
                    foundLists++;
                }
                default -> {
                    // compared above and below
                }
            }
        }
        if (content.size() >= 40) {
            return "";
        }
        if (decoded.privateKeys().size() < keys || foundRequests < requests || foundLists < lists) {
            return "keys %d of %d, requests %d of %d, lists %d of %d; notes %s"
                    .formatted(
                            decoded.privateKeys().size(),
                            keys,
                            foundRequests,
                            requests,
                            foundLists,
                            lists,
                            decoded.notes());
        }
        return "";
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object value) {
        return (Map<String, Object>) value;
    }
}
