package dev.certwright.app;

import dev.certwright.model.Cancellation;
import dev.certwright.model.DatabasePassword;
import dev.certwright.model.PkiException;
import dev.certwright.model.VaultLocation;
import dev.certwright.model.handshake.ConnectionObserver;
import dev.certwright.model.handshake.ConnectionTest;
import dev.certwright.model.handshake.HandshakeReport;
import dev.certwright.model.inventory.Entry;
import dev.certwright.model.issuing.CertificateOrder;
import dev.certwright.pki.certificate.CertificateIssuer;
import dev.certwright.pki.certificate.CertificateReader;
import dev.certwright.pki.certificate.CertificationRequestIssuer;
import dev.certwright.pki.certificate.CertificationRequestReader;
import dev.certwright.pki.certificate.RevocationListIssuer;
import dev.certwright.pki.certificate.RevocationListReader;
import dev.certwright.pki.encoding.ContentReader;
import dev.certwright.pki.encoding.PemCodec;
import dev.certwright.pki.encoding.Pkcs12Codec;
import dev.certwright.pki.encoding.Pkcs12Conversion;
import dev.certwright.pki.key.KeyPairFactory;
import dev.certwright.pki.key.PrivateKeyCodec;
import dev.certwright.pki.path.PathValidator;
import dev.certwright.pki.trust.NamedDocuments;
import dev.certwright.pki.trust.SystemTrust;
import dev.certwright.service.Services;
import dev.certwright.service.bulk.BulkService;
import dev.certwright.service.comparison.ComparisonService;
import dev.certwright.service.connection.Candidates;
import dev.certwright.service.connection.ConnectionTestService;
import dev.certwright.service.connection.Materials;
import dev.certwright.service.connection.OwnCertificate;
import dev.certwright.service.connection.SecondOpinions;
import dev.certwright.service.connection.ServerChecks;
import dev.certwright.service.connection.ThrowAway;
import dev.certwright.service.demo.DemoService;
import dev.certwright.service.expiry.ExpiryService;
import dev.certwright.service.export.ExportService;
import dev.certwright.service.importing.AdoptionService;
import dev.certwright.service.importing.ImportService;
import dev.certwright.service.inspection.InspectionService;
import dev.certwright.service.inspection.ItemReading;
import dev.certwright.service.inventory.InventoryService;
import dev.certwright.service.issuing.IssuingService;
import dev.certwright.service.issuing.RenewalService;
import dev.certwright.service.keystore.KeystoreService;
import dev.certwright.service.profiles.ProfileService;
import dev.certwright.service.report.ReportService;
import dev.certwright.service.report.history.HistoryService;
import dev.certwright.service.requests.RequestService;
import dev.certwright.service.requests.SigningService;
import dev.certwright.service.revocation.OcspService;
import dev.certwright.service.revocation.RevocationService;
import dev.certwright.service.safety.AuditService;
import dev.certwright.service.safety.BackupService;
import dev.certwright.service.safety.Safety;
import dev.certwright.service.safety.TrashService;
import dev.certwright.service.settings.SettingsService;
import dev.certwright.service.vault.VaultService;
import dev.certwright.service.verification.VerificationMaterial;
import dev.certwright.service.verification.VerificationService;
import dev.certwright.store.Backups;
import dev.certwright.store.CredentialSource;
import dev.certwright.store.FileAccess;
import dev.certwright.store.Vault;
import dev.certwright.tls.probe.HandshakeProbe;
import java.lang.module.ModuleDescriptor;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Optional;

/// Builds the object graph by hand. The only place that knows every layer.
public final class Wiring {
    private final SecureRandom random = new SecureRandom();
    private final InstantSource clock;
    private final Path settingsFile;
    private final CertificateReader reader = new CertificateReader();
    private final PrivateKeyCodec privateKeys = new PrivateKeyCodec();
    private final FileAccess files = new FileAccess();
    private final ContentReader content = new ContentReader(random);
    private final PathValidator validator = new PathValidator();
    private final HandshakeProbe probe = new HandshakeProbe(random);

    public Wiring(InstantSource clock, Path settingsFile) {
        this.clock = clock;
        this.settingsFile = settingsFile;
    }

    /// The use cases over a vault, which is opened, and made, only when one of them needs it.
    public Services services(Path vaultFile) {
        return services(new VaultLocation.InFile(vaultFile), DatabasePassword.NONE);
    }

    /// The same, wherever the vault lies.
    public Services services(VaultLocation location, DatabasePassword password) {
        var vault = new LazyVault(location, password, clock, random, reader::read);
        var credentials = new CredentialSource(vault, privateKeys::decode);
        var issuing = issuing(vault, credentials);
        var materials = materials(vault, credentials);
        var connection = connection(vault, credentials, materials);
        var reports = new ReportService(reader::read, files, clock, version());
        return new Services(
                new VaultService(vault),
                issuing,
                new InventoryService(vault, credentials, clock),
                new ExportService(credentials, privateKeys, new PemCodec(), new Pkcs12Codec(random), content, files),
                new ImportService(vault, content, reader, privateKeys, files),
                inspection(vault),
                new VerificationService(
                        new VerificationMaterial(vault, content, files, new SystemTrust(), privateKeys),
                        new NamedDocuments(content, random),
                        reader,
                        validator,
                        clock),
                connection,
                new SecondOpinions(materials),
                new DemoService(
                        vault,
                        new Bench(vault, credentials, issuing, connection),
                        this::temporaryBench,
                        privateKeys,
                        clock),
                reports,
                new HistoryService(vault, reports.runs()),
                new SettingsService(settingsFile),
                new KeystoreService(content, reader, new Pkcs12Conversion(random), files),
                new ComparisonService(reader, content, privateKeys, files, vault, probe),
                new RenewalService(
                        vault,
                        credentials,
                        new KeyPairFactory(random),
                        privateKeys,
                        new CertificateIssuer(random),
                        clock),
                new ExpiryService(vault, files, clock),
                new RevocationService(vault, credentials, new RevocationListIssuer(random), files, content, clock),
                new OcspService(
                        vault,
                        credentials,
                        new CertificateIssuer(random),
                        new KeyPairFactory(random),
                        privateKeys,
                        clock,
                        random),
                new ProfileService(vault, files),
                requests(vault),
                signing(vault, credentials),
                new BulkService(
                        vault,
                        credentials,
                        (authority, now) -> issuing.below(authority, now)::template,
                        reader,
                        random,
                        clock),
                new AdoptionService(vault, content, reader, privateKeys, files, clock),
                safety(vault),
                vault::close);
    }

    private RequestService requests(LazyVault vault) {
        return new RequestService(
                vault,
                new KeyPairFactory(random),
                privateKeys,
                new CertificationRequestIssuer(random),
                new CertificationRequestReader(),
                reader,
                content,
                new PemCodec(),
                files);
    }

    private SigningService signing(LazyVault vault, CredentialSource credentials) {
        return new SigningService(
                vault,
                credentials,
                content,
                new CertificationRequestReader(),
                new CertificateIssuer(random),
                new PemCodec(),
                files,
                clock);
    }

    private Safety safety(LazyVault vault) {
        return new Safety(
                new TrashService(vault),
                new AuditService(vault, files),
                new BackupService(vault, new Backups(clock, random, reader::read, version())));
    }

    private InspectionService inspection(LazyVault vault) {
        var reading =
                new ItemReading(reader, new CertificationRequestReader(), new RevocationListReader(), privateKeys);
        return new InspectionService(content, reading, files, probe, vault, clock);
    }

    private static String version() {
        return Optional.ofNullable(Wiring.class.getModule().getDescriptor())
                .flatMap(ModuleDescriptor::rawVersion)
                .orElse("(not packaged)");
    }

    private IssuingService issuing(LazyVault vault, CredentialSource credentials) {
        return new IssuingService(
                vault, credentials, new KeyPairFactory(random), privateKeys, new CertificateIssuer(random), clock);
    }

    private Materials materials(LazyVault vault, CredentialSource credentials) {
        return new Materials(vault, credentials, privateKeys, content, files, new SystemTrust());
    }

    private ConnectionTestService connection(LazyVault vault, CredentialSource credentials, Materials materials) {
        return new ConnectionTestService(
                materials,
                probe,
                validator,
                reader,
                new OwnCertificate(privateKeys),
                new ThrowAway(new KeyPairFactory(random), new CertificateIssuer(random), clock),
                new ServerChecks(validator, reader, content, random),
                new Candidates(vault, credentials),
                clock);
    }

    private DemoService.Workbench temporaryBench() throws PkiException {
        var vault = LazyVault.temporary(clock, random, reader::read);
        var credentials = new CredentialSource(vault, privateKeys::decode);
        return new Bench(
                vault,
                credentials,
                issuing(vault, credentials),
                connection(vault, credentials, materials(vault, credentials)));
    }

    /// The use cases that the demonstration works with.
    private record Bench(
            LazyVault source, CredentialSource credentials, IssuingService issuing, ConnectionTestService connection)
            implements DemoService.Workbench {
        @Override
        public Vault vault() throws PkiException {
            return source.get();
        }

        @Override
        public Entry issue(CertificateOrder order, Cancellation cancellation) throws PkiException {
            return issuing.issue(order, cancellation);
        }

        @Override
        public PrivateKey privateKey(Entry entry) throws PkiException {
            return credentials.privateKey(entry);
        }

        @Override
        public String freeName(String wanted) throws PkiException {
            return issuing.freeName(wanted);
        }

        @Override
        public HandshakeReport test(ConnectionTest test, ConnectionObserver observer, Cancellation cancellation)
                throws PkiException {
            return connection.test(test, observer, cancellation).report();
        }

        @Override
        public void close() {
            source.close();
        }
    }
}
