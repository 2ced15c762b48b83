package dev.certwright.pki.certificate;

import dev.certwright.model.Bytes;
import dev.certwright.model.PkiException;
import dev.certwright.model.certificate.Credential;
import dev.certwright.model.certificate.EncodedCertificate;
import dev.certwright.model.certificate.OcspResponseDetails.CertificateStatus;
import dev.certwright.model.certificate.SerialNumber;
import dev.certwright.model.inventory.Revocation;
import dev.certwright.model.inventory.RevocationReason;
import java.io.IOException;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Enumerated;
import org.bouncycastle.asn1.DERGeneralizedTime;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;

/// Answers OCSP requests about the certificates of one CA (RFC 6960), octets for octets.
///
/// The CA itself signs, or one whom it made a certificate for that (§4.2.2.2), which then goes along. Every answer is
/// made at the moment of the question, so that it repeats the nonce and knows what was revoked a moment ago.
/// Safe for use by several threads.
public final class OcspResponder {
    private static final System.Logger LOG = System.getLogger(OcspResponder.class.getName());

    private final AuthorityNames authority;
    private final Optional<EncodedCertificate> delegate;
    private final AuthoritySignature signature;
    private final byte[] responderId;
    private final Register register;
    private final InstantSource clock;
    private final Duration validity;

    /// What the CA knows about a certificate.
    public sealed interface Known {
        /// It issued it and has not revoked it.
        record Good() implements Known {}

        /// It has revoked it.
        record Revoked(Revocation revocation) implements Known {}

        /// Nothing: as far as it knows, it never issued it.
        record Nothing() implements Known {}
    }

    /// Where the responder looks things up.
    @FunctionalInterface
    public interface Register {
        /// What the CA knows about the certificate with that serial number.
        Known about(SerialNumber serialNumber) throws PkiException;
    }

    /// One certificate of a question and what was said about it.
    public record Said(SerialNumber serialNumber, CertificateStatus status) {}

    /// An answer, and for the record what it says.
    ///
    /// @param response the DER encoded `OCSPResponse`
    /// @param status   its name in RFC 6960 §4.2.1, for example `successful`
    /// @param said     empty when the status is any other
    /// @param nonce    whether there was one to repeat
    public record Answer(Bytes response, String status, List<Said> said, boolean nonce) {}

    private enum Refusal {
        MALFORMED_REQUEST(1, "malformedRequest"),
        INTERNAL_ERROR(2, "internalError"),
        TRY_LATER(3, "tryLater"),
        UNAUTHORIZED(6, "unauthorized");

        private final int code;
        private final String rfcName;

        Refusal(int code, String rfcName) {
            this.code = code;
            this.rfcName = rfcName;
        }
    }

    /// Whoever answers.
    ///
    /// @param authority the CA whose certificates are asked about
    /// @param signer    the CA itself, or whose certificate the CA issued for signing OCSP responses
    /// @param validity  how long an answer may be kept
    /// @throws PkiException.Malformed            when a certificate cannot be read
    /// @throws PkiException.UnsupportedAlgorithm when keys of the signer's kind cannot sign here
    public OcspResponder(
            EncodedCertificate authority,
            Credential signer,
            Register register,
            InstantSource clock,
            Duration validity,
            SecureRandom random)
            throws PkiException {
        this.authority = AuthorityNames.of(authority);
        this.delegate = signer.certificate().equals(authority) ? Optional.empty() : Optional.of(signer.certificate());
        this.signature = new AuthoritySignature(signer.certificate(), signer.privateKey(), random);
        this.responderId = responderId(signer.certificate());
        this.register = register;
        this.clock = clock;
        this.validity = validity;
    }

    /// The responder named by the SHA-1 digest of its key (RFC 6960 §4.2.1).
    private static byte[] responderId(EncodedCertificate signer) throws PkiException {
        try {
            var digest = AuthorityNames.of(signer).keyBits().digest("SHA-1");
            return DerWriter.element(0xa2, Asn1.der(new DEROctetString(digest)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-1", e);
        }
    }

    /// Answers, whatever was asked.
    ///
    /// `unauthorized` when no certificate is of this CA (RFC 5019 §2.2.3), `tryLater` while another program keeps
    /// the
    /// vault busy.
    ///
    /// @param request as it was sent
    public Answer answer(byte[] request) {
        OcspRequest question;
        try {
            question = OcspRequest.read(request);
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "not an OCSP request", e);
            return refuse(Refusal.MALFORMED_REQUEST);
        }
        if (question.asked().stream().noneMatch(asked -> asked.by(authority))) {
            return refuse(Refusal.UNAUTHORIZED);
        }
        try {
            return answer(question);
        } catch (PkiException.VaultBusy e) {
            LOG.log(System.Logger.Level.DEBUG, "the vault is busy", e);
            return refuse(Refusal.TRY_LATER);
        } catch (PkiException e) {
            LOG.log(System.Logger.Level.WARNING, "no OCSP answer", e);
            return refuse(Refusal.INTERNAL_ERROR);
        }
    }

    private static Answer refuse(Refusal refusal) {
        var response = DerWriter.sequence(Asn1.der(new ASN1Enumerated(refusal.code)));
        return new Answer(Bytes.of(response), refusal.rfcName, List.of(), false);
    }

    private Answer answer(OcspRequest question) throws PkiException {
        var now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        var said = new ArrayList<Said>();
        var responses = new ArrayList<byte[]>();
        for (var asked : question.asked()) {
            var known = asked.by(authority) ? register.about(asked.serialNumber()) : new Known.Nothing();
            said.add(new Said(asked.serialNumber(), status(known)));
            responses.add(DerWriter.sequence(
                    asked.certId().toArray(),
                    encoded(known),
                    time(now),
                    DerWriter.element(0xa0, time(now.plus(validity)))));
        }
        var nonce = question.nonce().map(extension -> DerWriter.element(0xa1, DerWriter.sequence(extension.toArray())));
        var data = DerWriter.sequence(
                responderId,
                time(now),
                DerWriter.sequence(responses.toArray(byte[][]::new)),
                nonce.orElse(new byte[0]));
        var basic = DerWriter.sequence(
                data,
                signature.algorithm(),
                signature.sign(data),
                delegate.map(d -> DerWriter.element(0xa0, DerWriter.sequence(d.der())))
                        .orElse(new byte[0]));
        var bytes = DerWriter.sequence(
                Asn1.der(OCSPObjectIdentifiers.id_pkix_ocsp_basic), Asn1.der(new DEROctetString(basic)));
        var response = DerWriter.sequence(Asn1.der(new ASN1Enumerated(0)), DerWriter.element(0xa0, bytes));
        return new Answer(Bytes.of(response), "successful", List.copyOf(said), nonce.isPresent());
    }

    private static CertificateStatus status(Known known) {
        return switch (known) {
            case Known.Good() -> CertificateStatus.GOOD;
            case Known.Revoked(var _) -> CertificateStatus.REVOKED;
            case Known.Nothing() -> CertificateStatus.UNKNOWN;
        };
    }

    private static byte[] encoded(Known known) {
        return switch (known) {
            case Known.Good() -> DerWriter.element(0x80);
            case Known.Revoked(var revocation) ->
                DerWriter.element(0xa1, time(revocation.at()), reason(revocation.reason()));
            case Known.Nothing() -> DerWriter.element(0x82);
        };
    }

    /// Left out when nothing was said, as in a revocation list.
    private static byte[] reason(RevocationReason reason) {
        return reason == RevocationReason.UNSPECIFIED
                ? new byte[0]
                : DerWriter.element(0xa0, Asn1.der(new ASN1Enumerated(reason.code())));
    }

    private static byte[] time(Instant moment) {
        return Asn1.der(new DERGeneralizedTime(Date.from(moment)));
    }
}
