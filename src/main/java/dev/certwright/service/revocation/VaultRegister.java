package dev.certwright.service.revocation;

import dev.certwright.model.PkiException;
import dev.certwright.model.certificate.SerialNumber;
import dev.certwright.model.inventory.EntryId;
import dev.certwright.pki.certificate.OcspResponder.Known;
import dev.certwright.pki.certificate.OcspResponder.Register;
import dev.certwright.store.VaultSource;
import java.util.Optional;

/// What the vault knows about the certificates of one CA.
final class VaultRegister implements Register {
    private final VaultSource vaults;
    private final EntryId authority;

    VaultRegister(VaultSource vaults, EntryId authority) {
        this.vaults = vaults;
        this.authority = authority;
    }

    @Override
    public Known about(SerialNumber serialNumber) throws PkiException {
        var known = vaults.get().revocations().about(authority, serialNumber);
        if (known.isEmpty()) {
            return new Known.Nothing();
        }
        var revocation = known.get().revocation();
        return revocation.isPresent() ? new Known.Revoked(revocation.get()) : new Known.Good();
    }

    /// The name of the entry, for the record; empty also when the vault cannot be asked at the moment.
    Optional<String> name(SerialNumber serialNumber) {
        try {
            return vaults.get().revocations().about(authority, serialNumber).flatMap(known -> known.name());
        } catch (PkiException e) {
            System.getLogger(VaultRegister.class.getName()).log(System.Logger.Level.DEBUG, "no name for the record", e);
            return Optional.empty();
        }
    }
}
