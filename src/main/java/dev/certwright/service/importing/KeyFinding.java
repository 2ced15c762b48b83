package dev.certwright.service.importing;

import dev.certwright.model.PkiException;
import dev.certwright.model.certificate.Fingerprint;
import dev.certwright.pki.key.PrivateKeyCodec;
import java.security.PrivateKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;

/// Finds which key belongs to which certificate: by the public half, and then by trying.
final class KeyFinding {
    /// How many certificates are tried with a key whose public half cannot be told.
    private static final int MOST_TRIALS = 200;

    private final PrivateKeyCodec codec;
    private final IdentityHashMap<Candidate, PrivateKey> keys = new IdentityHashMap<>();
    private final List<Material.FoundKey> alone = new ArrayList<>();

    KeyFinding(PrivateKeyCodec codec, Collection<Candidate> certificates, List<Material.FoundKey> found) {
        this.codec = codec;
        var bySpki = new HashMap<Fingerprint, List<Candidate>>();
        for (var one : certificates) {
            bySpki.computeIfAbsent(one.spki(), _ -> new ArrayList<>()).add(one);
        }
        for (var key : found) {
            var owners = key.spki().map(spki -> bySpki.getOrDefault(spki, List.of()));
            if (owners.isEmpty() || (owners.get().isEmpty() && rsa(key))) {
                owners = Optional.of(certificates.stream().limit(MOST_TRIALS).toList());
            }
            int before = keys.size();
            owners.get().stream()
                    .filter(one -> matches(key.key(), one))
                    .forEach(one -> keys.putIfAbsent(one, key.key()));
            if (keys.size() == before) {
                alone.add(key);
            }
        }
    }

    /// The same RSA key may stand in a certificate under another algorithm identifier (RSASSA-PSS).
    private static boolean rsa(Material.FoundKey key) {
        return key.key().getAlgorithm().startsWith("RSA");
    }

    private boolean matches(PrivateKey key, Candidate one) {
        try {
            return codec.matches(key, one.certificate());
        } catch (PkiException | RuntimeException _) { // a certificate whose key cannot be used matches nothing
            return false;
        }
    }

    Optional<PrivateKey> of(Candidate one) {
        return Optional.ofNullable(keys.get(one));
    }

    /// Keys that belong to none of the certificates.
    List<Material.FoundKey> alone() {
        return alone;
    }
}
