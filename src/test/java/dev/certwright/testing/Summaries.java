package dev.certwright.testing;

import dev.certwright.model.certificate.CertificateProfile;
import dev.certwright.model.certificate.Validity;
import dev.certwright.model.inventory.EntryId;
import dev.certwright.model.inventory.EntrySummary;
import dev.certwright.model.inventory.Revocation;
import dev.certwright.model.inventory.RevocationReason;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Entries as a list shows them, without certificates behind them.
public record Summaries(EntrySummary entry) {
    /// A server certificate of 397 days that nobody of this vault has signed.
    public static Summaries server(long id, String name, Instant end) {
        return new Summaries(new EntrySummary(
                new EntryId(id),
                name,
                CertificateProfile.SERVER,
                "CN=" + name + ",O=Example",
                name + ".example.com 192.0.2." + (id % 250),
                serial(id),
                "ECDSA P-256",
                "%064x".formatted(id * 2_654_435_761L),
                new Validity(end.minus(Duration.ofDays(397)), end),
                Optional.empty(),
                Optional.empty(),
                true,
                Optional.empty(),
                end.minus(Duration.ofDays(397))));
    }

    private static String serial(long id) {
        var hex = "4A%014X".formatted(id * 7919);
        return String.join(":", hex.split("(?<=\\G..)", -1)).replaceFirst(":$", "");
    }

    public Summaries below(long issuer) {
        return with(entry.profile(), entry.key(), Optional.of(new EntryId(issuer)), entry.predecessor(), false);
    }

    public Summaries authority() {
        return with(CertificateProfile.INTERMEDIATE_CA, entry.key(), entry.issuer(), entry.predecessor(), false);
    }

    public Summaries root() {
        return with(CertificateProfile.ROOT_CA, entry.key(), Optional.of(entry.id()), entry.predecessor(), false);
    }

    public Summaries key(String words) {
        return with(entry.profile(), words, entry.issuer(), entry.predecessor(), false);
    }

    public Summaries renewedFrom(long predecessor) {
        return with(entry.profile(), entry.key(), entry.issuer(), Optional.of(new EntryId(predecessor)), false);
    }

    public Summaries revoked() {
        return with(entry.profile(), entry.key(), entry.issuer(), entry.predecessor(), true);
    }

    private Summaries with(
            CertificateProfile profile,
            String key,
            Optional<EntryId> issuer,
            Optional<EntryId> predecessor,
            boolean revoked) {
        return new Summaries(new EntrySummary(
                entry.id(),
                entry.name(),
                profile,
                entry.subject(),
                entry.names(),
                entry.serial(),
                key,
                entry.sha256(),
                entry.validity(),
                issuer,
                predecessor,
                entry.hasPrivateKey(),
                revoked
                        ? Optional.of(new Revocation(entry.createdAt(), RevocationReason.KEY_COMPROMISE))
                        : entry.revocation(),
                entry.createdAt()));
    }

    public static List<EntrySummary> of(Summaries... all) {
        return java.util.Arrays.stream(all).map(Summaries::entry).toList();
    }

    /// One root and that many leaves below it, which end between now and two years from now.
    public static List<EntrySummary> many(int leaves, Instant now) {
        var all = new ArrayList<EntrySummary>(leaves + 1);
        all.add(server(1, "Devices CA", now.plus(Duration.ofDays(3650))).root().entry());
        for (int i = 0; i < leaves; i++) {
            var end = now.plus(Duration.ofHours(i % 17_520 + 1L));
            all.add(server(i + 2L, "sensor-%06d".formatted(i + 1), end).below(1).entry());
        }
        return all;
    }
}
