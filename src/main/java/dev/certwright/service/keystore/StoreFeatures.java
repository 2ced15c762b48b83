package dev.certwright.service.keystore;

import dev.certwright.model.keystore.Bag;
import dev.certwright.model.keystore.Pkcs12Structure;
import dev.certwright.model.keystore.Protection;
import dev.certwright.model.keystore.SafePart;
import dev.certwright.model.keystore.StoreFeature;
import dev.certwright.model.keystore.StoreFeature.Kind;
import dev.certwright.model.keystore.StoreMac;
import java.math.BigInteger;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// What about a container decides who can open it.
final class StoreFeatures {
    /// More than this Java and Bouncy Castle do not compute (`MAX_ITERATION_COUNT`, `pkcs12.max_it_count`).
    static final BigInteger MOST_ITERATIONS = BigInteger.valueOf(5_000_000);

    private static final int LEAST_SALT = 8;

    private StoreFeatures() {}

    static Set<StoreFeature> of(Pkcs12Structure structure) {
        var features = new LinkedHashSet<StoreFeature>();
        if (structure.version() != 3) {
            features.add(new StoreFeature(Kind.VERSION, Integer.toString(structure.version())));
        }
        if (structure.signed()) {
            features.add(StoreFeature.of(Kind.SIGNED));
            return features;
        }
        var protections = protections(structure);
        protections.forEach(p -> add(p, features));
        structure
                .mac()
                .ifPresentOrElse(
                        mac -> features.add(feature(mac)),
                        () -> features.add(StoreFeature.of(protections.isEmpty() ? Kind.UNPROTECTED : Kind.NO_MAC)));
        if (structure.bags().stream().anyMatch(b -> b.kind() == Bag.Kind.KEY)) {
            features.add(StoreFeature.of(Kind.PLAIN_KEY));
        }
        if (structure.parts().stream().anyMatch(p -> p.kind() == SafePart.Kind.ENVELOPED)) {
            features.add(StoreFeature.of(Kind.ENVELOPED));
        }
        if (iterations(structure).anyMatch(n -> n.compareTo(MOST_ITERATIONS) > 0)) {
            features.add(StoreFeature.of(Kind.MANY_ITERATIONS));
        }
        if (structure.mac().filter(mac -> mac.saltOctets() < LEAST_SALT).isPresent()) {
            features.add(StoreFeature.of(Kind.SHORT_SALT));
        }
        if (structure.indefinite()) {
            features.add(StoreFeature.of(Kind.INDEFINITE));
        }
        if (structure.parts().size() != 2) {
            features.add(StoreFeature.of(Kind.PARTS));
        }
        return features;
    }

    private static void add(Protection protection, Set<StoreFeature> features) {
        if (protection.scheme().equals("PBES2")) {
            features.add(StoreFeature.of(Kind.PBES2));
            features.add(new StoreFeature(Kind.CIPHER, protection.cipher()));
            features.add(new StoreFeature(
                    Kind.DERIVATION, protection.prf().isEmpty() ? protection.derivation() : protection.prf()));
        } else {
            features.add(new StoreFeature(Kind.SCHEME, protection.scheme()));
        }
    }

    private static StoreFeature feature(StoreMac mac) {
        return mac.pbmac1() ? StoreFeature.of(Kind.PBMAC1) : new StoreFeature(Kind.MAC, mac.digest());
    }

    /// How everything that is encrypted is encrypted, each way once.
    static List<Protection> protections(Pkcs12Structure structure) {
        return Stream.concat(
                        structure.parts().stream().map(SafePart::protection),
                        structure.bags().stream().map(Bag::protection))
                .flatMap(Optional::stream)
                .distinct()
                .toList();
    }

    /// Of everything that is derived of the password by repeating.
    static Stream<BigInteger> iterations(Pkcs12Structure structure) {
        return Stream.concat(
                protections(structure).stream()
                        .filter(p -> !p.derivation().equals("scrypt")
                                && p.iterations().signum() > 0)
                        .map(Protection::iterations),
                structure.mac().stream().map(StoreMac::iterations));
    }
}
