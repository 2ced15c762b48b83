package dev.certwright.tls.message;

import dev.certwright.model.Bytes;
import dev.certwright.model.certificate.EncodedCertificate;
import dev.certwright.model.handshake.HandshakeMessage.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// RFC 8446 §4.4.2, RFC 5246 §7.4.2.
///
/// @param requestContext under TLS 1.3 only
/// @param certificates   as sent, in that order
public record CertificateMessage(Optional<Bytes> requestContext, List<Entry> certificates) implements TlsMessage {
    /// One certificate.
    ///
    /// @param extensions under TLS 1.3 only
    public record Entry(EncodedCertificate certificate, List<Extension> extensions) {
        public Entry {
            extensions = List.copyOf(extensions);
        }
    }

    public CertificateMessage {
        certificates = List.copyOf(certificates);
    }

    static CertificateMessage read(Cursor body, boolean tls13) throws MalformedMessage {
        var context = tls13 ? Optional.of(body.opaque(1)) : Optional.<Bytes>empty();
        var list = body.vector(3);
        var certificates = new ArrayList<Entry>();
        while (!list.atEnd()) {
            var certificate = new EncodedCertificate(list.opaque(3).toArray());
            certificates.add(new Entry(certificate, tls13 ? Extension.readAll(list) : List.of()));
        }
        return new CertificateMessage(context, certificates);
    }

    public List<EncodedCertificate> chain() {
        return certificates.stream().map(Entry::certificate).toList();
    }

    @Override
    public String name() {
        return "Certificate";
    }

    @Override
    public List<Field> fields() {
        var fields = new ArrayList<Field>();
        requestContext.ifPresent(c -> fields.add(new Field("certificate_request_context", c.hex())));
        fields.add(new Field("certificate_list", Integer.toString(certificates.size())));
        for (int i = 0; i < certificates.size(); i++) {
            var entry = certificates.get(i);
            fields.add(new Field("certificate " + (i + 1), entry.certificate.der().length + " octets"));
            fields.addAll(Extension.fields(entry.extensions, ExtensionText.Place.ELSEWHERE));
        }
        return fields;
    }
}
