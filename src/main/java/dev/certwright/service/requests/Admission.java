package dev.certwright.service.requests;

import dev.certwright.model.Phrase;
import dev.certwright.model.PkiException;
import dev.certwright.model.certificate.RequestedCertificate;
import dev.certwright.pki.certificate.PublicKeyCodec;
import java.math.BigInteger;
import java.security.interfaces.RSAPublicKey;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;

/// Turns away requests that nobody should sign, whatever they ask for.
final class Admission {
    /// NIST SP 800-57 Part 1, Table 2; the CA/Browser Forum's Baseline Requirements 6.1.5.
    private static final int LEAST_RSA_BITS = 2048;

    /// Likewise.
    private static final int LEAST_EC_BITS = 224;

    /// With the exponent 1 everybody can sign, so that nothing is proved (RFC 8017 §3.1).
    private static final BigInteger LEAST_EXPONENT = BigInteger.valueOf(3);

    private Admission() {}

    /// Lets a request pass.
    ///
    /// @param source what to call it in a message
    /// @throws PkiException.InvalidInput with the reason why it is not to be signed
    static RequestedCertificate admit(RequestedCertificate request, String source) throws PkiException {
        requireKey(request, source);
        if (!request.details().signatureValid()) {
            throw refusal("csr.refused.signature", source);
        }
        var seen = new HashSet<String>();
        for (var extension : request.extensions()) {
            if (!seen.add(extension.details().oid())) {
                throw refusal(
                        "csr.refused.repeated", source, extension.details().name());
            }
        }
        return request;
    }

    private static void requireKey(RequestedCertificate request, String source) throws PkiException {
        var key = request.details().publicKey();
        if (key.algorithm().equals("DSA")) {
            throw refusal("csr.refused.keyKind", source, key.label());
        }
        boolean rsa = key.algorithm().startsWith("RSA");
        if (rsa && key.bits() < LEAST_RSA_BITS) {
            throw refusal("csr.refused.weakKey", source, key.label());
        }
        if (key.algorithm().equals("EC") && key.bits() > 0 && key.bits() < LEAST_EC_BITS) {
            throw refusal("csr.refused.weakKey", source, key.label());
        }
        var decoded = PublicKeyCodec.key(request.subjectPublicKeyInfo(), source);
        if (decoded instanceof RSAPublicKey modulus
                && modulus.getPublicExponent().compareTo(LEAST_EXPONENT) < 0) {
            throw refusal(
                    "csr.refused.exponent", source, modulus.getPublicExponent().toString());
        }
    }

    /// What is worth knowing about a request that may be signed.
    static List<Phrase> notes(RequestedCertificate request) {
        var notes = new ArrayList<Phrase>();
        var algorithm = request.details().signatureAlgorithm().toLowerCase(Locale.ROOT);
        if (algorithm.contains("sha1") || algorithm.contains("md5")) {
            notes.add(Phrase.of("csr.note.oldDigest", request.details().signatureAlgorithm()));
        }
        if (request.subject().isEmpty() && request.subjectAltNames().isEmpty()) {
            notes.add(Phrase.of("csr.note.nameless"));
        }
        return notes;
    }

    private static PkiException.InvalidInput refusal(String key, Object... arguments) {
        return new PkiException.InvalidInput(Phrase.of(key, arguments));
    }
}
