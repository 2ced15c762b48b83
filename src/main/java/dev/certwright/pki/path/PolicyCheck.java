package dev.certwright.pki.path;

import dev.certwright.model.finding.Check;
import dev.certwright.model.verification.PolicyInputs;
import dev.certwright.pki.path.PolicyExtensions.Constraints;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

/// A certificate policy holds along the whole path, where one is asked for (RFC 5280 §6.1, RFC 9618).
final class PolicyCheck implements PathCheck {
    /// Over all paths tried. Honest certificates have a handful of policies each.
    private static final int MAX_NODES = 1 << 18;

    private static final int MAX_SHOWN = 5;

    private final PolicyInputs inputs;
    private int nodes;

    PolicyCheck(PolicyInputs inputs) {
        this.inputs = inputs;
    }

    @Override
    public Check on(CertificationPath path) {
        var findings = new Findings("policies");
        int below = path.anchored()
                ? path.certificates().size() - 1
                : path.certificates().size();
        if (below == 0) {
            return findings.orPass("check.policies.none");
        }
        var state = new State(below, inputs);
        if (path.anchored() && path.anchorBinds()) {
            state.anchor(path.last());
        }
        for (int i = below - 1; i >= 0 && !findings.failed(); i--) {
            var certificate = path.certificates().get(i);
            state.descend(certificate, i == 0);
            if (nodes + state.graph.nodes() > MAX_NODES) {
                findings.fail("check.policies.tooMany", certificate.label());
            } else if (state.explicit <= 0 && state.graph.isEmpty()) {
                findings.fail("check.policies.broken", certificate.label());
            } else if (i > 0) {
                if (mapsAny(certificate)) {
                    findings.fail("check.policies.mapsAny", certificate.label());
                }
                state.prepareForNext(certificate);
            }
        }
        nodes += state.graph.nodes();
        if (findings.failed()) {
            return findings.orPass("check.policies.none");
        }
        state.wrapUp(path.leaf());
        return outcome(state, path.leaf(), findings);
    }

    private Check outcome(State state, PathCertificate leaf, Findings findings) {
        var valid = state.graph.valid();
        boolean anyWanted = inputs.acceptable().isEmpty() || inputs.acceptable().contains(PolicyGraph.ANY);
        boolean accepted = !state.graph.isEmpty()
                && (anyWanted
                        || valid.contains(PolicyGraph.ANY)
                        || valid.stream().anyMatch(inputs.acceptable()::contains));
        if (state.explicit > 0 && (!accepted || anyWanted)) {
            return findings.orPass("check.policies.none");
        }
        if (!accepted && valid.isEmpty()) {
            findings.fail("check.policies.broken", leaf.label());
        } else if (!accepted) {
            findings.fail("check.policies.others", leaf.label(), shown(inputs.acceptable()), shown(valid));
        }
        return findings.orPass("check.policies.good", leaf.label(), shown(valid));
    }

    private static boolean mapsAny(PathCertificate certificate) {
        return certificate
                .extensions()
                .policyMappings()
                .map(PolicyExtensions.Mappings::mentionsAny)
                .orElse(false);
    }

    private static String shown(Set<String> policies) {
        return policies.stream().sorted().limit(MAX_SHOWN).collect(Collectors.joining(", "))
                + (policies.size() > MAX_SHOWN ? ", …" : "");
    }

    /// The state variables of RFC 5280 §6.1.2 that are about policies.
    private static final class State {
        private final PolicyGraph graph = new PolicyGraph();
        private int explicit;
        private int mapping;
        private int any;

        private State(int below, PolicyInputs inputs) {
            explicit = inputs.requireExplicit() ? 0 : below + 1;
            mapping = inputs.inhibitMapping() ? 0 : below + 1;
            any = inputs.inhibitAny() ? 0 : below + 1;
        }

        /// What the anchor says is added to what the asker says (RFC 5937 §3.2).
        private void anchor(PathCertificate anchor) {
            var extensions = anchor.extensions();
            extensions.policies().ifPresent(policies -> {
                graph.descend(policies.ids(), true);
                applyMappings(anchor);
            });
            applyConstraints(anchor);
        }

        private void descend(PathCertificate certificate, boolean leaf) {
            boolean anyCounts = any > 0 || (!leaf && certificate.selfIssued());
            certificate
                    .extensions()
                    .policies()
                    .ifPresentOrElse(policies -> graph.descend(policies.ids(), anyCounts), graph::clear);
        }

        private void prepareForNext(PathCertificate certificate) {
            applyMappings(certificate);
            if (!certificate.selfIssued()) {
                explicit--;
                mapping--;
                any--;
            }
            applyConstraints(certificate);
        }

        private void applyMappings(PathCertificate certificate) {
            certificate.extensions().policyMappings().ifPresent(mappings -> {
                if (mapping > 0) {
                    graph.map(mappings.subjectsByIssuer());
                } else {
                    graph.dropMapped(mappings.subjectsByIssuer().keySet());
                }
            });
        }

        private void applyConstraints(PathCertificate certificate) {
            var extensions = certificate.extensions();
            var constraints = extensions.policyConstraints();
            explicit = lower(
                    explicit, constraints.map(Constraints::requireExplicit).orElse(OptionalInt.empty()));
            mapping =
                    lower(mapping, constraints.map(Constraints::inhibitMapping).orElse(OptionalInt.empty()));
            any = lower(any, extensions.inhibitAnyPolicy());
        }

        private static int lower(int counter, OptionalInt skip) {
            return skip.isPresent() ? Math.min(counter, skip.getAsInt()) : counter;
        }

        private void wrapUp(PathCertificate leaf) {
            explicit--;
            boolean required = leaf.extensions()
                    .policyConstraints()
                    .map(c -> c.requireExplicit().equals(OptionalInt.of(0)))
                    .orElse(false);
            if (required) {
                explicit = 0;
            }
        }
    }
}
