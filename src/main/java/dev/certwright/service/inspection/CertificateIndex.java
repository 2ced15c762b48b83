package dev.certwright.service.inspection;

import dev.certwright.model.certificate.CertificateDetails;
import dev.certwright.model.certificate.EncodedCertificate;
import dev.certwright.model.certificate.Fingerprint;
import dev.certwright.model.inventory.Entry;
import dev.certwright.model.name.DistinguishedName;
import dev.certwright.model.name.NameAttribute;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Finds certificates by subject, issuer and key, and private keys by their public half, among all that is open and
/// the vault. Each certificate is in it once.
final class CertificateIndex {
    /// A certificate, and whether the vault has it.
    record Known(CertificateDetails details, boolean inVault) {
        EncodedCertificate certificate() {
            return details.certificate();
        }

        Fingerprint spki() {
            return details.publicKey().spkiSha256();
        }
    }

    private final Map<EncodedCertificate, Known> all = new LinkedHashMap<>();
    private final Map<String, List<Known>> bySubject = new HashMap<>();
    private final Map<String, List<Known>> byIssuer = new HashMap<>();
    private final Map<Fingerprint, List<Known>> byKey = new HashMap<>();
    private final Map<Fingerprint, String> privateKeys = new HashMap<>();

    CertificateIndex(List<Inspected> open, List<Entry> vault) {
        for (var entry : vault) {
            all.put(entry.certificate(), new Known(entry.details(), true));
            // that the vault can sign with its CAs goes without saying, and the drawing stays a line
            if (entry.hasPrivateKey() && !entry.details().authority()) {
                var key = entry.details().publicKey();
                privateKeys.put(key.spkiSha256(), key.label());
            }
        }
        for (var file : open) {
            file.items().forEach(this::add);
        }
        for (var known : all.values()) {
            put(bySubject, name(known.details().subject()), known);
            put(byIssuer, name(known.details().issuer()), known);
            byKey.computeIfAbsent(known.spki(), _ -> new ArrayList<>()).add(known);
        }
    }

    private void add(Inspected.Item item) {
        if (item instanceof Inspected.Item.Certificate(var details, var _)) {
            all.putIfAbsent(details.certificate(), new Known(details, false));
        } else if (item instanceof Inspected.Item.PrivateKey(var label, var _, var _, var spki)) {
            spki.ifPresent(fingerprint -> privateKeys.put(fingerprint, label));
        }
    }

    private static void put(Map<String, List<Known>> index, String name, Known known) {
        index.computeIfAbsent(name, _ -> new ArrayList<>()).add(known);
    }

    /// The certificate as it is known here.
    Known known(CertificateDetails details) {
        return all.getOrDefault(details.certificate(), new Known(details, false));
    }

    List<Known> withSubject(DistinguishedName subject) {
        return bySubject.getOrDefault(name(subject), List.of());
    }

    List<Known> issuedBy(DistinguishedName issuer) {
        return byIssuer.getOrDefault(name(issuer), List.of());
    }

    List<Known> withKey(Fingerprint spki) {
        return byKey.getOrDefault(spki, List.of());
    }

    /// Algorithm and size of the private key with that public half, where one is at hand.
    Optional<String> privateKey(Fingerprint spki) {
        return Optional.ofNullable(privateKeys.get(spki));
    }

    /// A form in which equal names are equal: case and the amount of space do not count (RFC 5280 §7.1).
    private static String name(DistinguishedName name) {
        var text = new StringBuilder();
        for (var relative : name.relativeNames()) {
            text.append('/');
            relative.stream().map(CertificateIndex::attribute).sorted().forEach(text::append);
        }
        return text.toString();
    }

    private static String attribute(NameAttribute attribute) {
        var value = attribute.value();
        var composed = value.chars().allMatch(c -> c < 128) ? value : Normalizer.normalize(value, Normalizer.Form.NFKC);
        var out = new StringBuilder("+").append(attribute.oid()).append('=');
        boolean space = false;
        for (int i = 0; i < composed.length(); i++) {
            char c = composed.charAt(i);
            if (Character.isWhitespace(c)) {
                space = true;
            } else {
                out.append(space ? " " : "").append(Character.toLowerCase(c));
                space = false;
            }
        }
        return out.toString().replace("= ", "=").toLowerCase(Locale.ROOT);
    }
}
