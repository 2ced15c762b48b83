package dev.certwright.service.demo;

import dev.certwright.model.Cancellation;
import dev.certwright.model.PkiException;
import dev.certwright.model.SecretBytes;
import dev.certwright.model.certificate.CertificateProfile;
import dev.certwright.model.certificate.Credential;
import dev.certwright.model.certificate.EncodedCertificate;
import dev.certwright.model.handshake.ClientChoice;
import dev.certwright.model.handshake.ConnectionObserver;
import dev.certwright.model.handshake.ConnectionOptions;
import dev.certwright.model.handshake.ConnectionTest;
import dev.certwright.model.handshake.HandshakeReport;
import dev.certwright.model.handshake.HandshakeTarget;
import dev.certwright.model.handshake.Probing;
import dev.certwright.model.handshake.TrustChoice;
import dev.certwright.model.inventory.Entry;
import dev.certwright.model.issuing.CertificateOrder;
import dev.certwright.model.name.DistinguishedName;
import dev.certwright.model.name.GeneralName;
import dev.certwright.model.name.IpAddress;
import dev.certwright.pki.key.PrivateKeyCodec;
import dev.certwright.store.NewEntry;
import dev.certwright.store.NewEntry.IssuedBy;
import dev.certwright.store.Vault;
import dev.certwright.store.VaultSource;
import dev.certwright.tls.server.LocalServer;
import java.security.PrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// *Mutual TLS in one minute*: a CA, a server and a client certificate, a local server, a handshake.
public final class DemoService {
    private static final String AUTHORITY_NAME = "Demo CA";
    private static final String SERVER_NAME = "localhost";
    private static final String CLIENT_NAME = "demo-client";

    private final VaultSource vaults;
    private final Workbench persons;
    private final TemporaryWorkbenches temporary;
    private final PrivateKeyCodec privateKeys;
    private final InstantSource clock;

    /// Creates the demonstration.
    ///
    /// @param vaults    the person's vault
    /// @param persons   works in the person's vault
    /// @param temporary opens one that works in a vault of its own
    public DemoService(
            VaultSource vaults,
            Workbench persons,
            TemporaryWorkbenches temporary,
            PrivateKeyCodec privateKeys,
            InstantSource clock) {
        this.vaults = vaults;
        this.persons = persons;
        this.temporary = temporary;
        this.privateKeys = privateKeys;
        this.clock = clock;
    }

    /// What the demonstration works with: the same use cases that a person has.
    public interface Workbench extends AutoCloseable {
        Vault vault() throws PkiException;

        Entry issue(CertificateOrder order, Cancellation cancellation) throws PkiException;

        PrivateKey privateKey(Entry entry) throws PkiException;

        String freeName(String wanted) throws PkiException;

        HandshakeReport test(ConnectionTest test, ConnectionObserver observer, Cancellation cancellation)
                throws PkiException;

        @Override
        void close();
    }

    /// Opens workbenches over vaults that vanish when they are closed.
    @FunctionalInterface
    public interface TemporaryWorkbenches {
        Workbench open() throws PkiException;
    }

    /// What it does, in order.
    public enum Stage {
        AUTHORITY,
        SERVER_CERTIFICATE,
        CLIENT_CERTIFICATE,
        LOCAL_SERVER,
        HANDSHAKE
    }

    /// Hears what is going on, on a worker thread.
    public interface Observer extends ConnectionObserver {
        void stage(Stage stage);
    }

    /// A certificate that was made.
    public record Made(String name, CertificateProfile profile, EncodedCertificate certificate, PrivateKey privateKey) {
        @Override
        public String toString() {
            return name;
        }
    }

    /// What came out.
    ///
    /// @param made in the order made; the CA first
    public record Result(HandshakeReport report, List<Made> made, Duration took) {}

    /// Does all of it in a temporary vault that is gone afterwards.
    ///
    /// @throws PkiException.Cancelled when cancelled; nothing stays
    public Result run(Observer observer, Cancellation cancellation) throws PkiException {
        try (var bench = temporary.open()) {
            bench.vault().protect(Optional.empty());
            return run(bench, observer, cancellation);
        }
    }

    /// Does all of it in the person's vault, where the three certificates stay.
    ///
    /// @throws PkiException.ProtectionUndecided before the first key of a vault
    public Result runInVault(Observer observer, Cancellation cancellation) throws PkiException {
        return run(persons, observer, cancellation);
    }

    private Result run(Workbench bench, Observer observer, Cancellation cancellation) throws PkiException {
        Instant start = clock.instant();
        observer.stage(Stage.AUTHORITY);
        var authority = bench.issue(
                CertificateOrder.rootCa(bench.freeName(AUTHORITY_NAME), DistinguishedName.ofCommonName(AUTHORITY_NAME)),
                cancellation);
        observer.stage(Stage.SERVER_CERTIFICATE);
        var server = below(bench, authority, CertificateProfile.SERVER, SERVER_NAME, serverNames(), cancellation);
        observer.stage(Stage.CLIENT_CERTIFICATE);
        var client = below(bench, authority, CertificateProfile.CLIENT, CLIENT_NAME, List.of(), cancellation);
        observer.stage(Stage.LOCAL_SERVER);
        var made = new ArrayList<Made>();
        for (var entry : List.of(authority, server, client)) {
            made.add(new Made(entry.name(), entry.profile(), entry.certificate(), bench.privateKey(entry)));
        }
        var anchors = List.of(authority.certificate());
        try (var listening = LocalServer.start(credential(made.get(1)), anchors)) {
            observer.stage(Stage.HANDSHAKE);
            var test = new ConnectionTest(
                    new HandshakeTarget(SERVER_NAME, listening.port(), new HandshakeTarget.Application.Http("/")),
                    new ClientChoice.Given(credential(made.get(2))),
                    new TrustChoice.Given(anchors),
                    ConnectionOptions.standard(),
                    Probing.SINGLE);
            var report = bench.test(test, observer, cancellation);
            return new Result(report, made, Duration.between(start, clock.instant()));
        }
    }

    private static Entry below(
            Workbench bench,
            Entry authority,
            CertificateProfile profile,
            String name,
            List<GeneralName> names,
            Cancellation cancellation)
            throws PkiException {
        return bench.issue(
                CertificateOrder.below(
                        authority.id(), bench.freeName(name), profile, DistinguishedName.ofCommonName(name), names),
                cancellation);
    }

    private static List<GeneralName> serverNames() {
        return List.of(
                new GeneralName.Dns(SERVER_NAME),
                new GeneralName.Ip(new IpAddress(List.of(127, 0, 0, 1))),
                new GeneralName.Ip(new IpAddress(List.of(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1))));
    }

    private static Credential credential(Made made) {
        return new Credential(List.of(made.certificate()), made.privateKey());
    }

    /// Keeps what a run in the temporary vault made, all of it or nothing.
    ///
    /// @throws PkiException.ProtectionUndecided before the first key of a vault
    public List<Entry> keep(Result result) throws PkiException {
        var secrets = new ArrayList<SecretBytes>();
        try {
            var entries = new ArrayList<NewEntry>();
            for (var made : result.made()) {
                secrets.add(privateKeys.encodeSecret(made.privateKey()));
                entries.add(new NewEntry(
                        persons.freeName(made.name()),
                        made.profile(),
                        made.certificate(),
                        entries.isEmpty() ? new IssuedBy.Itself() : new IssuedBy.Before(0),
                        Optional.of(secrets.getLast())));
            }
            return vaults.get().addAll(entries);
        } finally {
            secrets.forEach(SecretBytes::close);
        }
    }
}
