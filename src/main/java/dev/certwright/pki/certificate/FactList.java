package dev.certwright.pki.certificate;

import dev.certwright.model.certificate.ExtensionDetails;
import dev.certwright.model.certificate.Fingerprint;
import dev.certwright.model.certificate.OctetRange;
import dev.certwright.model.inspection.Fact;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/// Collects facts in the order in which they are shown.
final class FactList {
    private final List<Fact> facts = new ArrayList<>();

    FactList add(String id, String value) {
        facts.add(new Fact(id, value));
        return this;
    }

    FactList add(String id, String value, DerElement where) {
        return add(id, value, where.range());
    }

    FactList add(String id, String value, OctetRange where) {
        facts.add(new Fact(id, ValueText.visible(value), Optional.of(where)));
        return this;
    }

    /// Says what the extension of that kind says, if there is one that could be read.
    FactList extension(String id, String oid, List<ExtensionDetails> extensions) {
        extensions.stream()
                .filter(extension -> extension.oid().equals(oid) && extension.decoded())
                .findFirst()
                .ifPresent(extension -> add(id, extension.text().replace("\n", ", "), extension.where()));
        return this;
    }

    /// SHA-256 over all of it, both forms of the pin over the key, SHA-1 over all of it.
    ///
    /// @param encoding all octets
    /// @param spki     the SubjectPublicKeyInfo; empty where there is none
    FactList fingerprints(byte[] encoding, Optional<DerElement> spki) {
        add("sha256", digest("SHA-256", encoding).toString());
        spki.ifPresent(this::pins);
        return add("sha1", digest("SHA-1", encoding).toString());
    }

    /// SHA-256 over the SubjectPublicKeyInfo: in hexadecimal, and as curl and RFC 7469 §2.4 write it.
    FactList pins(DerElement spki) {
        var pin = digest("SHA-256", spki.encoded());
        add("spki-sha256", pin.toString(), spki);
        return add("spki-pin", "sha256//" + Base64.getEncoder().encodeToString(sum("SHA-256", spki.encoded())), spki);
    }

    List<Fact> facts() {
        return List.copyOf(facts);
    }

    private static Fingerprint digest(String algorithm, byte[] octets) {
        return new Fingerprint(algorithm, sum(algorithm, octets));
    }

    private static byte[] sum(String algorithm, byte[] octets) {
        try {
            return MessageDigest.getInstance(algorithm).digest(octets);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has " + algorithm, e);
        }
    }
}
