package dev.certwright.service.verification;

import dev.certwright.model.Bytes;
import dev.certwright.model.Phrase;
import dev.certwright.model.certificate.EncodedCertificate;
import dev.certwright.model.certificate.RevocationStatus;
import dev.certwright.model.verification.VerificationReport;
import dev.certwright.pki.fetch.Fetched;
import dev.certwright.pki.fetch.Fetcher;
import dev.certwright.pki.path.CertificatePointers;
import dev.certwright.pki.trust.NamedDocuments;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// Fetches, for one judgement, what the certificates of a path name.
final class Gathering {
    /// Longer paths are not asked about to their end.
    private static final int MAX_ASKED = 6;

    private final NamedDocuments documents;
    private final Fetcher fetcher;
    private final Consumer<Phrase> progress;
    private final Set<EncodedCertificate> issuers = new LinkedHashSet<>();
    private final Set<Bytes> revocationLists = new LinkedHashSet<>();
    private final Set<Bytes> ocspResponses = new LinkedHashSet<>();
    private final List<VerificationReport.Fetched> log = new ArrayList<>();

    Gathering(NamedDocuments documents, Fetcher fetcher, Consumer<Phrase> progress) {
        this.documents = documents;
        this.fetcher = fetcher;
        this.progress = progress;
    }

    /// Fetches who issued a certificate; false when nothing new came of it.
    boolean issuersOf(EncodedCertificate certificate) {
        int before = issuers.size();
        for (var address : CertificatePointers.of(certificate).caIssuers()) {
            announce(address);
            switch (documents.issuers(address, fetcher)) {
                case NamedDocuments.Issuers.Found(var found) -> {
                    issuers.addAll(found);
                    log(
                            address,
                            found.isEmpty() ? Optional.of(Phrase.of("verification.noCertificate")) : Optional.empty());
                }
                case NamedDocuments.Issuers.Missing(var why) -> log(address, Optional.of(why));
            }
        }
        return issuers.size() > before;
    }

    /// Fetches what is known about the revocation of every certificate but the last: from a responder, else a
    /// list.
    void revocationOf(List<EncodedCertificate> path, Instant at) {
        for (int i = 0; i + 1 < Math.min(path.size(), MAX_ASKED); i++) {
            var pointers = CertificatePointers.of(path.get(i));
            if (!answered(path.get(i), path.get(i + 1), pointers.ocsp(), at)) {
                lists(pointers.crls());
            }
        }
    }

    private boolean answered(
            EncodedCertificate certificate, EncodedCertificate issuer, List<String> addresses, Instant at) {
        for (var address : addresses) {
            announce(address);
            var answer = documents.ocsp(certificate, issuer, address, at, fetcher);
            if (answer.isPresent()) {
                log(address, problem(answer.get().status()));
                if (answer.get().usable()) {
                    answer.get().response().ifPresent(ocspResponses::add);
                    return true;
                }
            }
        }
        return false;
    }

    private void lists(List<String> addresses) {
        for (var address : addresses) {
            announce(address);
            switch (fetcher.get(address, Fetcher.LARGE)) {
                case Fetched.Document(var list) -> {
                    revocationLists.add(list);
                    log(address, Optional.empty());
                    return;
                }
                case Fetched.Missing(var why) -> log(address, Optional.of(why));
            }
        }
    }

    private static Optional<Phrase> problem(RevocationStatus status) {
        return switch (status) {
            case RevocationStatus.Good _, RevocationStatus.Revoked _, RevocationStatus.Unknown _ -> Optional.empty();
            case RevocationStatus.OutOfDate(var why) -> Optional.of(why);
            case RevocationStatus.NotProven(var why) -> Optional.of(why);
            case RevocationStatus.Unreadable() -> Optional.of(Phrase.of("check.revocation.ocspUnreadable"));
            case RevocationStatus.Unavailable(var why) -> Optional.of(why);
        };
    }

    private void announce(String address) {
        progress.accept(Phrase.of("verification.asking", address));
    }

    private void log(String address, Optional<Phrase> problem) {
        var fetched = new VerificationReport.Fetched(address, problem);
        if (!log.contains(fetched)) { // one list serves several certificates
            log.add(fetched);
        }
    }

    Set<EncodedCertificate> issuers() {
        return issuers;
    }

    Set<Bytes> revocationLists() {
        return revocationLists;
    }

    Set<Bytes> ocspResponses() {
        return ocspResponses;
    }

    /// One entry for each address, in the order in which they were asked.
    List<VerificationReport.Fetched> log() {
        return List.copyOf(log);
    }
}
