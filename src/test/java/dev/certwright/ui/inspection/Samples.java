package dev.certwright.ui.inspection;

import dev.certwright.app.Wiring;
import dev.certwright.model.Cancellation;
import dev.certwright.model.Phrase;
import dev.certwright.model.PkiException;
import dev.certwright.model.certificate.CertificateDetails;
import dev.certwright.model.certificate.CertificateProfile;
import dev.certwright.model.issuing.CertificateOrder;
import dev.certwright.model.name.DistinguishedName;
import dev.certwright.model.name.GeneralName;
import dev.certwright.service.inspection.Inspected;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/// Files with real certificates in them.
final class Samples {
    final CertificateDetails authority;
    final CertificateDetails client;

    Samples(Path folder) {
        try (var services = new Wiring(InstantSource.system(), folder.resolve("settings.properties"))
                .services(folder.resolve("vault.certwright"))) {
            services.vault().protect(Optional.empty());
            var ca = services.issuing()
                    .issue(CertificateOrder.rootCa("MyCA", DistinguishedName.ofCommonName("MyCA")), new Cancellation());
            authority = ca.details();
            client = services.issuing()
                    .issue(
                            CertificateOrder.below(
                                    ca.id(),
                                    "client01",
                                    CertificateProfile.CLIENT,
                                    DistinguishedName.ofCommonName("client01"),
                                    List.of(new GeneralName.Dns("client01.example.com"))),
                            new Cancellation())
                    .details();
        } catch (PkiException e) {
            throw new IllegalStateException(e);
        }
    }

    Inspected.Item clientItem() {
        return new Inspected.Item.Certificate(client, Optional.of("client01"));
    }

    Inspected.Item authorityItem() {
        return new Inspected.Item.Certificate(authority, Optional.empty());
    }

    Inspected.Item clientKey() {
        return new Inspected.Item.PrivateKey(
                "ECDSA P-256",
                Optional.empty(),
                Optional.empty(),
                Optional.of(client.publicKey().spkiSha256()));
    }

    static Inspected.Item closed(String alias) {
        return new Inspected.Item.Closed(
                "private-key", Optional.of(alias), Phrase.of("failure.passwordRequired", alias), true);
    }

    static Inspected file(String name, String kind, Inspected.Item... items) {
        return new Inspected(
                name,
                kind,
                List.of(items),
                Collections.nCopies(items.length, dev.certwright.model.Bytes.EMPTY),
                List.of());
    }

    Inspected many(String name, int count) {
        var items = new ArrayList<Inspected.Item>();
        for (int i = 0; i < count; i++) {
            items.add(new Inspected.Item.Certificate(client, Optional.of("number-" + i)));
        }
        return file(name, "pem", items.toArray(Inspected.Item[]::new));
    }
}
