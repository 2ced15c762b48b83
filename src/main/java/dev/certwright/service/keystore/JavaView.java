package dev.certwright.service.keystore;

import dev.certwright.model.certificate.CertificateDetails;
import dev.certwright.model.keystore.Bag;
import dev.certwright.model.keystore.JavaEntry;
import dev.certwright.model.keystore.Pkcs12Structure;
import dev.certwright.pki.certificate.NameComparison;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The entries that a Java program lists, found the way `sun.security.pkcs12.PKCS12KeyStore` of Java 25 does.
final class JavaView {
    /// What that class gives a single key and its certificate that have no `localKeyId`.
    private static final String ONLY_KEY = HexFormat.of().formatHex("01".getBytes(StandardCharsets.UTF_8));

    /// A private key that is listed.
    private record Key(String id, String alias, Bag bag) {}

    /// A certificate that may become part of a key's chain.
    private record Candidate(Optional<String> id, Optional<String> alias, Bag bag) {}

    private final StoreCertificates certificates;
    private final Map<String, JavaEntry> entries = new LinkedHashMap<>();
    private final Set<Bag> seen = new HashSet<>();
    private final List<Key> keys = new ArrayList<>();
    private final List<Candidate> candidates = new ArrayList<>();
    private int privateKeys;
    private int nameless;

    private JavaView(StoreCertificates certificates) {
        this.certificates = certificates;
    }

    /// Reads an opened container.
    static JavaView of(Pkcs12Structure structure, StoreCertificates certificates) {
        var view = new JavaView(certificates);
        for (var part : structure.parts()) {
            for (int i = 0; i < part.bags().size(); i++) {
                view.add(part.bags().get(i), i);
            }
        }
        view.tieTogether();
        return view;
    }

    List<JavaEntry> entries() {
        return List.copyOf(entries.values());
    }

    /// Whether the entry is listed or part of the chain of one that is.
    boolean shows(Bag bag) {
        return seen.contains(bag);
    }

    private void add(Bag bag, int index) {
        switch (bag.kind()) {
            case SHROUDED_KEY -> {
                privateKeys++;
                addKey(bag);
            }
            case SECRET -> {
                var alias = alias(bag);
                entries.put(alias, new JavaEntry(alias, JavaEntry.Kind.SECRET_KEY, 0));
                seen.add(bag);
            }
            case CERTIFICATE -> addCertificate(bag, index);
            case KEY, REVOCATION_LIST, NESTED, UNKNOWN -> {
                // passed over there
            }
        }
    }

    private void addKey(Bag bag) {
        var id = bag.localKeyId().or(() -> privateKeys == 1 ? Optional.of(ONLY_KEY) : Optional.empty());
        if (id.isPresent()) {
            var alias = alias(bag);
            keys.add(new Key(id.get(), alias, bag));
            entries.put(alias, new JavaEntry(alias, JavaEntry.Kind.PRIVATE_KEY, 0));
            seen.add(bag);
        }
    }

    private void addCertificate(Bag bag, int index) {
        if (bag.trustedUses().isPresent()) {
            var alias = alias(bag);
            entries.put(alias, new JavaEntry(alias, JavaEntry.Kind.TRUSTED_CERTIFICATE, 0));
            seen.add(bag);
        } else {
            var id = bag.localKeyId()
                    .or(() -> privateKeys == 1 && index == 0 ? Optional.of(ONLY_KEY) : Optional.empty());
            candidates.add(new Candidate(id, bag.friendlyName(), bag));
        }
    }

    private String alias(Bag bag) {
        return bag.friendlyName().orElseGet(() -> Integer.toString(++nameless)).toLowerCase(Locale.ENGLISH);
    }

    private void tieTogether() {
        for (var key : keys) {
            var chain = match(key).map(this::chain).orElse(List.of());
            seen.addAll(chain);
            entries.computeIfPresent(
                    key.alias(),
                    (alias, entry) -> entry.kind() == JavaEntry.Kind.PRIVATE_KEY
                            ? new JavaEntry(alias, JavaEntry.Kind.PRIVATE_KEY, chain.size())
                            : entry);
        }
    }

    /// By `localKeyId` and alias, else by `localKeyId`, else by alias; the last one of several.
    private Optional<Bag> match(Key key) {
        var sameId = candidates.stream()
                .filter(c -> c.id().equals(Optional.of(key.id())))
                .toList();
        var sameAlias = candidates.stream()
                .filter(c -> c.alias().filter(key.alias()::equalsIgnoreCase).isPresent())
                .toList();
        return sameId.stream()
                .filter(sameAlias::contains)
                .findFirst()
                .or(() -> sameId.stream().reduce((_, last) -> last))
                .or(() -> sameAlias.stream().reduce((_, last) -> last))
                .map(Candidate::bag);
    }

    private List<Bag> chain(Bag first) {
        var chain = new ArrayList<Bag>();
        var next = Optional.of(first);
        while (next.isPresent() && !chain.contains(next.get())) {
            chain.add(next.get());
            next = certificates.of(next.get()).filter(c -> !c.selfIssued()).flatMap(this::issuer);
        }
        return chain;
    }

    /// By key identifier, else by name, among all certificates.
    private Optional<Bag> issuer(CertificateDetails issued) {
        var named = certificates.all().entrySet().stream()
                .filter(e -> NameComparison.same(e.getValue().subject(), issued.issuer()))
                .map(Map.Entry::getKey)
                .toList();
        return named.stream()
                .filter(bag -> issued.authorityKeyIdentifier().isPresent()
                        && certificates
                                .of(bag)
                                .flatMap(CertificateDetails::subjectKeyIdentifier)
                                .equals(issued.authorityKeyIdentifier()))
                .findFirst()
                .or(() -> named.stream().findFirst());
    }
}
