package dev.certwright.service.inspection;

import dev.certwright.model.PkiException;
import dev.certwright.model.certificate.EncodedCertificate;
import dev.certwright.model.certificate.Fingerprint;
import dev.certwright.pki.key.PrivateKeyCodec;
import java.security.PrivateKey;
import java.security.interfaces.RSAKey;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Finds the certificate that a private key belongs to, among those of one file.
final class KeyMatching {
    /// How many are tried one by one where fingerprints decide nothing.
    private static final int MAX_TRIALS = 100;

    private final PrivateKeyCodec keys;
    private final Map<Fingerprint, Integer> bySpki = new HashMap<>();
    private final Map<Integer, EncodedCertificate> certificates = new LinkedHashMap<>();

    KeyMatching(PrivateKeyCodec keys, List<Inspected.Item> items) {
        this.keys = keys;
        for (int i = 0; i < items.size(); i++) {
            if (items.get(i) instanceof Inspected.Item.Certificate(var details, var _)) {
                bySpki.putIfAbsent(details.publicKey().spkiSha256(), i);
                if (certificates.size() < MAX_TRIALS) {
                    certificates.put(i, details.certificate());
                }
            }
        }
    }

    /// The first certificate with that public key.
    Optional<Integer> certificate(Fingerprint spki) {
        return Optional.ofNullable(bySpki.get(spki));
    }

    /// The first certificate with the key's public half. The same RSA key may stand in a certificate under another
    /// algorithm identifier (RSASSA-PSS), so RSA keys are compared by themselves, too.
    Optional<Integer> certificate(PrivateKey key, Optional<Fingerprint> spki) {
        var found = spki.flatMap(this::certificate);
        if (found.isPresent() || (spki.isPresent() && !(key instanceof RSAKey))) {
            return found;
        }
        return certificates.entrySet().stream()
                .filter(entry -> matches(key, entry.getValue()))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private boolean matches(PrivateKey key, EncodedCertificate certificate) {
        try {
            return keys.matches(key, certificate);
        } catch (PkiException | RuntimeException _) { // a certificate whose key cannot be used matches nothing
            return false;
        }
    }
}
