package dev.certwright.tls.message;

import dev.certwright.model.Bytes;
import dev.certwright.model.certificate.EncodedCertificate;
import dev.certwright.model.handshake.HandshakeMessage.Field;
import java.util.List;
import java.util.Optional;

/// RFC 8446 §4.4.2, RFC 5246 §7.4.2.
///
/// @param requestContext under TLS 1.3 only
/// @param certificates   as sent, in that order
public record CertificateMessage(Optional<Bytes> requestContext, List<Entry> certificates, List<Field> fields)
        implements TlsMessage {
    /// One certificate.
    ///
    /// @param extensions under TLS 1.3 only
    public record Entry(EncodedCertificate certificate, List<Extension> extensions) {
        public Entry {
            extensions = List.copyOf(extensions);
        }

        /// The OCSP response sent with it under TLS 1.3 (RFC 8446 §4.4.2.1), as encoded.
        public Optional<Bytes> staple() {
            return Extension.staple(extensions);
        }
    }

    public CertificateMessage {
        certificates = List.copyOf(certificates);
        fields = List.copyOf(fields);
    }

    static CertificateMessage read(FieldReader in, boolean tls13) throws MalformedMessage {
        var context = tls13 ? Optional.of(in.opaque("certificate_request_context", 1)) : Optional.<Bytes>empty();
        var certificates = in.vector("certificate_list", 3, list -> {
            var entries = list.items(item -> item.struct("CertificateEntry", entry -> entry(entry, tls13)));
            list.say(Integer.toString(entries.size()));
            return entries;
        });
        return new CertificateMessage(context, certificates, in.fields());
    }

    private static Entry entry(FieldReader in, boolean tls13) throws MalformedMessage {
        int length = in.uint24("cert_data_length");
        var certificate = new EncodedCertificate(in.ahead(length));
        in.say(in.bounded("cert_data", length, data -> CertificateFields.read(data, length)));
        return new Entry(certificate, tls13 ? Extension.readAll(in, Extension.Place.CERTIFICATE) : List.of());
    }

    public List<EncodedCertificate> chain() {
        return certificates.stream().map(Entry::certificate).toList();
    }

    /// The OCSP response for the first certificate under TLS 1.3; under TLS 1.2 see [CertificateStatus].
    public Optional<Bytes> staple() {
        return certificates.isEmpty()
                ? Optional.empty()
                : certificates.getFirst().staple();
    }

    @Override
    public String name() {
        return "Certificate";
    }
}
