package dev.certwright.model.inspection;

import dev.certwright.model.inventory.EntryId;
import java.util.Optional;

/// How a certificate with problems can be made anew: the vault holds the CA that issued it, with its key.
///
/// @param authority     the CA
/// @param authorityName what the vault calls it
/// @param entry         the certificate itself, where the vault holds it, too
public record Reissue(EntryId authority, String authorityName, Optional<EntryId> entry) {}
