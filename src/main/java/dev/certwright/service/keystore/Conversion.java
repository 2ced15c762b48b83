package dev.certwright.service.keystore;

import dev.certwright.model.Passphrase;
import dev.certwright.model.keystore.StorePreset;
import java.nio.file.Path;
import java.util.List;

/// How a key store is to be written anew.
///
/// @param source      what to call the old one in messages
/// @param passwords   that may open the old one; they stay the caller's to close
/// @param newPassword of the new one; stays the caller's to close
/// @param javaTrust   whether every certificate that belongs to no key becomes a trusted one for Java, beyond those
///                    that were so before
/// @param overwrite   whether a file that is there already may be replaced
public record Conversion(
        String source,
        List<Passphrase> passwords,
        StorePreset to,
        Path out,
        Passphrase newPassword,
        boolean javaTrust,
        boolean overwrite) {
    public Conversion {
        passwords = List.copyOf(passwords);
    }
}
