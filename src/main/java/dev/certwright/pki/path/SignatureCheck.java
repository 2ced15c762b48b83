package dev.certwright.pki.path;

import dev.certwright.model.finding.Check;

/// Every certificate was signed with the key of the next one (RFC 5280 §6.1.3 a.1).
final class SignatureCheck implements PathCheck {
    private final SignatureVerifier verifier;

    SignatureCheck(SignatureVerifier verifier) {
        this.verifier = verifier;
    }

    @Override
    public Check on(CertificationPath path) {
        var findings = new Findings("signatures");
        int verified = 0;
        for (int i = 0; i < path.certificates().size(); i++) {
            if (path.isAnchor(i)) {
                continue;
            }
            var signed = path.certificates().get(i);
            var issuer = path.issuerOf(i);
            if (issuer.isEmpty()) {
                findings.notDone(
                        "check.signatures.noIssuer",
                        signed.label(),
                        DisplayName.of(signed.certificate().getIssuer()));
                continue;
            }
            var signer = issuer.get().label();
            switch (verifier.verify(signed, issuer.get(), path.parametersFor(issuer.get()))) {
                case GOOD -> verified++;
                case BAD -> findings.fail("check.signatures.bad", signed.label(), signer);
                case ALGORITHMS_DIFFER -> findings.fail("check.signatures.algorithmsDiffer", signed.label());
                case UNSUPPORTED ->
                    findings.fail(
                            "check.signatures.unsupported",
                            signed.label(),
                            AlgorithmCheck.name(signed.signatureAlgorithm()));
                case PARAMETERS_MISSING -> findings.fail("check.signatures.parametersMissing", signed.label(), signer);
                case NOT_TRIED -> findings.fail("check.signatures.tooMany", signed.label());
            }
        }
        return verified == 0
                ? findings.orPass("check.signatures.anchor", path.leaf().label())
                : findings.orPass("check.signatures.good", verified);
    }
}
