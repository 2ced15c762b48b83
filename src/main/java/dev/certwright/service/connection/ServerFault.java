package dev.certwright.service.connection;

import dev.certwright.model.finding.Check;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What can be wrong with a server's certificate, as other programs tell it apart.
enum ServerFault {
    SELF_SIGNED,
    /// The chain ends at a root that is sent and not trusted.
    ROOT_UNKNOWN,
    /// The issuer of the only certificate sent is not at hand.
    ISSUER_UNKNOWN,
    SIGNATURE,
    EXPIRED,
    NOT_YET,
    NOT_A_CA,
    NAME_CONSTRAINT,
    CRITICAL_EXTENSION,
    PURPOSE,
    KEY_USAGE,
    WEAK_KEY,
    WEAK_SIGNATURE,
    NAME,
    COMMON_NAME_ONLY,
    REVOKED,
    STAPLE_MISSING;

    /// Those that failed checks stand for.
    static Set<ServerFault> of(List<Check> checks) {
        var faults = EnumSet.noneOf(ServerFault.class);
        checks.stream().map(ServerFault::of).flatMap(Optional::stream).forEach(faults::add);
        return faults;
    }

    private static Optional<ServerFault> of(Check check) {
        var key = check.evidence().key();
        if (key.equals("check.usage.keyExchangeOnly")) {
            return Optional.of(KEY_USAGE); // a warning here, an error to some
        }
        if (!check.failed()) {
            return Optional.empty();
        }
        return switch (check.id()) {
            case "chain" ->
                Optional.of(
                        switch (key) {
                            case "check.chain.selfSigned" -> SELF_SIGNED;
                            case "check.chain.rootUnknown" -> ROOT_UNKNOWN;
                            default -> ISSUER_UNKNOWN;
                        });
            case "signatures" -> Optional.of(SIGNATURE);
            case "dates" -> Optional.of(key.equals("check.dates.notYet") ? NOT_YET : EXPIRED);
            case "basic-constraints" -> Optional.of(NOT_A_CA);
            case "name-constraints" -> Optional.of(NAME_CONSTRAINT);
            case "critical-extensions" -> Optional.of(CRITICAL_EXTENSION);
            case "usage" -> Optional.of(key.equals("check.usage.noDigitalSignature") ? KEY_USAGE : PURPOSE);
            case "algorithms" -> Optional.of(key.equals("check.algorithms.digest") ? WEAK_SIGNATURE : WEAK_KEY);
            case "host-name" -> Optional.of(key.equals("check.host-name.commonNameOnly") ? COMMON_NAME_ONLY : NAME);
            case Revocation.ID -> Optional.of(REVOKED);
            case Revocation.STAPLE -> Optional.of(STAPLE_MISSING);
            default -> Optional.empty();
        };
    }
}
