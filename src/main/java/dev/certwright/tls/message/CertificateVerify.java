package dev.certwright.tls.message;

import dev.certwright.model.Bytes;
import dev.certwright.model.handshake.HandshakeMessage.Field;
import java.util.List;
import java.util.OptionalInt;

/// RFC 8446 §4.4.3, RFC 5246 §7.4.8.
///
/// @param algorithm number in the IANA registry of signature schemes; absent before TLS 1.2
public record CertificateVerify(OptionalInt algorithm, Bytes signature, List<Field> fields) implements TlsMessage {
    public CertificateVerify {
        fields = List.copyOf(fields);
    }

    static CertificateVerify read(FieldReader in, DecodingContext context) throws MalformedMessage {
        var algorithm = context.signaturesNameTheirAlgorithm()
                ? OptionalInt.of(SignatureSchemes.read(in, "algorithm"))
                : OptionalInt.empty();
        return new CertificateVerify(algorithm, in.opaque("signature", 2), in.fields());
    }

    @Override
    public String name() {
        return "CertificateVerify";
    }
}
