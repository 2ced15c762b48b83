package dev.certwright.pki.trust;

import dev.certwright.model.Bytes;
import dev.certwright.model.Phrase;
import dev.certwright.model.PkiException;
import dev.certwright.model.certificate.EncodedCertificate;
import dev.certwright.model.certificate.RevocationStatus;
import dev.certwright.pki.encoding.ContentReader;
import dev.certwright.pki.encoding.Item;
import dev.certwright.pki.fetch.Fetched;
import dev.certwright.pki.fetch.Fetcher;
import dev.certwright.pki.path.OcspAnswers;
import dev.certwright.pki.path.OcspQuestion;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Gets and understands the documents that certificates name: their issuers' certificates (RFC 5280 §4.2.2.1)
/// and answers about their revocation (RFC 6960).
public final class NamedDocuments {
    private static final int MAX_IN_A_DOCUMENT = 10;

    /// Some responders take no more.
    private static final int NONCE_OCTETS = 16;

    private final ContentReader content;
    private final SecureRandom random;

    public NamedDocuments(ContentReader content, SecureRandom random) {
        this.content = content;
        this.random = random;
    }

    /// What lies at the address of an issuer.
    public sealed interface Issuers {
        /// A document; it may hold no certificate, and then the list is empty.
        record Found(List<EncodedCertificate> certificates) implements Issuers {
            public Found {
                certificates = List.copyOf(certificates);
            }
        }

        /// Nothing.
        ///
        /// @param why the rest of a sentence that begins with the address
        record Missing(Phrase why) implements Issuers {}
    }

    /// What a responder says.
    ///
    /// @param response the encoded `OCSPResponse`; empty when none came
    public record Answer(RevocationStatus status, Optional<Bytes> response) {
        /// Whether it says something about the certificate that may be believed.
        public boolean usable() {
            return switch (status) {
                case RevocationStatus.Good _, RevocationStatus.Revoked _, RevocationStatus.Unknown _ -> true;
                case RevocationStatus.OutOfDate _,
                        RevocationStatus.NotProven _,
                        RevocationStatus.Unreadable _,
                        RevocationStatus.Unavailable _ -> false;
            };
        }
    }

    /// Gets the certificates at an address: one by itself, or several in a PKCS #7 file or as text. No more
    /// than ten.
    public Issuers issuers(String address, Fetcher fetcher) {
        return switch (fetcher.get(address, Fetcher.SMALL)) {
            case Fetched.Document(var document) -> new Issuers.Found(certificates(document.toArray(), address));
            case Fetched.Missing(var why) -> new Issuers.Missing(why);
        };
    }

    /// Asks a responder about a certificate, with a nonce that no answer to somebody else repeats (RFC 9654).
    ///
    /// @return empty when the two cannot be read, so that there is nothing to ask
    public Optional<Answer> ocsp(
            EncodedCertificate certificate, EncodedCertificate issuer, String address, Instant at, Fetcher fetcher) {
        var octets = new byte[NONCE_OCTETS];
        random.nextBytes(octets);
        return OcspQuestion.about(certificate, issuer, Optional.of(Bytes.of(octets)))
                .map(question -> switch (fetcher.post(
                        address, "application/ocsp-request", question.encoded(), Fetcher.SMALL)) {
                    case Fetched.Document(var document) ->
                        new Answer(new OcspAnswers().judge(question, document, at), Optional.of(document));
                    case Fetched.Missing(var why) ->
                        new Answer(new RevocationStatus.Unavailable(why), Optional.empty());
                });
    }

    private List<EncodedCertificate> certificates(byte[] document, String address) {
        try {
            return content.read(document, address, List.of()).items().stream()
                    .filter(Item.CertificateItem.class::isInstance)
                    .map(i -> ((Item.CertificateItem) i).certificate())
                    .limit(MAX_IN_A_DOCUMENT)
                    .toList();
        } catch (PkiException _) {
            return List.of();
        }
    }
}
