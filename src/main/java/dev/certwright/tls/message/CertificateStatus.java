package dev.certwright.tls.message;

import dev.certwright.model.Bytes;
import dev.certwright.model.handshake.HandshakeMessage.Field;
import java.util.List;

/// The OCSP response a server staples under TLS 1.2 (RFC 6066 §8, RFC 6961 §2.2).
///
/// @param response for the first certificate, as encoded (RFC 6960 §4.2.1); empty if there is none
public record CertificateStatus(Bytes response, List<Field> fields) implements TlsMessage {
    public CertificateStatus {
        fields = List.copyOf(fields);
    }

    static CertificateStatus read(FieldReader in) throws MalformedMessage {
        return new CertificateStatus(StatusExtensions.response(in), in.fields());
    }

    @Override
    public String name() {
        return "CertificateStatus";
    }
}
