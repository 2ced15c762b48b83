package dev.certwright.lab;

/// What is right or wrong with the certificate that the client shows.
enum Fault {
    NONE("none"),
    GOOD_EC("good EC"),
    GOOD_RSA("good RSA"),
    OTHER_CA("other"),
    SELF_SIGNED("self"),
    EXPIRED("exp"),
    NOT_YET_VALID("fut"),
    SERVER_AUTH_ONLY("eku"),
    NO_DIGITAL_SIGNATURE("ku"),
    REVOKED("rev"),
    /// The key belongs to another certificate.
    WRONG_KEY("mism"),
    INTERMEDIATE_NOT_SENT("int-"),
    INTERMEDIATE_SENT("int+"),
    /// Issued by a CA with the name of the one that the server knows, but with another key.
    CA_REKEYED("rekey"),
    /// The same, and nothing in the certificate tells which key signed it.
    CA_REKEYED_WITHOUT_IDENTIFIERS("rekey-");

    private final String word;

    Fault(String word) {
        this.word = word;
    }

    boolean good() {
        return this == GOOD_EC || this == GOOD_RSA;
    }

    @Override
    public String toString() {
        return word;
    }
}
