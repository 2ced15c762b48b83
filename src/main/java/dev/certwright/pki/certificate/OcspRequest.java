package dev.certwright.pki.certificate;

import dev.certwright.model.Bytes;
import dev.certwright.model.certificate.SerialNumber;
import dev.certwright.pki.certificate.CertificateOutline.RawExtension;
import java.io.IOException;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A question to an OCSP responder (RFC 6960 §4.1). A signature of the asker is not looked at.
///
/// @param nonce the extension as it is to be repeated
record OcspRequest(List<Asked> asked, Optional<Bytes> nonce) {
    static final String NONCE = "1.3.6.1.5.5.7.48.1.2";

    /// In octets (RFC 9654 §2.1).
    private static final int MAX_NONCE = 128;

    /// The extensions that are understood or may be ignored although they are critical: nonce, acceptable responses
    /// (all responders give the basic one, RFC 6960 §4.4.3), preferred signature algorithms (§4.4.7).
    private static final List<String> KNOWN = List.of(NONCE, "1.3.6.1.5.5.7.48.1.4", "1.3.6.1.5.5.7.48.1.8");

    private static final Map<String, String> DIGESTS = Map.of(
            "1.3.14.3.2.26", "SHA-1",
            "2.16.840.1.101.3.4.2.1", "SHA-256",
            "2.16.840.1.101.3.4.2.2", "SHA-384",
            "2.16.840.1.101.3.4.2.3", "SHA-512");

    /// One certificate that is asked about.
    ///
    /// @param certId        the encoding, which the answer repeats
    /// @param hashAlgorithm dotted
    record Asked(Bytes certId, String hashAlgorithm, Bytes nameHash, Bytes keyHash, SerialNumber serialNumber) {
        /// Whether that CA issued it. A digest that is not known here names nobody.
        boolean by(AuthorityNames authority) {
            var digest = DIGESTS.get(hashAlgorithm);
            if (digest == null) {
                return false;
            }
            try {
                return Arrays.equals(authority.name().digest(digest), nameHash.toArray())
                        && Arrays.equals(authority.keyBits().digest(digest), keyHash.toArray());
            } catch (NoSuchAlgorithmException _) {
                return false;
            }
        }
    }

    /// Reads a question.
    ///
    /// @throws IOException when it is malformed, asks about nothing, or has a critical extension that is not known
    static OcspRequest read(byte[] der) throws IOException {
        var request = DerElement.of(der).expect(DerElement.SEQUENCE);
        request.requireShallow();
        var outer = new Parts(request);
        var fields = new Parts(outer.next(DerElement.SEQUENCE));
        if (outer.hasNext()) {
            outer.next(0xa0);
        }
        requireEnd(outer);
        if (fields.peek(0xa0) && new Parts(fields.next()).next().integer().signum() != 0) {
            throw new IOException("not version 1");
        }
        if (fields.peek(0xa1)) {
            fields.next();
        }
        var asked = new ArrayList<Asked>();
        for (var element : fields.next(DerElement.SEQUENCE).children()) {
            asked.add(asked(element));
        }
        if (asked.isEmpty()) {
            throw new IOException("asks about nothing");
        }
        Optional<Bytes> nonce = fields.peek(0xa2) ? nonce(extensions(fields.next())) : Optional.empty();
        requireEnd(fields);
        return new OcspRequest(List.copyOf(asked), nonce);
    }

    private static void requireEnd(Parts parts) throws IOException {
        if (parts.hasNext()) {
            throw new IOException("something follows");
        }
    }

    private static Asked asked(DerElement element) throws IOException {
        var parts = new Parts(element.expect(DerElement.SEQUENCE));
        var certId = parts.next(DerElement.SEQUENCE);
        if (parts.peek(0xa0)) {
            extensions(parts.next());
        }
        requireEnd(parts);
        var id = new Parts(certId);
        var hash = Asn1.objectIdentifier(new Parts(id.next(DerElement.SEQUENCE)).next());
        var name = id.next(DerElement.OCTET_STRING).content();
        var key = id.next(DerElement.OCTET_STRING).content();
        var serial = new SerialNumber(id.next().integer());
        requireEnd(id);
        return new Asked(Bytes.of(certId.encoded()), hash, Bytes.of(name), Bytes.of(key), serial);
    }

    private static List<RawExtension> extensions(DerElement tagged) throws IOException {
        var extensions = CertificateOutline.extensions(new Parts(tagged).next());
        for (var extension : extensions) {
            if (extension.oid().equals("?") || (extension.critical() && !KNOWN.contains(extension.oid()))) {
                throw new IOException("an extension that is not understood");
            }
        }
        return extensions;
    }

    /// The nonce is an OCTET STRING of one to 128 octets within the value; anything else is to be refused.
    private static Optional<Bytes> nonce(List<RawExtension> extensions) throws IOException {
        for (var extension : extensions) {
            if (extension.oid().equals(NONCE)) {
                int length = extension
                        .value()
                        .onlyInside()
                        .expect(DerElement.OCTET_STRING)
                        .content()
                        .length;
                if (length < 1 || length > MAX_NONCE) {
                    throw new IOException("a nonce of " + length + " octets");
                }
                return Optional.of(Bytes.of(extension.element().encoded()));
            }
        }
        return Optional.empty();
    }
}
