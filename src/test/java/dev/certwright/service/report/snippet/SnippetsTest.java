package dev.certwright.service.report.snippet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.certwright.model.Passphrase;
import dev.certwright.model.PkiException;
import dev.certwright.model.certificate.Credential;
import dev.certwright.model.certificate.EncodedCertificate;
import dev.certwright.model.handshake.ClientChoice;
import dev.certwright.model.handshake.ConnectionOptions;
import dev.certwright.model.handshake.ConnectionTest;
import dev.certwright.model.handshake.Endpoint;
import dev.certwright.model.handshake.HandshakeTarget;
import dev.certwright.model.handshake.HttpRequest;
import dev.certwright.model.handshake.Probing;
import dev.certwright.model.handshake.ServerNameChoice;
import dev.certwright.model.handshake.TimeLimits;
import dev.certwright.model.handshake.TlsVersion;
import dev.certwright.model.handshake.TrustChoice;
import dev.certwright.model.inventory.Entry;
import dev.certwright.model.inventory.EntryId;
import dev.certwright.service.TestBench;
import dev.certwright.service.export.ExportService;
import dev.certwright.testing.Program;
import dev.certwright.tls.server.LocalServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Each program runs the code it is given, against a JSSE server that demands a client certificate.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SnippetsTest {
    private static final String PASSWORD = "changeit";

    @TempDir
    private static Path folder;

    private TestBench bench;
    private LocalServer server;
    private Path out;

    @BeforeAll
    void start() throws Exception {
        bench = new TestBench(folder);
        out = Files.createDirectory(folder.resolve("it's a folder"));
        var ca = bench.rootCa("ca");
        var web = bench.server(ca, "web", "localhost");
        var client = bench.client(ca, "client");
        export(ca, ExportService.Format.PEM, false);
        export(client, ExportService.Format.PEM, true);
        export(client, ExportService.Format.PKCS12, true);
        Files.move(out.resolve("client.p12"), out.resolve("of person.p12"));
        export(web, ExportService.Format.PKCS12, true);
        var store = KeyStore.getInstance(out.resolve("web.p12").toFile(), PASSWORD.toCharArray());
        var alias = store.aliases().nextElement();
        var chain = store.getCertificateChain(alias);
        var credential = new Credential(List.of(new EncodedCertificate(chain[0].getEncoded())), (PrivateKey)
                store.getKey(alias, PASSWORD.toCharArray()));
        server = LocalServer.start(credential, List.of(ca.certificate()));
    }

    private void export(Entry entry, ExportService.Format format, boolean key) throws PkiException {
        Optional<Passphrase> password = format == ExportService.Format.PEM
                ? Optional.empty()
                : Optional.of(new Passphrase(PASSWORD.toCharArray()));
        bench.services.export().export(new ExportService.Request(entry, format, out, password, key, false));
    }

    @AfterAll
    void stop() {
        server.close();
        bench.close();
    }

    @ParameterizedTest
    @EnumSource(names = "GO", mode = EnumSource.Mode.EXCLUDE)
    void theServerAcceptsTheCertificate(Language language) throws Exception {
        accepted(language, test(vault(), ConnectionOptions.standard()));
    }

    @ParameterizedTest
    @EnumSource(names = "GO", mode = EnumSource.Mode.EXCLUDE)
    void theServerRefusesWithout(Language language) throws Exception {
        var outcome = run(language, test(new ClientChoice.None(), ConnectionOptions.standard()));
        assertFalse(outcome.text().matches("(?s).*\\b200\\b.*"), outcome::text);
    }

    @ParameterizedTest
    @EnumSource(names = "GO", mode = EnumSource.Mode.EXCLUDE)
    void theCertificateMayBeInPkcs12UnderAnyName(Language language) throws Exception {
        var choice = new ClientChoice.OfFile(Path.of("of person.p12"), Optional.empty(), Optional.empty());
        var test = new ConnectionTest(target("localhost"), choice, new TrustChoice.OfFile(out.resolve("ca.crt")));
        accepted(language, test);
    }

    @ParameterizedTest
    @EnumSource(names = "GO", mode = EnumSource.Mode.EXCLUDE)
    void anotherWayAVersionAndTheRequestAreKept(Language language) throws Exception {
        var options = new ConnectionOptions(
                Set.of(TlsVersion.TLS_1_2),
                Optional.of(new Endpoint("127.0.0.1", server.port())),
                new ServerNameChoice.Named("localhost"),
                Optional.of(List.of("http/1.1")),
                List.of(),
                List.of(),
                true,
                new HttpRequest("GET", List.of("X-Note: it's \"quoted\" \\ $HOME `id`")),
                Optional.empty(),
                TimeLimits.standard(),
                true);
        var elsewhere = new HandshakeTarget("localhost", 1, target("localhost").application());
        accepted(
                language,
                new ConnectionTest(elsewhere, vault(), new TrustChoice.OfVault(caId()), options, Probing.SINGLE));
    }

    @Test
    void goGetsTheSameFacts() throws Exception {
        var code = Snippets.of(test(vault(), ConnectionOptions.standard()), Language.GO);
        for (var part : List.of(
                "package main",
                "tls.Dial(\"tcp\", \"localhost:" + server.port() + "\", config)",
                "tls.LoadX509KeyPair(\"client-chain.crt\", \"client.key\")",
                "os.ReadFile(\"ca.crt\")",
                "NextProtos: []string{\"http/1.1\"}")) {
            assertTrue(code.contains(part), code);
        }
        assertEquals(
                code.chars().filter(c -> c == '{').count(),
                code.chars().filter(c -> c == '}').count());
    }

    @Test
    void whatALanguageCannotDoIsSaid() throws PkiException {
        var mail = new ConnectionTest(
                HandshakeTarget.parse("smtp://localhost:2525").orThrow(),
                new ClientChoice.None(),
                new TrustChoice.OfSystem());
        assertThrows(PkiException.InvalidInput.class, () -> Snippets.of(mail, Language.NODE));
        assertTrue(Snippets.of(mail, Language.OPENSSL).contains("-starttls smtp"));
        assertTrue(Snippets.of(mail, Language.CURL).contains("--ssl-reqd"));
        var nameless = test(vault(), ConnectionOptions.standard().naming(new ServerNameChoice.None()));
        assertThrows(PkiException.InvalidInput.class, () -> Snippets.of(nameless, Language.CURL));
        assertTrue(Snippets.of(nameless, Language.OPENSSL).contains("-noservername"));
    }

    private EntryId caId() throws PkiException {
        return bench.services.inventory().entries().getFirst().id();
    }

    private ClientChoice vault() throws PkiException {
        return new ClientChoice.OfVault(caId());
    }

    private HandshakeTarget target(String host) {
        return new HandshakeTarget(host, server.port(), new HandshakeTarget.Application.Http("/a?b='c'&d=$e"));
    }

    private ConnectionTest test(ClientChoice client, ConnectionOptions options) throws PkiException {
        return new ConnectionTest(
                target("localhost"), client, new TrustChoice.OfVault(caId()), options, Probing.AUTOMATIC);
    }

    private void accepted(Language language, ConnectionTest test) throws Exception {
        var outcome = run(language, test);
        assertTrue(outcome.text().contains("200"), () -> source(test, language) + outcome.text());
    }

    private static String source(ConnectionTest test, Language language) {
        try {
            return Snippets.of(test, language);
        } catch (PkiException e) {
            throw new AssertionError(e);
        }
    }

    private Program.Outcome run(Language language, ConnectionTest test) throws Exception {
        var code = source(test, language);
        var file = Files.writeString(out.resolve("Test"), code, StandardCharsets.UTF_8);
        return switch (language) {
            case CURL -> program("curl", "sh", file);
            case OPENSSL -> program("openssl", "sh", file);
            case PYTHON -> program("python3", "python3", prepared(code, "# ", file));
            case NODE -> program("node", "node", prepared(code, "// ", file));
            case JAVA -> {
                var source = Files.copy(
                        prepared(code, "// ", file), out.resolve("Test.java"), StandardCopyOption.REPLACE_EXISTING);
                var java =
                        Path.of(System.getProperty("java.home"), "bin", "java").toString();
                yield launch(java, source.toString());
            }
            case GO -> throw new AssertionError();
        };
    }

    /// Does what the comment in the first line says.
    private Path prepared(String code, String comment, Path file) throws IOException, InterruptedException {
        var first = code.lines().findFirst().orElseThrow();
        if (first.startsWith(comment + "openssl")) {
            Program.assumePresent("openssl");
            Files.deleteIfExists(out.resolve("client.p12"));
            Files.deleteIfExists(out.resolve("client.pem"));
            var outcome = launch("sh", "-c", first.substring(comment.length()));
            assertEquals(0, outcome.status(), outcome::text);
        }
        return file;
    }

    private Program.Outcome program(String needed, String runner, Path file) throws IOException, InterruptedException {
        Program.assumePresent(needed, runner);
        return launch(runner, file.toString());
    }

    /// With the password in the environment, where the code expects it.
    private Program.Outcome launch(String... command) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(command).directory(out.toFile()).redirectErrorStream(true);
        builder.environment().put("KEY_PASSWORD", PASSWORD);
        var process = builder.start();
        try {
            process.getOutputStream().close();
            var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertTrue(process.waitFor(60, TimeUnit.SECONDS), text);
            return new Program.Outcome(process.exitValue(), text);
        } finally {
            process.destroyForcibly();
        }
    }
}
