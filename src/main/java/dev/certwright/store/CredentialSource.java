package dev.certwright.store;

import dev.certwright.model.PkiException;
import dev.certwright.model.certificate.Credential;
import dev.certwright.model.certificate.EncodedCertificate;
import dev.certwright.model.inventory.Entry;
import java.security.PrivateKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Takes keys and chains out of the vault in the form in which they are used.
public final class CredentialSource {
    private final VaultSource vaults;
    private final PrivateKeyDecoder decoder;

    public CredentialSource(VaultSource vaults, PrivateKeyDecoder decoder) {
        this.vaults = vaults;
        this.decoder = decoder;
    }

    /// The private key of an entry.
    ///
    /// @throws PkiException.PrivateKeyMissing when the vault holds only the certificate
    /// @throws PkiException.VaultLocked       when keys are locked
    public PrivateKey privateKey(Entry entry) throws PkiException {
        try (var secret = vaults.get().privateKey(entry.id())) {
            var pkcs8 = secret.copy();
            try {
                return decoder.decode(pkcs8, entry.name());
            } finally {
                Arrays.fill(pkcs8, (byte) 0);
            }
        }
    }

    /// The entry, its issuer, and so on up to the last one that is in the vault.
    public List<Entry> chain(Entry entry) throws PkiException {
        var chain = new ArrayList<Entry>();
        var next = entry;
        while (chain.stream().map(Entry::id).noneMatch(next.id()::equals)) {
            chain.add(next);
            if (next.issuer().isPresent()) {
                next = vaults.get().entry(next.issuer().get()).orElse(next);
            }
        }
        return chain;
    }

    /// What the owner of the entry sends: its certificate and the intermediate CAs. The root stays at home, for
    /// whoever trusts it has it (RFC 8446 §4.4.2).
    public List<EncodedCertificate> sentChain(Entry entry) throws PkiException {
        var chain = chain(entry);
        var sent = chain.size() > 1 && chain.getLast().root() ? chain.subList(0, chain.size() - 1) : chain;
        return sent.stream().map(Entry::certificate).toList();
    }

    /// Key and sent chain together.
    public Credential credential(Entry entry) throws PkiException {
        return new Credential(sentChain(entry), privateKey(entry));
    }
}
