package dev.certwright.model.inventory;

import dev.certwright.model.Parsed;
import java.util.Arrays;
import java.util.stream.Collectors;

/// Why a certificate was revoked (RFC 5280 §5.3.1). `removeFromCRL` exists in delta lists only and is not here.
public enum RevocationReason {
    UNSPECIFIED(0, "unspecified"),
    KEY_COMPROMISE(1, "keyCompromise"),
    CA_COMPROMISE(2, "cACompromise"),
    AFFILIATION_CHANGED(3, "affiliationChanged"),
    SUPERSEDED(4, "superseded"),
    CESSATION_OF_OPERATION(5, "cessationOfOperation"),
    /// The only one that can be taken back.
    CERTIFICATE_HOLD(6, "certificateHold"),
    PRIVILEGE_WITHDRAWN(9, "privilegeWithdrawn"),
    AA_COMPROMISE(10, "aACompromise");

    private final int code;
    private final String rfcName;

    RevocationReason(int code, String rfcName) {
        this.code = code;
        this.rfcName = rfcName;
    }

    /// The number in a CRLReason.
    public int code() {
        return code;
    }

    /// The name in RFC 5280, for example `keyCompromise`.
    public String rfcName() {
        return rfcName;
    }

    /// Reads the name in RFC 5280; capitals do not count.
    public static Parsed<RevocationReason> parse(String text) {
        return Arrays.stream(values())
                .filter(reason -> reason.rfcName.equalsIgnoreCase(text.strip()))
                .findFirst()
                .map(Parsed::valid)
                .orElseGet(() -> Parsed.invalid(
                        "revocationReason.unknown",
                        text.strip(),
                        Arrays.stream(values()).map(RevocationReason::rfcName).collect(Collectors.joining(", "))));
    }
}
