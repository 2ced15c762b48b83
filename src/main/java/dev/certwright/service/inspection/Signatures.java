package dev.certwright.service.inspection;

import dev.certwright.model.certificate.EncodedCertificate;
import dev.certwright.model.certificate.Fingerprint;
import dev.certwright.model.inspection.ChainGraph.Signature;
import dev.certwright.pki.path.IssuerSignature;
import java.util.LinkedHashMap;
import java.util.Map;

/// Checks who signed whom, and remembers it. Safe for use by several threads.
final class Signatures {
    private static final int REMEMBERED = 20_000;

    private record Pair(Fingerprint issued, Fingerprint issuer) {}

    private final IssuerSignature signature = new IssuerSignature();
    private final Map<Pair, Signature> known = new LinkedHashMap<>();

    Signature check(EncodedCertificate issued, EncodedCertificate issuer) {
        var pair = new Pair(issued.sha256(), issuer.sha256());
        synchronized (known) {
            var before = known.get(pair);
            if (before != null) {
                return before;
            }
        }
        var found = switch (signature.check(issued, issuer)) {
            case GOOD -> Signature.GOOD;
            case BAD -> Signature.BAD;
            case UNKNOWN -> Signature.UNKNOWN;
        };
        synchronized (known) {
            if (known.size() >= REMEMBERED) {
                known.remove(known.keySet().iterator().next());
            }
            known.put(pair, found);
        }
        return found;
    }
}
