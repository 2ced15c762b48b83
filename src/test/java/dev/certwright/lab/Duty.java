package dev.certwright.lab;

import java.util.EnumSet;
import java.util.Set;

/// What a server looks at in a client's certificate. That the client holds its key is always checked.
enum Duty {
    /// The chain ends at an authority that the server knows.
    TRUST,
    SIGNATURE,
    DATES,
    USAGE,
    REVOCATION,
    /// A certificate whose issuer has published no list is refused.
    REVOCATION_LIST_OF_EVERY_ISSUER,
    /// No intermediate CA is allowed.
    SHORT_CHAIN,
    /// The server's own list is out of date or absent, so that nobody is accepted.
    UNUSABLE_LIST;

    static Set<Duty> nothing() {
        return EnumSet.noneOf(Duty.class);
    }

    static Set<Duty> everythingButRevocation() {
        return EnumSet.of(TRUST, SIGNATURE, DATES, USAGE);
    }

    static Set<Duty> everything() {
        return EnumSet.of(TRUST, SIGNATURE, DATES, USAGE, REVOCATION, REVOCATION_LIST_OF_EVERY_ISSUER);
    }

    /// Whether a server with these duties refuses a certificate; nothing is said of showing none.
    static boolean refuse(Set<Duty> duties, Fault fault) {
        return switch (fault) {
            case NONE -> false;
            case GOOD_EC, GOOD_RSA -> duties.contains(UNUSABLE_LIST);
            case OTHER_CA, SELF_SIGNED, INTERMEDIATE_NOT_SENT, CA_REKEYED -> duties.contains(TRUST);
            case CA_REKEYED_WITHOUT_IDENTIFIERS -> duties.contains(SIGNATURE);
            case EXPIRED, NOT_YET_VALID -> duties.contains(DATES);
            case SERVER_AUTH_ONLY, NO_DIGITAL_SIGNATURE -> duties.contains(USAGE);
            case REVOKED -> duties.contains(REVOCATION);
            case WRONG_KEY -> true;
            case INTERMEDIATE_SENT -> duties.contains(REVOCATION_LIST_OF_EVERY_ISSUER) || duties.contains(SHORT_CHAIN);
        };
    }
}
