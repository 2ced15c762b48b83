package dev.certwright.service.inspection;

import dev.certwright.model.Bytes;
import dev.certwright.model.PkiException;
import dev.certwright.model.inspection.Fact;
import dev.certwright.pki.certificate.PublicKeyCodec;
import dev.certwright.pki.encoding.Item;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What there is to say about keys and certificates of SSH.
final class SshFacts {
    private SshFacts() {}

    static List<Fact> of(Item.SshKeyItem key) {
        var facts = new ArrayList<Fact>();
        facts.add(new Fact("type", key.type()));
        facts.add(new Fact("part", key.ofPrivate() ? "private" : "public"));
        if (!key.comment().isBlank()) {
            facts.add(new Fact("comment", key.comment()));
        }
        facts.add(new Fact("ssh-fingerprint", key.fingerprint()));
        publicKey(key.spki(), facts);
        return facts;
    }

    static List<Fact> of(Item.SshCertificateItem certificate) {
        var facts = new ArrayList<Fact>();
        facts.add(new Fact("type", certificate.type()));
        facts.add(new Fact("part", certificate.host() ? "host" : "user"));
        facts.add(new Fact("key-id", certificate.keyId()));
        facts.add(new Fact("serial-number", certificate.serialNumber().toString()));
        facts.add(new Fact(
                "principals",
                certificate.principals().isEmpty() ? "any" : String.join(", ", certificate.principals())));
        facts.add(new Fact(
                "not-before",
                certificate.validity().map(v -> v.notBefore().toString()).orElse("always")));
        facts.add(new Fact(
                "not-after",
                certificate.validity().map(v -> v.notAfter().toString()).orElse("never ends")));
        facts.add(new Fact("ssh-fingerprint", certificate.fingerprint()));
        publicKey(certificate.spki(), facts);
        return facts;
    }

    private static void publicKey(Optional<Bytes> spki, List<Fact> facts) {
        if (spki.isPresent()) {
            try {
                var details = PublicKeyCodec.details(spki.get());
                facts.add(new Fact("public-key", details.label()));
                facts.add(new Fact("spki-sha256", details.spkiSha256().toString()));
            } catch (PkiException.Malformed _) {
                // what X.509 does not know is known by its type
            }
        }
    }
}
