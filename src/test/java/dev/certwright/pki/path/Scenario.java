package dev.certwright.pki.path;

import dev.certwright.model.Bytes;
import dev.certwright.model.certificate.EncodedCertificate;
import dev.certwright.model.verification.Purpose;
import dev.certwright.model.verification.RevocationPolicy;
import dev.certwright.testing.CertificateDraft;
import dev.certwright.testing.Issued;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A certificate to be judged, with the judgement that is right.
///
/// @param wrong      the check that must fail, if any
/// @param beyondThem the oracles that cannot express the question or are known to ask less
record Scenario(String name, PathRequest request, Optional<String> wrong, Set<Oracle> beyondThem) {
    enum Oracle {
        JDK,
        OPENSSL
    }

    boolean valid() {
        return wrong.isEmpty();
    }

    @Override
    public String toString() {
        return name;
    }

    static Builder of(String name, Issued leaf) {
        return new Builder(name, leaf.encoded());
    }

    static Builder of(String name, EncodedCertificate leaf) {
        return new Builder(name, leaf);
    }

    static final class Builder {
        private final String name;
        private final EncodedCertificate leaf;
        private final List<EncodedCertificate> anchors = new ArrayList<>();
        private final List<EncodedCertificate> untrusted = new ArrayList<>();
        private final List<Bytes> lists = new ArrayList<>();
        private Purpose purpose = Purpose.SERVER;
        private Optional<String> host = Optional.empty();
        private final Set<Oracle> beyond = EnumSet.noneOf(Oracle.class);

        private Builder(String name, EncodedCertificate leaf) {
            this.name = name;
            this.leaf = leaf;
        }

        Builder anchors(Issued... certificates) {
            Arrays.stream(certificates).map(Issued::encoded).forEach(anchors::add);
            return this;
        }

        Builder untrusted(Issued... certificates) {
            Arrays.stream(certificates).map(Issued::encoded).forEach(untrusted::add);
            return this;
        }

        Builder lists(Bytes... encoded) {
            lists.addAll(List.of(encoded));
            return this;
        }

        Builder purpose(Purpose wanted) {
            purpose = wanted;
            return this;
        }

        Builder host(String wanted) {
            host = Optional.of(wanted);
            beyond.add(Oracle.JDK);
            return this;
        }

        Builder beyond(Oracle oracle) {
            beyond.add(oracle);
            return this;
        }

        PathRequest request() {
            return new PathRequest(leaf, untrusted, anchors, lists, CertificateDraft.AT, purpose, host)
                    .with(lists.isEmpty() ? RevocationPolicy.SOFT : RevocationPolicy.LEAF);
        }

        Scenario isValid() {
            return new Scenario(name, request(), Optional.empty(), beyond);
        }

        Scenario fails(String check) {
            return new Scenario(name, request(), Optional.of(check), beyond);
        }
    }
}
