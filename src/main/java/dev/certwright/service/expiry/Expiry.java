package dev.certwright.service.expiry;

import dev.certwright.model.inventory.EntryId;
import dev.certwright.model.inventory.EntryStatus;
import dev.certwright.model.inventory.EntrySummary;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What of some certificates ends when. What was revoked, and what another certificate has taken the place of, needs
/// nobody's care any more and is left out everywhere.
public final class Expiry {
    /// An RSA key shorter than this is refused by today's programs (NIST SP 800-131A, CA/Browser Forum BR 6.1.5).
    private static final int SHORTEST_RSA = 2048;

    private final List<EntrySummary> all;
    private final Instant now;
    private final Map<EntryId, EntrySummary> byId = new HashMap<>();
    private final Set<EntryId> replaced = new HashSet<>();

    /// A certificate that has ended or ends soon.
    ///
    /// @param daysLeft  whole days; negative once it has ended
    /// @param outlivers how many certificates below it would be valid longer, and cannot be used after its end
    public record Ending(EntrySummary entry, long daysLeft, int outlivers) {
        public boolean ended() {
            return daysLeft < 0;
        }
    }

    /// Looks at them.
    public Expiry(List<EntrySummary> all, Instant now) {
        this.all = all;
        this.now = now;
        for (var entry : all) {
            byId.put(entry.id(), entry);
        }
        for (var entry : all) {
            if (entry.predecessor().isPresent() && entry.revocation().isEmpty() && !ended(entry)) {
                replaced.add(entry.predecessor().get());
            }
        }
    }

    /// Those that still matter: neither revoked nor replaced by one that is still good.
    public List<EntrySummary> mattering() {
        return all.stream().filter(this::matters).toList();
    }

    /// What has ended or ends within that time, the most urgent first.
    public List<Ending> within(Duration time) {
        var latest = now.plus(time);
        var outlivers = new HashMap<EntryId, Integer>();
        var ending = new ArrayList<EntrySummary>();
        for (var entry : all) {
            if (!matters(entry)) {
                continue;
            }
            endsEarlier(entry).ifPresent(ca -> outlivers.merge(ca.id(), 1, Integer::sum));
            if (!entry.validity().notAfter().isAfter(latest)) {
                ending.add(entry);
            }
        }
        return ending.stream()
                .map(e -> new Ending(e, e.validity().daysLeft(now), outlivers.getOrDefault(e.id(), 0)))
                .sorted(Comparator.comparing(e -> e.entry().validity().notAfter()))
                .toList();
    }

    /// The CA above that ends first, if it ends before the certificate does.
    public Optional<EntrySummary> endsEarlier(EntrySummary entry) {
        var seen = new HashSet<EntryId>();
        var first = entry;
        var at = entry;
        while (seen.add(at.id())) {
            var issuer = at.issuer().map(byId::get);
            if (issuer.isEmpty()) {
                break;
            }
            at = issuer.get();
            if (at.validity().notAfter().isBefore(first.validity().notAfter())) {
                first = at;
            }
        }
        return first.id().equals(entry.id()) ? Optional.empty() : Optional.of(first);
    }

    /// Those in date whose key programs of today refuse.
    public List<EntrySummary> weak() {
        return all.stream()
                .filter(this::matters)
                .filter(entry -> !ended(entry) && weak(entry.key()))
                .toList();
    }

    /// @param key in words, for example `RSA 1024`
    static boolean weak(String key) {
        if (key.startsWith("DSA")) {
            return true;
        }
        var bits = key.replaceAll("\\D+", "");
        return key.startsWith("RSA ") && bits.length() < 6 && !bits.isEmpty() && Integer.parseInt(bits) < SHORTEST_RSA;
    }

    private boolean matters(EntrySummary entry) {
        return entry.revocation().isEmpty() && !replaced.contains(entry.id());
    }

    private boolean ended(EntrySummary entry) {
        return entry.validity().notAfter().isBefore(now);
    }

    /// In which time a certificate is said to end soon, if nobody says otherwise.
    public static Duration standardWarning() {
        return Duration.ofDays(EntryStatus.WARNING_DAYS);
    }
}
