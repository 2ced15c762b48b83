package dev.certwright.model.certificate;

import java.util.OptionalInt;

/// Whether the subject is a CA and how many CAs may stand below it (RFC 5280 §4.2.1.9).
///
/// @param pathLenConstraint intermediate CAs allowed below this one; empty for any number. Only a CA has one.
public record BasicConstraints(boolean ca, OptionalInt pathLenConstraint) {
    public static final BasicConstraints END_ENTITY = new BasicConstraints(false, OptionalInt.empty());

    public BasicConstraints {
        if (pathLenConstraint.isPresent() && (!ca || pathLenConstraint.getAsInt() < 0)) {
            throw new IllegalArgumentException("path length " + pathLenConstraint + " with CA=" + ca);
        }
    }
}
