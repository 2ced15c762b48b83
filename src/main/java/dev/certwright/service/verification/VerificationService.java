package dev.certwright.service.verification;

import dev.certwright.model.Bytes;
import dev.certwright.model.Cancellation;
import dev.certwright.model.Phrase;
import dev.certwright.model.PkiException;
import dev.certwright.model.certificate.CertificateDetails;
import dev.certwright.model.certificate.EncodedCertificate;
import dev.certwright.model.verification.VerificationReport;
import dev.certwright.pki.certificate.CertificateReader;
import dev.certwright.pki.fetch.Fetcher;
import dev.certwright.pki.path.PathRequest;
import dev.certwright.pki.path.PathValidation;
import dev.certwright.pki.path.PathValidator;
import dev.certwright.pki.trust.NamedDocuments;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;

/// Judges a certificate's chain.
public final class VerificationService {
    /// A chain that lacks more is not fetched to its end.
    private static final int MAX_MISSING = 4;

    private final VerificationMaterial material;
    private final NamedDocuments documents;
    private final CertificateReader reader;
    private final PathValidator validator;
    private final InstantSource clock;

    public VerificationService(
            VerificationMaterial material,
            NamedDocuments documents,
            CertificateReader reader,
            PathValidator validator,
            InstantSource clock) {
        this.material = material;
        this.documents = documents;
        this.reader = reader;
        this.validator = validator;
        this.clock = clock;
    }

    /// Judges a chain, for at most ten seconds longer when it may ask others.
    ///
    /// @param progress told what is being waited for
    /// @throws PkiException           when a file cannot be read or holds nothing that could be judged
    /// @throws PkiException.Cancelled when cancelled
    public VerificationReport verify(VerificationRequest request, Consumer<Phrase> progress, Cancellation cancellation)
            throws PkiException {
        var asked = pathRequest(request);
        cancellation.check();
        if (!request.fetching()) {
            return report(validator.validate(asked), asked, List.of());
        }
        try (var fetcher = new Fetcher(cancellation)) {
            var gathering = new Gathering(documents, fetcher, progress);
            var complete = complete(asked, gathering, cancellation);
            return report(validator.validate(complete), complete, gathering.log());
        }
    }

    /// The request with everything that could be fetched: issuers while the path lacks them, then what tells whether
    /// it is revoked.
    private PathRequest complete(PathRequest asked, Gathering gathering, Cancellation cancellation)
            throws PkiException.Cancelled {
        var validation = validator.validate(asked);
        for (int i = 0; i < MAX_MISSING && !validation.trusted(); i++) {
            cancellation.check();
            if (!gathering.issuersOf(validation.path().getLast())) {
                break;
            }
            validation = validator.validate(with(asked, gathering));
        }
        cancellation.check();
        gathering.revocationOf(validation.path(), asked.at());
        cancellation.check();
        return with(asked, gathering);
    }

    private static PathRequest with(PathRequest asked, Gathering gathering) {
        return new PathRequest(
                asked.leaf(),
                joined(asked.untrusted(), gathering.issuers()),
                asked.anchors(),
                joined(asked.revocationLists(), gathering.revocationLists()),
                joined(asked.ocspResponses(), gathering.ocspResponses()),
                asked.at(),
                asked.purpose(),
                asked.host(),
                asked.profile(),
                asked.revocation(),
                asked.policies(),
                asked.settings());
    }

    private static <T> List<T> joined(List<T> first, Collection<T> second) {
        var all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }

    private PathRequest pathRequest(VerificationRequest request) throws PkiException {
        var passwords = request.passwords();
        var own = material.leafFirst(request.leaf(), passwords);
        var untrusted = new ArrayList<>(own.subList(1, own.size()));
        for (var source : request.others().certificates()) {
            untrusted.addAll(material.certificates(source, passwords));
        }
        if (request.others().vault()) {
            untrusted.addAll(material.ofVault());
        }
        var revocationLists = new ArrayList<Bytes>();
        for (var source : request.others().revocationLists()) {
            revocationLists.addAll(material.revocationLists(source, passwords));
        }
        var ocspResponses = new ArrayList<Bytes>();
        for (var source : request.others().ocspResponses()) {
            ocspResponses.addAll(material.ocspResponses(source, passwords));
        }
        var terms = request.terms();
        Instant at = terms.at().orElseGet(clock::instant);
        return new PathRequest(
                own.getFirst(),
                untrusted,
                material.anchors(request.trust(), passwords),
                revocationLists,
                ocspResponses,
                at,
                terms.purpose(),
                terms.host(),
                request.profile(),
                terms.revocation(),
                terms.policies(),
                terms.settings());
    }

    private VerificationReport report(
            PathValidation validation, PathRequest asked, List<VerificationReport.Fetched> fetched) {
        return new VerificationReport(
                validation.valid(),
                validation.checks(),
                details(validation.path()),
                validation.rejected().stream()
                        .map(r -> new VerificationReport.Rejected(details(r.path()), r.checks()))
                        .toList(),
                validation.signatures(),
                asked.profile(),
                asked.settings().conformance(),
                asked.at(),
                fetched);
    }

    private List<CertificateDetails> details(List<EncodedCertificate> path) {
        var readable = new ArrayList<CertificateDetails>();
        for (var certificate : path) {
            try {
                readable.add(reader.read(certificate));
            } catch (PkiException.Malformed e) {
                System.getLogger(VerificationService.class.getName())
                        .log(System.Logger.Level.DEBUG, "a certificate of a path cannot be shown", e);
            }
        }
        return readable;
    }
}
