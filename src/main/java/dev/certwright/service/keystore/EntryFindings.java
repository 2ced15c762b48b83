package dev.certwright.service.keystore;

import dev.certwright.model.certificate.CertificateDetails;
import dev.certwright.model.certificate.EncodedCertificate;
import dev.certwright.model.finding.Severity;
import dev.certwright.model.keystore.Access;
import dev.certwright.model.keystore.Bag;
import dev.certwright.model.keystore.JavaEntry;
import dev.certwright.model.keystore.Pkcs12Structure;
import dev.certwright.model.keystore.StoreFinding;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/// What is the matter with the entries of a container: names, keys without certificates, chains, what Java misses.
final class EntryFindings {
    private final Pkcs12Structure structure;
    private final StoreCertificates certificates;
    private final JavaView java;
    private final List<StoreFinding> findings = new ArrayList<>();

    EntryFindings(Pkcs12Structure structure, StoreCertificates certificates, JavaView java) {
        this.structure = structure;
        this.certificates = certificates;
        this.java = java;
    }

    List<StoreFinding> all() {
        aliases();
        keys();
        if (structure.open()) {
            unseenByJava();
        }
        return findings;
    }

    private void add(Severity severity, String code, Object... arguments) {
        findings.add(StoreFinding.of(severity, code, arguments));
    }

    /// A key and its own certificate share a name by right; any other two do not.
    private void aliases() {
        var spellings = new TreeMap<String, TreeSet<String>>();
        var owners = new TreeMap<String, List<Bag>>();
        for (var bag : structure.bags()) {
            if (bag.friendlyName().isPresent() && listed(bag)) {
                var name = bag.friendlyName().get();
                var folded = name.toLowerCase(Locale.ENGLISH);
                spellings.computeIfAbsent(folded, _ -> new TreeSet<>()).add(name);
                owners.computeIfAbsent(folded, _ -> new ArrayList<>()).add(bag);
            }
        }
        owners.forEach((folded, bags) -> {
            var names = spellings.getOrDefault(folded, new TreeSet<>());
            if (bags.size() > 1) {
                if (names.size() > 1) {
                    add(Severity.WARNING, "alias-case", String.join(", ", names));
                } else {
                    add(Severity.WARNING, "alias-twice", names.first());
                }
            }
        });
    }

    /// Whether it makes an entry of its own, at least in Java.
    private static boolean listed(Bag bag) {
        return bag.kind().privateKey()
                || bag.kind() == Bag.Kind.SECRET
                || bag.trustedUses().isPresent();
    }

    private void keys() {
        var keys = structure.bags().stream()
                .filter(b -> b.kind().privateKey() && b.access() == Access.OPEN)
                .toList();
        for (var key : keys) {
            key.owner().flatMap(certificates::of).ifPresentOrElse(owner -> chain(owner, name(key)), () -> {
                if (structure.open()) {
                    add(Severity.WARNING, "key-alone", name(key));
                }
            });
            mistied(key);
        }
        if (keys.size() == 1) {
            firstCertificate(keys.getFirst());
        }
    }

    /// Some programs take the first certificate for the key's own.
    private void firstCertificate(Bag key) {
        var first = certificates.all().values().stream().findFirst().map(CertificateDetails::certificate);
        if (key.owner().isPresent() && !first.equals(key.owner())) {
            add(Severity.NOTE, "chain-order", name(key));
        }
    }

    private void chain(CertificateDetails owner, String key) {
        var last = certificates.chain(owner).getLast();
        if (!last.selfIssued()) {
            add(
                    certificates.all().size() > 1 ? Severity.NOTE : Severity.WARNING,
                    certificates.all().size() > 1 ? "chain-without-root" : "chain-missing",
                    key,
                    last.issuer().toString());
        }
    }

    /// The identifier that ties a key to a certificate names another one.
    private void mistied(Bag key) {
        if (key.localKeyId().isEmpty() || key.owner().isEmpty()) {
            return;
        }
        List<EncodedCertificate> tied = structure.bags().stream()
                .filter(b -> b.certificate().isPresent() && b.localKeyId().equals(key.localKeyId()))
                .map(Bag::certificate)
                .flatMap(Optional::stream)
                .toList();
        if (!tied.isEmpty() && !tied.contains(key.owner().get())) {
            add(Severity.ERROR, "key-mistied", name(key));
        }
    }

    private void unseenByJava() {
        var unseen = structure.bags().stream().filter(b -> !java.shows(b)).toList();
        long trusted =
                unseen.stream().filter(b -> b.kind() == Bag.Kind.CERTIFICATE).count();
        if (trusted > 0) {
            add(Severity.WARNING, "java-certificates", trusted);
        }
        unseen.stream()
                .filter(b -> b.kind().privateKey())
                .forEach(b -> add(
                        Severity.WARNING, b.kind() == Bag.Kind.KEY ? "java-plain-key" : "java-untied-key", name(b)));
        java.entries().stream()
                .filter(e -> e.kind() == JavaEntry.Kind.PRIVATE_KEY && e.chain() == 0)
                .forEach(e -> add(Severity.WARNING, "java-no-chain", e.alias()));
        if (unseen.stream().anyMatch(b -> b.kind() == Bag.Kind.NESTED)) {
            add(Severity.WARNING, "java-nested");
        }
        long secrets = structure.bags().stream()
                .filter(b -> b.kind() == Bag.Kind.SECRET)
                .count();
        if (secrets > 0) {
            add(Severity.NOTE, "secret-keys", secrets);
        }
    }

    private static String name(Bag bag) {
        return bag.friendlyName().orElse(bag.label());
    }
}
