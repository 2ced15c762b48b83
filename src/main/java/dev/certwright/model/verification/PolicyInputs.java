package dev.certwright.model.verification;

import java.util.Set;

/// What is asked about certificate policies (RFC 5280 §6.1.1 (c) to (g)).
///
/// @param acceptable     object identifiers of the user-initial-policy-set; empty for any policy
/// @param requireExplicit initial-explicit-policy
/// @param inhibitMapping  initial-policy-mapping-inhibit
/// @param inhibitAny      initial-any-policy-inhibit
public record PolicyInputs(
        Set<String> acceptable, boolean requireExplicit, boolean inhibitMapping, boolean inhibitAny) {
    /// Asks nothing.
    public static final PolicyInputs ANY = new PolicyInputs(Set.of(), false, false, false);

    public PolicyInputs {
        acceptable = Set.copyOf(acceptable);
    }
}
