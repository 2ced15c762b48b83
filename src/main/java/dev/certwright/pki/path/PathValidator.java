package dev.certwright.pki.path;

import dev.certwright.model.Phrase;
import dev.certwright.model.finding.Check;
import dev.certwright.model.finding.CheckState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.function.Function;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/// Judges a certificate: builds the best path to an anchor and says of each thing that must be right whether it is.
///
/// It does not stop at the first failure, and what it is given may be as wrong or as hostile as it likes.
/// Safe for use by several threads.
public final class PathValidator {
    /// Judges. Whatever is wrong with the certificates is said by the checks and never thrown.
    public PathValidation validate(PathRequest request) {
        var pool = new CertificatePool(request.anchors(), request.untrusted());
        var leaf = pool.read(request.leaf());
        if (leaf.isEmpty()) {
            var unreadable = new Check("chain", CheckState.FAIL, Phrase.of("check.chain.unreadable"));
            return new PathValidation(List.of(unreadable), List.of(request.leaf()), List.of(), 0);
        }
        // made here, used directly and registered nowhere: whoever validates nothing does not wait for it
        var verifier = new SignatureVerifier(new BouncyCastleProvider());
        var checks = checks(request, pool, verifier);
        // each path is judged once: some checks count their work over all paths
        var judged = new HashMap<CertificationPath, List<Check>>();
        Function<CertificationPath, List<Check>> judge = path -> judged.computeIfAbsent(
                path, _ -> checks.stream().map(check -> check.on(path)).toList());
        var path = new PathBuilder(pool, verifier, request.at(), candidate -> faults(judge.apply(candidate)))
                .build(leaf.get());
        return new PathValidation(
                judge.apply(path),
                path.certificates().stream().map(PathCertificate::encoded).toList(),
                List.of(),
                0);
    }

    private static List<PathCheck> checks(PathRequest request, CertificatePool pool, SignatureVerifier verifier) {
        var checks = new ArrayList<PathCheck>(List.of(
                new ChainCheck(),
                new SignatureCheck(verifier),
                new DateCheck(request.at()),
                new AuthorityCheck(),
                new NameConstraintCheck(),
                new ExtensionCheck(),
                new UsageCheck(request.purpose()),
                new AlgorithmCheck()));
        request.host().map(HostNameCheck::new).ifPresent(checks::add);
        checks.add(new RevocationCheck(request.revocationLists(), pool, verifier, request.at()));
        return checks;
    }

    /// How many checks fail, but for the one that looks at the leaf alone and is the same on every path.
    private static int faults(List<Check> checks) {
        return (int) checks.stream()
                .filter(Check::failed)
                .filter(check -> !check.id().equals("host-name"))
                .count();
    }
}
