package dev.certwright.service.verification;

import dev.certwright.model.Bytes;
import dev.certwright.model.PkiException;
import dev.certwright.model.certificate.CertificateDetails;
import dev.certwright.model.certificate.EncodedCertificate;
import dev.certwright.model.finding.Check;
import dev.certwright.model.verification.Purpose;
import dev.certwright.pki.certificate.CertificateReader;
import dev.certwright.pki.encoding.ContentReader;
import dev.certwright.pki.encoding.Item;
import dev.certwright.pki.path.PathRequest;
import dev.certwright.pki.path.PathValidator;
import dev.certwright.store.FileAccess;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Judges a certificate's chain.
public final class VerificationService {
    private final ContentReader content;
    private final CertificateReader certificates;
    private final PathValidator validator;
    private final FileAccess files;
    private final InstantSource clock;

    public VerificationService(
            ContentReader content,
            CertificateReader certificates,
            PathValidator validator,
            FileAccess files,
            InstantSource clock) {
        this.content = content;
        this.certificates = certificates;
        this.validator = validator;
        this.files = files;
        this.clock = clock;
    }

    /// What to judge.
    ///
    /// @param leaf      file whose first certificate is judged; the others in it count as untrusted
    /// @param trust     files whose certificates are all trusted
    /// @param untrusted files whose certificates may complete the chain
    /// @param crls      files with revocation lists
    /// @param at        empty for now
    public record Request(
            Path leaf,
            List<Path> trust,
            List<Path> untrusted,
            List<Path> crls,
            Optional<String> host,
            Purpose purpose,
            Optional<Instant> at) {}

    /// The judgement.
    ///
    /// @param path leaf first; as far as one could be built
    public record Report(boolean valid, List<Check> checks, List<CertificateDetails> path) {}

    /// Judges a chain.
    ///
    /// @throws PkiException when a file cannot be read or holds nothing that could be judged
    public Report verify(Request request) throws PkiException {
        var own = certificates(List.of(request.leaf()));
        var untrusted = new ArrayList<>(own.subList(1, own.size()));
        if (!request.untrusted().isEmpty()) {
            untrusted.addAll(certificates(request.untrusted()));
        }
        var validation = validator.validate(new PathRequest(
                own.getFirst(),
                untrusted,
                certificates(request.trust()),
                revocationLists(request.crls()),
                request.at().orElseGet(clock::instant),
                request.purpose(),
                request.host()));
        var path = new ArrayList<CertificateDetails>();
        for (var certificate : validation.path()) {
            path.add(certificates.read(certificate));
        }
        return new Report(validation.valid(), validation.checks(), path);
    }

    private List<EncodedCertificate> certificates(List<Path> from) throws PkiException {
        var found = new ArrayList<EncodedCertificate>();
        for (var file : from) {
            int before = found.size();
            for (var item : read(file)) {
                if (item instanceof Item.CertificateItem(var certificate, var _)) {
                    found.add(certificate);
                }
            }
            if (found.size() == before) {
                throw new PkiException.NoCertificate(file.toString());
            }
        }
        return found;
    }

    private List<Bytes> revocationLists(List<Path> from) throws PkiException {
        var found = new ArrayList<Bytes>();
        for (var file : from) {
            int before = found.size();
            for (var item : read(file)) {
                if (item instanceof Item.RevocationListItem(var der)) {
                    found.add(der);
                }
            }
            if (found.size() == before) {
                throw new PkiException.NoRevocationList(file.toString());
            }
        }
        return found;
    }

    private List<Item> read(Path file) throws PkiException {
        return content.read(files.read(file), file.toString(), List.of()).items();
    }
}
