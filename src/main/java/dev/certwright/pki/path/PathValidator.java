package dev.certwright.pki.path;

import dev.certwright.model.Cancellation;
import dev.certwright.model.Phrase;
import dev.certwright.model.PkiException;
import dev.certwright.model.certificate.EncodedCertificate;
import dev.certwright.model.finding.Check;
import dev.certwright.model.finding.CheckState;
import dev.certwright.model.verification.ValidationProfile;
import dev.certwright.pki.certificate.BouncyCastle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/// Judges a certificate: builds the best path to an anchor and says of each thing that must be right whether it is.
///
/// It does not stop at the first failure, and what it is given may be as wrong or as hostile as it likes.
/// Safe for use by several threads.
public final class PathValidator {
    private final LongSupplier nanoClock;

    public PathValidator() {
        this(System::nanoTime);
    }

    /// @param nanoClock by which the time that a judgement takes is limited
    PathValidator(LongSupplier nanoClock) {
        this.nanoClock = nanoClock;
    }

    /// Judges. Whatever is wrong with the certificates is said by the checks and never thrown.
    public PathValidation validate(PathRequest request) {
        return judge(request, new Cancellation());
    }

    /// Judges, until somebody cancels.
    ///
    /// @throws PkiException.Cancelled when cancelled before the judgement was made
    public PathValidation validate(PathRequest request, Cancellation cancellation) throws PkiException.Cancelled {
        cancellation.check();
        var validation = judge(request, cancellation);
        cancellation.check();
        return validation;
    }

    private PathValidation judge(PathRequest request, Cancellation cancellation) {
        var pool = new CertificatePool(request.anchors(), request.untrusted());
        var leaf = pool.read(request.leaf());
        if (leaf.isEmpty()) {
            var unreadable = new Check("chain", CheckState.FAIL, Phrase.of("check.chain.unreadable"));
            return new PathValidation(List.of(unreadable), List.of(request.leaf()), List.of(), 0);
        }
        var limit = new WorkLimit(nanoClock, cancellation);
        // made here, used directly and registered nowhere: whoever validates nothing does not wait for it
        var verifier = new SignatureVerifier(BouncyCastle.provider(), limit);
        var checks = checks(request, pool, verifier);
        // each path is judged once: some checks count their work over all paths
        var judged = new HashMap<CertificationPath, List<Check>>();
        var builder =
                new PathBuilder(pool, verifier, limit, request, candidate -> faults(judge(candidate, checks, judged)));
        var path = builder.build(leaf.get());
        var taken = judge(path, checks, judged);
        var rejected = builder.tried().stream()
                .filter(tried -> !tried.equals(path))
                .map(tried -> new RejectedPath(
                        encoded(tried),
                        judge(tried, checks, judged).stream()
                                .filter(Check::failed)
                                .toList()))
                .toList();
        return new PathValidation(taken, encoded(path), rejected, limit.signatures());
    }

    private static List<Check> judge(
            CertificationPath path, List<PathCheck> checks, Map<CertificationPath, List<Check>> judged) {
        return judged.computeIfAbsent(
                path, _ -> checks.stream().map(check -> check.on(path)).toList());
    }

    private static List<EncodedCertificate> encoded(CertificationPath path) {
        return path.certificates().stream().map(PathCertificate::encoded).toList();
    }

    private static List<PathCheck> checks(PathRequest request, CertificatePool pool, SignatureVerifier verifier) {
        var settings = request.settings();
        var checks = new ArrayList<PathCheck>(List.of(
                new ChainCheck(),
                new SignatureCheck(verifier),
                new DateCheck(request.at()),
                new AuthorityCheck(settings.maxIntermediates()),
                new NameConstraintCheck(),
                new PolicyCheck(request.policies()),
                new ExtensionCheck(),
                new UsageCheck(request.purpose(), settings.leafKeyUsage()),
                new AlgorithmCheck(settings.algorithms()),
                new ConformanceCheck(settings.conformance(), request.profile())));
        if (request.profile() == ValidationProfile.WEBPKI) {
            checks.add(new WebCheck(request.purpose()));
        }
        request.host().map(HostNameCheck::new).ifPresent(checks::add);
        checks.add(new RevocationCheck(request, pool, verifier));
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
