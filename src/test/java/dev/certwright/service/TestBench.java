package dev.certwright.service;

import dev.certwright.app.Wiring;
import dev.certwright.model.Cancellation;
import dev.certwright.model.Parsed;
import dev.certwright.model.PkiException;
import dev.certwright.model.certificate.CertificateProfile;
import dev.certwright.model.certificate.Credential;
import dev.certwright.model.inventory.Entry;
import dev.certwright.model.issuing.CertificateOrder;
import dev.certwright.model.name.DistinguishedName;
import dev.certwright.model.name.GeneralName;
import dev.certwright.pki.encoding.ContentReader;
import dev.certwright.pki.encoding.Item;
import dev.certwright.service.export.ExportService;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The real services over a vault of a test, with a clock that the test can turn.
public final class TestBench implements AutoCloseable {
    private final Path folder;
    private Duration shift = Duration.ZERO;
    public final Services services;

    public TestBench(Path folder) throws PkiException {
        this.folder = folder;
        InstantSource clock = () -> Instant.now().plus(shift);
        services =
                new Wiring(clock, folder.resolve("settings.properties")).services(folder.resolve("vault.certwright"));
        services.vault().protect(Optional.empty());
    }

    /// Lets later work happen that much earlier or later than now.
    public void turnClock(Duration by) {
        shift = by;
    }

    public Entry rootCa(String name) throws PkiException {
        return issue(CertificateOrder.rootCa(name, DistinguishedName.ofCommonName(name)));
    }

    public Entry server(Entry ca, String name, String... names) throws PkiException {
        return issue(CertificateOrder.below(
                ca.id(), name, CertificateProfile.SERVER, DistinguishedName.ofCommonName(name), names(names)));
    }

    public Entry client(Entry ca, String name) throws PkiException {
        return issue(CertificateOrder.below(
                ca.id(), name, CertificateProfile.CLIENT, DistinguishedName.ofCommonName(name), List.of()));
    }

    public Entry issue(CertificateOrder order) throws PkiException {
        return services.issuing().issue(order, new Cancellation());
    }

    /// The certificate and key of an entry, without issuers. They also stand in the folder as `NAME.crt` and
    /// `NAME.key` then.
    public Credential credential(Entry entry) throws PkiException, IOException {
        services.export()
                .export(new ExportService.Request(
                        entry, ExportService.Format.PEM, folder, Optional.empty(), true, true));
        var key = new ContentReader(new SecureRandom())
                .read(Files.readAllBytes(folder.resolve(entry.name() + ".key")), "key", List.of());
        return new Credential(
                List.of(entry.certificate()), ((Item.PrivateKeyItem) key.items().getFirst()).privateKey());
    }

    public static List<GeneralName> names(String... names) {
        return Arrays.stream(names).map(n -> value(GeneralName.parse(n))).toList();
    }

    public static <T> T value(Parsed<T> parsed) {
        try {
            return parsed.orThrow();
        } catch (PkiException.InvalidInput e) {
            throw new IllegalArgumentException(e);
        }
    }

    @Override
    public void close() {
        services.close();
    }
}
