package dev.certwright.service.connection;

import dev.certwright.model.Bytes;
import dev.certwright.model.Phrase;
import dev.certwright.model.certificate.EncodedCertificate;
import dev.certwright.model.certificate.RevocationStatus;
import dev.certwright.model.finding.Check;
import dev.certwright.model.finding.CheckState;
import dev.certwright.model.verification.Purpose;
import dev.certwright.pki.fetch.Fetched;
import dev.certwright.pki.fetch.Fetcher;
import dev.certwright.pki.path.CertificatePointers;
import dev.certwright.pki.path.OcspAnswers;
import dev.certwright.pki.path.OcspQuestion;
import dev.certwright.pki.path.PathRequest;
import dev.certwright.pki.path.PathValidator;
import dev.certwright.pki.trust.NamedDocuments;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Asks whether the certificates of a path are revoked: the stapled answer, then the responders, then the lists. The
/// first that proves something has the word, and the evidence says which it was.
record Revocation(PathValidator validator, NamedDocuments documents) {
    static final String ID = "revocation";
    static final String STAPLE = "must-staple";

    /// Longer paths are not asked about to their end.
    private static final int MAX_ASKED = 6;

    /// The word of one source, and what to tell of it.
    private record Word(CheckState state, Phrase evidence) {
        boolean decides() {
            return state == CheckState.PASS || state == CheckState.FAIL;
        }

        Check check() {
            return new Check(ID, state, evidence);
        }
    }

    /// Judges a whole path: that of the leaf is told, unless an issuer is revoked.
    ///
    /// @param fetcher empty to stay off the network
    Check check(List<EncodedCertificate> path, Optional<Bytes> staple, Instant at, Optional<Fetcher> fetcher) {
        if (path.size() < 2) {
            return new Check(ID, CheckState.NOT_DONE, Phrase.of("check.revocation.noIssuer"));
        }
        var leaf = about(path, 0, staple, at, fetcher);
        for (int i = 1; i + 1 < Math.min(path.size(), MAX_ASKED) && leaf.state() != CheckState.FAIL; i++) {
            var above = about(path, i, Optional.empty(), at, fetcher);
            if (above.state() == CheckState.FAIL) {
                return new Check(ID, CheckState.FAIL, Phrase.of("check.revocation.issuer", above.evidence()));
            }
        }
        return leaf.check();
    }

    /// What a certificate that insists on a stapled answer (RFC 7633) makes of what came; empty when it does not.
    Optional<Check> staple(List<EncodedCertificate> path, Optional<Bytes> staple, Instant at) {
        if (!CertificatePointers.of(path.getFirst()).stapleRequired()) {
            return Optional.empty();
        }
        if (staple.isEmpty()) {
            return Optional.of(new Check(STAPLE, CheckState.FAIL, Phrase.of("check.must-staple.none")));
        }
        var word = path.size() < 2 ? Optional.<Word>empty() : Optional.of(stapled(path, staple.get(), at));
        return Optional.of(word.filter(w -> w.state() == CheckState.PASS)
                .map(_ -> new Check(STAPLE, CheckState.PASS, Phrase.of("check.must-staple.good")))
                .orElseGet(() -> new Check(
                        STAPLE,
                        CheckState.FAIL,
                        Phrase.of(
                                "check.must-staple.bad",
                                word.map(Word::evidence).orElse(Phrase.of("check.revocation.noIssuer"))))));
    }

    private Word about(
            List<EncodedCertificate> path, int index, Optional<Bytes> staple, Instant at, Optional<Fetcher> fetcher) {
        var problems = new ArrayList<Word>();
        if (staple.isPresent()) {
            var word = stapled(path, staple.get(), at);
            if (word.decides()) {
                return word;
            }
            problems.add(word);
        }
        var pointers = CertificatePointers.of(path.get(index));
        if (pointers.ocsp().isEmpty() && pointers.crls().isEmpty()) {
            return problems.isEmpty() ? notDone("check.revocation.unnamed") : problems.getFirst();
        }
        if (fetcher.isEmpty()) {
            return problems.isEmpty() ? notDone("check.revocation.offline") : problems.getFirst();
        }
        for (var address : pointers.ocsp()) {
            var word = asked(path, index, address, at, fetcher.get());
            if (word.decides()) {
                return withDoubts(word, problems);
            }
            problems.add(word);
        }
        for (var address : pointers.crls()) {
            var word = listed(path, index, address, at, fetcher.get());
            if (word.decides()) {
                return withDoubts(word, problems);
            }
            problems.add(word);
        }
        return problems.getFirst();
    }

    /// A good word does not hide that the source before it gave a bad one.
    private static Word withDoubts(Word word, List<Word> problems) {
        return word.state() == CheckState.PASS && !problems.isEmpty()
                ? new Word(
                        CheckState.WARN,
                        Phrase.of(
                                "check.revocation.goodBut",
                                word.evidence(),
                                problems.getFirst().evidence()))
                : word;
    }

    private static Word stapled(List<EncodedCertificate> path, Bytes staple, Instant at) {
        var source = Phrase.of("check.revocation.source.staple");
        return OcspQuestion.about(path.getFirst(), path.get(1), Optional.empty())
                .map(q -> word(new OcspAnswers().judge(q, staple, at), source))
                .orElseGet(() -> notDone("check.revocation.noIssuer"));
    }

    private Word asked(List<EncodedCertificate> path, int index, String address, Instant at, Fetcher fetcher) {
        var source = Phrase.of("check.revocation.source.ocsp", address);
        return documents
                .ocsp(path.get(index), path.get(index + 1), address, at, fetcher)
                .map(answer -> word(answer.status(), source))
                .orElseGet(() -> notDone("check.revocation.noIssuer"));
    }

    private Word listed(List<EncodedCertificate> path, int index, String address, Instant at, Fetcher fetcher) {
        var source = Phrase.of("check.revocation.source.crl", address);
        return switch (fetcher.get(address, Fetcher.LARGE)) {
            case Fetched.Missing(var why) -> word(new RevocationStatus.Unavailable(why), source);
            case Fetched.Document(var list) -> {
                var check = validator
                        .validate(new PathRequest(
                                path.get(index),
                                path.subList(index + 1, path.size()),
                                List.of(path.get(index + 1)),
                                List.of(list),
                                at,
                                Purpose.ANY,
                                Optional.empty()))
                        .checks()
                        .stream()
                        .filter(c -> c.id().equals(ID))
                        .findFirst()
                        .orElseThrow();
                boolean revoked = check.evidence().key().equals("check.revocation.revoked");
                var state = revoked || check.state() == CheckState.PASS ? check.state() : CheckState.WARN;
                yield new Word(state, Phrase.of("check.revocation.by", source, check.evidence()));
            }
        };
    }

    private static Word word(RevocationStatus status, Phrase source) {
        return switch (status) {
            case RevocationStatus.Good(var from, var next) ->
                new Word(
                        CheckState.PASS,
                        next.isPresent()
                                ? Phrase.of("check.revocation.goodUntil", source, from, next.get())
                                : Phrase.of("check.revocation.goodSince", source, from));
            case RevocationStatus.Revoked(var when, var reason) ->
                new Word(CheckState.FAIL, Phrase.of("check.revocation.revokedBy", source, when, reason));
            case RevocationStatus.Unknown() -> new Word(CheckState.WARN, Phrase.of("check.revocation.unknown", source));
            case RevocationStatus.OutOfDate(var why) -> doubtful(source, why);
            case RevocationStatus.NotProven(var why) -> doubtful(source, why);
            case RevocationStatus.Unreadable() -> doubtful(source, Phrase.of("check.revocation.ocspUnreadable"));
            case RevocationStatus.Unavailable(var why) -> doubtful(source, why);
        };
    }

    private static Word doubtful(Phrase source, Phrase why) {
        return new Word(CheckState.WARN, Phrase.of("check.revocation.by", source, why));
    }

    private static Word notDone(String key) {
        return new Word(CheckState.NOT_DONE, Phrase.of(key));
    }
}
