package dev.certwright.cli;

import dev.certwright.app.Wiring;
import dev.certwright.model.DatabasePassword;
import dev.certwright.model.Passphrase;
import dev.certwright.model.Phrase;
import dev.certwright.model.PkiException;
import dev.certwright.model.VaultLocation;
import dev.certwright.model.certificate.Credential;
import dev.certwright.model.certificate.EncodedCertificate;
import dev.certwright.tls.server.LocalServer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Runs commands as a person would, on the real services over a vault in a folder of its own.
final class Cli {
    /// What a command printed and how it ended.
    record Run(int status, String out, String err) {
        List<String> outLines() {
            return out.lines().toList();
        }

        @Override
        public String toString() {
            return "status " + status + "\n" + out + err;
        }
    }

    private final Path folder;
    private final Map<String, String> environment = new HashMap<>();
    private final List<String> questions = new ArrayList<>();
    private final ArrayDeque<String> answers = new ArrayDeque<>();
    private final List<String> windows = new ArrayList<>();
    private boolean person;
    private Optional<Phrase> missingDisplay = Optional.empty();
    private byte[] input = {};

    Cli(Path folder) {
        this.folder = folder;
    }

    /// With a vault without passphrase, a CA `ca`, a server `web` for localhost and a client `ann`.
    static Cli withCertificates(Path folder) {
        var cli = new Cli(folder);
        cli.ok("vault", "init", "--no-passphrase");
        cli.ok("ca", "create", "ca", "--key", "ec-p256");
        cli.ok("issue", "server", "web", "--ca", "ca", "--san", "localhost", "127.0.0.1");
        cli.ok("issue", "client", "ann", "--ca", "ca", "--san", "ann@example.com");
        return cli;
    }

    /// A JSSE server with a certificate of the vault, which demands a client certificate of the same CA.
    LocalServer serve(String entry) throws GeneralSecurityException, IOException, PkiException {
        var out = folder.resolve("server");
        var password = Files.writeString(folder.resolve("password"), "changeit");
        ok("export", entry, "--format", "pkcs12", "--out", out.toString(), "--password-file", password.toString());
        var store = KeyStore.getInstance(out.resolve(entry + ".p12").toFile(), "changeit".toCharArray());
        var alias = store.aliases().nextElement();
        var chain = store.getCertificateChain(alias);
        var credential = new Credential(List.of(new EncodedCertificate(chain[0].getEncoded())), (PrivateKey)
                store.getKey(alias, "changeit".toCharArray()));
        return LocalServer.start(credential, List.of(new EncodedCertificate(chain[1].getEncoded())));
    }

    Cli set(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    /// Somebody sits at the console and answers so.
    Cli answering(String... texts) {
        person = true;
        answers.addAll(Arrays.asList(texts));
        return this;
    }

    Cli reading(byte[] octets) {
        input = octets.clone();
        return this;
    }

    Cli withoutDisplay() {
        missingDisplay = Optional.of(Phrase.of("cli.noDisplay.noScreen"));
        return this;
    }

    List<String> questions() {
        return questions;
    }

    List<String> windows() {
        return windows;
    }

    Path vault() {
        return folder.resolve("home").resolve("vault.certwright");
    }

    /// Runs a command that must succeed, and returns what it printed.
    String ok(String... arguments) {
        var run = run(arguments);
        if (run.status() != 0) {
            throw new AssertionError(List.of(arguments) + ": " + run);
        }
        return run.out();
    }

    Run run(String... arguments) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var terminal = new Terminal(
                new ByteArrayInputStream(input),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                person ? Optional.of(this::ask) : Optional.empty(),
                environment);
        var wiring = new Wiring(InstantSource.system(), folder.resolve("settings.properties"));
        int status =
                new CommandLineProgram(wiring::services, this::open, vault(), Locale.ENGLISH, terminal).run(arguments);
        return new Run(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private Optional<Passphrase> ask(String question) {
        questions.add(question);
        return Optional.ofNullable(answers.poll()).map(text -> new Passphrase(text.toCharArray()));
    }

    private Optional<Phrase> open(VaultLocation vault, DatabasePassword password, Optional<Locale> language) {
        windows.add(vault.toString());
        return missingDisplay;
    }
}
