package dev.certwright.service.keystore;

import dev.certwright.model.finding.Severity;
import dev.certwright.model.keystore.Access;
import dev.certwright.model.keystore.Bag;
import dev.certwright.model.keystore.Pkcs12Structure;
import dev.certwright.model.keystore.SafePart;
import dev.certwright.model.keystore.StoreFinding;
import dev.certwright.model.keystore.StoreMac;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// What is the matter with a container as such: password, integrity, encryption, encoding.
final class StoreFindings {
    /// What we write at least; OWASP and NIST SP 800-132 ask for much more than OpenSSL's 2048.
    private static final BigInteger FEW_ITERATIONS = BigInteger.valueOf(10_000);

    private static final int WEAK_BITS = 64;

    private final Pkcs12Structure structure;
    private final List<StoreFinding> findings = new ArrayList<>();

    StoreFindings(Pkcs12Structure structure) {
        this.structure = structure;
    }

    /// All of them, worst first.
    static List<StoreFinding> of(Pkcs12Structure structure, StoreCertificates certificates, JavaView java) {
        var container = new StoreFindings(structure);
        container.password();
        container.integrity();
        container.encryption();
        container.shape();
        var all = new ArrayList<>(container.findings);
        all.addAll(new EntryFindings(structure, certificates, java).all());
        all.sort(Comparator.comparing(StoreFinding::severity));
        return all;
    }

    private void add(Severity severity, String code, Object... arguments) {
        findings.add(StoreFinding.of(severity, code, arguments));
    }

    private void password() {
        switch (structure.password()) {
            case GIVEN -> {}
            case EMPTY -> add(Severity.WARNING, "empty-password");
            case ABSENT -> add(Severity.WARNING, "absent-password");
            case NOT_NEEDED -> {
                if (structure.bags().stream().anyMatch(b -> b.kind().privateKey())) {
                    add(Severity.ERROR, "unprotected");
                }
            }
            case MISSING -> add(Severity.NOTE, "password-missing");
            case WRONG -> add(Severity.ERROR, "password-wrong");
            case UNKNOWN -> add(Severity.WARNING, "password-unknown");
        }
        boolean known = switch (structure.password()) {
            case GIVEN, EMPTY, ABSENT -> true;
            case NOT_NEEDED, MISSING, WRONG, UNKNOWN -> false;
        };
        long locked = structure.parts().stream()
                        .filter(p -> p.access() == Access.LOCKED)
                        .count()
                + structure.bags().stream()
                        .filter(b -> b.access() == Access.LOCKED)
                        .count();
        if (known && locked > 0) {
            add(Severity.WARNING, "other-password", locked);
        }
    }

    private void integrity() {
        if (structure.mac().isEmpty()) {
            if (!structure.signed()) {
                add(Severity.WARNING, "no-mac");
            }
            return;
        }
        var mac = structure.mac().get();
        if (mac.fit() == StoreMac.Fit.UNSUPPORTED) {
            add(Severity.WARNING, "mac-unsupported", mac.digest());
        }
        boolean opened = switch (structure.password()) {
            case GIVEN, EMPTY, ABSENT -> true;
            case NOT_NEEDED, MISSING, WRONG, UNKNOWN -> false;
        };
        if (opened && (mac.fit() == StoreMac.Fit.DOES_NOT_FIT || mac.fit() == StoreMac.Fit.NOT_TRIED)) {
            add(Severity.ERROR, "mac-mismatch");
        }
        if (mac.pbmac1()) {
            add(Severity.NOTE, "pbmac1");
        }
    }

    private void encryption() {
        var protections = StoreFeatures.protections(structure);
        protections.stream()
                .filter(p -> p.keyBits() > 0 && p.keyBits() <= WEAK_BITS)
                .map(p -> p.scheme().equals("PBES2") ? p.cipher() : p.scheme())
                .distinct()
                .forEach(scheme -> add(Severity.ERROR, "weak-cipher", scheme));
        if (protections.stream().anyMatch(p -> p.derivation().equals("PKCS12KDF") && p.keyBits() > WEAK_BITS)) {
            add(Severity.NOTE, "old-cipher");
        }
        StoreFeatures.iterations(structure)
                .min(Comparator.naturalOrder())
                .filter(least -> least.compareTo(FEW_ITERATIONS) < 0)
                .ifPresent(least -> add(Severity.WARNING, "few-iterations", least, FEW_ITERATIONS));
        StoreFeatures.iterations(structure)
                .max(Comparator.naturalOrder())
                .filter(most -> most.compareTo(StoreFeatures.MOST_ITERATIONS) > 0)
                .ifPresent(most -> add(Severity.ERROR, "many-iterations", most, StoreFeatures.MOST_ITERATIONS));
        if (structure.parts().stream()
                .filter(p -> p.kind() == SafePart.Kind.PLAIN)
                .flatMap(p -> p.bags().stream())
                .anyMatch(b -> b.kind() == Bag.Kind.KEY)) {
            add(Severity.ERROR, "plain-key");
        }
        if (structure.parts().stream().anyMatch(p -> p.kind() == SafePart.Kind.ENVELOPED)) {
            add(Severity.WARNING, "enveloped");
        }
        boolean unsupported = structure.parts().stream()
                        .anyMatch(p -> p.kind() == SafePart.Kind.ENCRYPTED && p.access() == Access.UNSUPPORTED)
                || structure.bags().stream()
                        .anyMatch(b -> b.kind() != Bag.Kind.UNKNOWN && b.access() == Access.UNSUPPORTED);
        if (unsupported) {
            add(Severity.WARNING, "unsupported");
        }
    }

    private void shape() {
        if (structure.version() != 3) {
            add(Severity.ERROR, "version", structure.version());
        }
        if (structure.signed()) {
            add(Severity.WARNING, "signed");
        }
        if (structure.indefinite()) {
            add(Severity.NOTE, "indefinite");
        }
        if (structure.trailing() > 0) {
            add(Severity.WARNING, "trailing", structure.trailing());
        }
        if (structure.open() && structure.bags().isEmpty() && !structure.signed()) {
            add(Severity.WARNING, "empty");
        }
        long broken = structure.parts().stream()
                        .filter(p -> p.access() == Access.BROKEN)
                        .count()
                + structure.bags().stream()
                        .filter(b -> b.access() == Access.BROKEN)
                        .count();
        if (broken > 0) {
            add(Severity.ERROR, "broken", broken);
        }
    }
}
