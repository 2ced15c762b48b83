package dev.certwright.pki.path;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Domains under which a registry lets everybody register, so that a wildcard directly below them would certify the
/// domains of strangers (RFC 9525 §6.3, Baseline Requirements §3.2.2.6).
///
/// Known are the top-level domains, and the usual second levels of those of countries: `co.uk`, `com.tw`. Not known are
/// what only a list could tell: places (`tokyo.jp`), rarer second levels (`me.uk`), and domains that a company shares
/// out among its customers (`github.io`).
final class RegistrySuffix {
    private static final Set<String> SECOND_LEVELS = Set.of(
            "ac", "co", "com", "edu", "gob", "gov", "gouv", "gv", "idv", "mil", "ne", "net", "nom", "or", "org", "sch");

    private RegistrySuffix() {}

    /// @param domain without a leading dot
    static boolean isOne(String domain) {
        var labels = List.of(domain.toLowerCase(Locale.ROOT).split("\\.", -1));
        return labels.size() < 2
                || (labels.size() == 2 && labels.get(1).length() == 2 && SECOND_LEVELS.contains(labels.getFirst()));
    }
}
