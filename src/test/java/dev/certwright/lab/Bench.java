package dev.certwright.lab;

import dev.certwright.model.Cancellation;
import dev.certwright.model.Parsed;
import dev.certwright.model.PkiException;
import dev.certwright.model.certificate.CertificateProfile;
import dev.certwright.model.certificate.Credential;
import dev.certwright.model.handshake.ClientChoice;
import dev.certwright.model.handshake.ConnectionObserver;
import dev.certwright.model.handshake.ConnectionOptions;
import dev.certwright.model.handshake.ConnectionTest;
import dev.certwright.model.handshake.HandshakeTarget;
import dev.certwright.model.handshake.Probing;
import dev.certwright.model.handshake.TlsVersion;
import dev.certwright.model.handshake.TrustChoice;
import dev.certwright.pki.certificate.CertificateReader;
import dev.certwright.service.TestBench;
import dev.certwright.store.NewEntry;
import dev.certwright.store.NewEntry.IssuedBy;
import dev.certwright.store.Vault;
import dev.certwright.testing.Issued;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Runs the connection tester as a person's program does against servers, and asks an independent client what they say.
final class Bench implements AutoCloseable {
    private final Path folder;
    private final Materials materials;
    private final TestBench services;
    private int started;

    Bench() throws IOException, PkiException {
        folder = Files.createTempDirectory(
                "certwright-lab", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        materials = new Materials(folder);
        services = new TestBench(folder);
        remember(materials.otherCa, "Other CA", true);
        remember(materials.intermediate, "Intermediate", false);
        services.services.connection().warmUp();
    }

    /// Puts a CA into the person's vault.
    private void remember(Issued authority, String name, boolean root) throws PkiException {
        try (var vault = Vault.open(
                folder.resolve("vault.certwright"),
                InstantSource.system(),
                new SecureRandom(),
                new CertificateReader()::read)) {
            vault.add(new NewEntry(
                    name,
                    root ? CertificateProfile.ROOT_CA : CertificateProfile.INTERMEDIATE_CA,
                    authority.encoded(),
                    root ? new IssuedBy.Itself() : new IssuedBy.Outsider(),
                    Optional.empty()));
        }
    }

    Materials materials() {
        return materials;
    }

    /// A folder of its own for a server.
    Path place() throws IOException {
        return Files.createDirectory(folder.resolve("server-" + ++started));
    }

    /// Runs all that is asked of one configuration.
    void run(Configuration configuration, Set<Fault> faults, Figures figures) throws IOException, PkiException {
        if (!configuration.present()) {
            figures.skip(configuration, String.join(", ", configuration.programs()) + " is not installed");
            return;
        }
        var address = configuration.speech().address(Materials.HOST, 443);
        if (HandshakeTarget.parse(address) instanceof Parsed.Invalid<HandshakeTarget>) {
            figures.skip(configuration, "addresses like " + address + " are not understood");
            return;
        }
        try (var server = configuration.launch().start(materials, place())) {
            var chosen = EnumSet.copyOf(faults);
            chosen.retainAll(configuration.faults());
            for (var version : TlsVersion.values()) {
                for (var fault : chosen) {
                    figures.add(cell(configuration, server.port(), version, fault));
                }
                if (configuration.faults().contains(Fault.NONE)) {
                    var seen = test(configuration, server.port(), version, materials.client(Fault.GOOD_EC));
                    figures.judged(configuration, version, seen.authentication(version));
                }
            }
        }
    }

    private Cell cell(Configuration configuration, int port, TlsVersion version, Fault fault)
            throws IOException, PkiException {
        var credential = materials.client(fault);
        var speech = configuration.speech();
        var word = word(port, credential, version, speech);
        var seen = test(configuration, port, version, credential);
        boolean compared = word instanceof Word.Alert;
        return new Cell(
                configuration,
                version,
                fault,
                word,
                seen,
                !compared || PlainBouncyCastle.ask(port, credential, version, speech) instanceof Word.Alert,
                !compared || PlainJsse.hearsAlert(port, credential, version, speech));
    }

    /// What the server says, by the octets that pass a relay and by a client behind it.
    static Word word(int port, Optional<Credential> credential, TlsVersion version, Speech speech) throws IOException {
        try (var relay = new Relay(port)) {
            var heard = PlainBouncyCastle.ask(relay.port(), credential, version, speech, true);
            var clear = relay.alertOfServer(speech.prelude().length == 0 ? 0 : 1);
            return clear.isPresent() ? new Word.Alert(clear.getAsInt()) : heard;
        }
    }

    private Seen test(Configuration configuration, int port, TlsVersion version, Optional<Credential> credential)
            throws PkiException {
        return test(configuration.speech().address(Materials.HOST, port), Set.of(version), credential);
    }

    Seen test(String address, Set<TlsVersion> versions, Optional<Credential> credential) throws PkiException {
        return test(address, versions, credential, new TrustChoice.Given(materials.anchors()));
    }

    Seen test(String address, Set<TlsVersion> versions, Optional<Credential> credential, TrustChoice trust)
            throws PkiException {
        var choice = credential.<ClientChoice>map(ClientChoice.Given::new).orElseGet(ClientChoice.None::new);
        var test = new ConnectionTest(
                TestBench.value(HandshakeTarget.parse(address)),
                choice,
                trust,
                ConnectionOptions.standard().offering(versions),
                Probing.AUTOMATIC);
        try (var run = services.services.connection().test(test, ConnectionObserver.silent(), new Cancellation())) {
            return new Seen(run.report());
        }
    }

    @Override
    public void close() throws IOException {
        services.close();
        try (Stream<Path> all = Files.walk(folder)) {
            for (var path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
