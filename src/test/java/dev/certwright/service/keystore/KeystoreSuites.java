package dev.certwright.service.keystore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.certwright.model.Passphrase;
import dev.certwright.model.PkiException;
import dev.certwright.model.keystore.Access;
import dev.certwright.model.keystore.Bag;
import dev.certwright.model.keystore.JavaEntry;
import dev.certwright.model.keystore.Opener;
import dev.certwright.model.keystore.OpenerVerdict;
import dev.certwright.model.keystore.Pkcs12Report;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.UnrecoverableKeyException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.junit.jupiter.api.Test;

/// The doctor over key stores that many other programs made.
class KeystoreSuites {
    private record Case(String id, byte[] octets, char[] password, JsonObject expected) {}

    private static List<Case> cases() throws IOException {
        var suites = Path.of(System.getProperty("certwright.suites", "../shared/suites"));
        assumeTrue(
                Files.isReadable(suites.resolve("index.jsonl")),
                "the independent test material is not at "
                        + suites.toAbsolutePath().normalize());
        var cases = new ArrayList<Case>();
        for (var line : Files.readAllLines(suites.resolve("index.jsonl"))) {
            var entry = JsonParser.parseString(line).getAsJsonObject();
            if (entry.get("kind").getAsString().equals("pkcs12")
                    && entry.get("set").getAsString().equals("formats")) {
                var password = entry.get("password");
                cases.add(new Case(
                        entry.get("id").getAsString(),
                        Files.readAllBytes(suites.resolve(entry.get("path").getAsString())),
                        password.isJsonNull()
                                ? new char[0]
                                : password.getAsString().toCharArray(),
                        entry.getAsJsonObject("expected")));
            }
        }
        assertTrue(cases.size() > 50, "the index names too few key stores");
        return cases;
    }

    private static Pkcs12Report examine(Case one) throws PkiException {
        try (var password = new Passphrase(one.password())) {
            return OpenersTest.doctor().examine(one.octets(), one.id(), List.of(password));
        }
    }

    @Test
    void seesTheEntriesThatAnotherReaderFound() throws Exception {
        var wrong = new ArrayList<String>();
        int seen = 0;
        for (var one : cases()) {
            var bags = examine(one).structure().orElseThrow().bags().stream()
                    .filter(b -> b.access() == Access.OPEN)
                    .toList();
            long objects = bags.stream()
                    .filter(b -> b.kind().privateKey() || b.kind() == Bag.Kind.CERTIFICATE)
                    .count();
            var certificates = bags.stream()
                    .flatMap(b -> b.certificate().stream())
                    .map(c -> c.sha256().hex())
                    .toList();
            boolean all = one.expected().getAsJsonArray("content").asList().stream()
                    .map(JsonElement::getAsJsonObject)
                    .filter(o -> o.has("sha256"))
                    .allMatch(o -> certificates.contains(o.get("sha256").getAsString()));
            long expected = one.expected().get("object_count").getAsLong();
            if (objects == expected && all) {
                seen++;
            } else if (objects < expected || !all) {
                wrong.add(one.id() + ": " + objects + " instead of " + expected);
            }
        }
        System.out.println("entries as expected: " + seen);
        assertEquals(List.of(), wrong);
    }

    @Test
    void listsWhatJavaLists() throws Exception {
        var wrong = new ArrayList<String>();
        int compared = 0;
        for (var one : cases()) {
            var report = examine(one);
            var store = KeyStore.getInstance("PKCS12", "SunJSSE");
            try {
                store.load(new ByteArrayInputStream(one.octets()), one.password());
            } catch (GeneralSecurityException | IOException | RuntimeException _) {
                continue;
            }
            if (!report.structure().orElseThrow().open()) {
                continue;
            }
            compared++;
            var theirs = new TreeSet<String>();
            for (var alias : Collections.list(store.aliases())) {
                var chain = store.getCertificateChain(alias);
                theirs.add(alias + " " + (store.isKeyEntry(alias) ? chain == null ? 0 : chain.length : "trusted"));
            }
            var ours = new TreeSet<String>();
            report.javaEntries()
                    .forEach(e -> ours.add(e.alias() + " "
                            + (e.kind() == JavaEntry.Kind.TRUSTED_CERTIFICATE ? "trusted" : e.chain())));
            if (!ours.equals(theirs)) {
                wrong.add(one.id() + ": " + ours + " instead of " + theirs);
            }
        }
        System.out.println("compared with Java: " + compared);
        assertEquals(List.of(), wrong);
    }

    @Test
    void saysRightlyWhetherJavaAndBouncyCastleOpenThem() throws Exception {
        var wrong = new ArrayList<String>();
        for (var one : cases()) {
            var report = examine(one);
            if (report.findings().stream().anyMatch(f -> f.code().equals("other-password"))) {
                continue; // nobody opens that with one password
            }
            boolean key = report.structure().orElseThrow().bags().stream()
                    .anyMatch(b -> b.kind().privateKey());
            check(report, Opener.JAVA_25, loads(KeyStore.getInstance("PKCS12", "SunJSSE"), one, key), wrong);
            check(
                    report,
                    Opener.BOUNCY_CASTLE,
                    loads(KeyStore.getInstance("PKCS12", new BouncyCastleProvider()), one, key),
                    wrong);
        }
        assertEquals(List.of(), wrong);
    }

    private static void check(Pkcs12Report report, Opener opener, String failure, List<String> wrong) {
        var said = report.openers().stream()
                .filter(v -> v.opener() == opener)
                .findFirst()
                .orElseThrow();
        boolean opens = said.answer() == OpenerVerdict.Answer.OPENS;
        if (opens != failure.isEmpty()) {
            wrong.add(report.source() + " " + opener + " " + said.answer() + said.reasons() + " but " + failure);
        }
    }

    private static String loads(KeyStore store, Case one, boolean holdsKey) {
        try {
            store.load(new ByteArrayInputStream(one.octets()), one.password());
            boolean key = false;
            for (var alias : Collections.list(store.aliases())) {
                key |= store.isKeyEntry(alias);
                store.getKey(alias, one.password());
            }
            return key || !holdsKey ? "" : "it shows no key";
        } catch (UnrecoverableKeyException e) {
            // a kind of key that it does not know is no matter of the container
            return String.valueOf(e.getMessage()).contains("InvalidKeyException") ? "" : e.toString();
        } catch (GeneralSecurityException | IOException | RuntimeException e) {
            return e.toString();
        }
    }

    @Test
    void examinesWithoutPasswordToo() throws Exception {
        for (var one : cases()) {
            OpenersTest.doctor().examine(one.octets(), one.id(), List.of());
        }
    }
}
