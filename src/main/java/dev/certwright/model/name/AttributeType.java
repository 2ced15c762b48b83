package dev.certwright.model.name;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// The kind of an attribute in a distinguished name (RFC 4519, RFC 5280 Appendix A.1).
public enum AttributeType {
    COUNTRY("C", "2.5.4.6", 2, 0),
    DOMAIN_COMPONENT("DC", "0.9.2342.19200300.100.1.25", 63, 1),
    STATE("ST", "2.5.4.8", 128, 2),
    LOCALITY("L", "2.5.4.7", 128, 3),
    STREET("STREET", "2.5.4.9", 128, 4),
    ORGANIZATION("O", "2.5.4.10", 64, 5),
    ORGANIZATIONAL_UNIT("OU", "2.5.4.11", 64, 6),
    COMMON_NAME("CN", "2.5.4.3", 64, 7),
    SURNAME("SN", "2.5.4.4", 64, 8),
    GIVEN_NAME("GN", "2.5.4.42", 64, 8),
    SERIAL_NUMBER("serialNumber", "2.5.4.5", 64, 8),
    USER_ID("UID", "0.9.2342.19200300.100.1.1", 256, 8),
    EMAIL_ADDRESS("emailAddress", "1.2.840.113549.1.9.1", 255, 9);

    private final String shortName;
    private final String oid;
    private final int maxLength;
    private final int rank;

    AttributeType(String shortName, String oid, int maxLength, int rank) {
        this.shortName = shortName;
        this.oid = oid;
        this.maxLength = maxLength;
        this.rank = rank;
    }

    /// The abbreviation people write, for example `CN`.
    public String shortName() {
        return shortName;
    }

    /// The object identifier in dotted form.
    public String oid() {
        return oid;
    }

    /// Upper bound in characters, RFC 5280 Appendix A.1.
    public int maxLength() {
        return maxLength;
    }

    /// How specific the attribute is: a country ranks lowest, an e-mail address highest.
    int rank() {
        return rank;
    }

    /// Finds a type by its abbreviation (any case, `E` for an e-mail address, too) or by its object identifier.
    public static Optional<AttributeType> of(String nameOrOid) {
        var wanted = switch (nameOrOid.toLowerCase(Locale.ROOT)) {
            case "e", "email" -> EMAIL_ADDRESS.shortName;
            case "s", "sp" -> STATE.shortName;
            case "g", "givenname" -> GIVEN_NAME.shortName;
            case "userid" -> USER_ID.shortName;
            default -> nameOrOid;
        };
        return Arrays.stream(values())
                .filter(t -> t.shortName.equalsIgnoreCase(wanted) || t.oid.equals(wanted))
                .findFirst();
    }
}
