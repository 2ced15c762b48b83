package dev.certwright.tls.message;

import dev.certwright.model.Bytes;
import dev.certwright.model.handshake.CertificateDemand;
import dev.certwright.model.handshake.HandshakeMessage.Field;
import dev.certwright.model.name.DistinguishedName;
import dev.certwright.model.name.NameAttribute;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.x500.X500Name;

/// RFC 8446 §4.3.2, RFC 5246 §7.4.4.
///
/// @param requestContext     under TLS 1.3 only
/// @param certificateTypes   under TLS 1.2 only
/// @param signatureSchemes   numbers in the IANA registry
/// @param authorities        empty means any
/// @param extensions         under TLS 1.3 only
public record CertificateRequest(
        Optional<Bytes> requestContext,
        List<Integer> certificateTypes,
        List<Integer> signatureSchemes,
        List<DistinguishedName> authorities,
        List<Extension> extensions)
        implements TlsMessage {
    public CertificateRequest {
        certificateTypes = List.copyOf(certificateTypes);
        signatureSchemes = List.copyOf(signatureSchemes);
        authorities = List.copyOf(authorities);
        extensions = List.copyOf(extensions);
    }

    static CertificateRequest read(Cursor body, boolean tls13) throws MalformedMessage {
        if (!tls13) {
            return new CertificateRequest(
                    Optional.empty(),
                    body.vector(1).uint8s(),
                    body.vector(2).uint16s(),
                    readAuthorities(body.vector(2)),
                    List.of());
        }
        var context = Optional.of(body.opaque(1));
        var extensions = Extension.readAll(body);
        var schemes = Extension.find(extensions, Extension.SIGNATURE_ALGORITHMS);
        var authorities = Extension.find(extensions, Extension.CERTIFICATE_AUTHORITIES);
        return new CertificateRequest(
                context,
                List.of(),
                schemes.isEmpty() ? List.of() : schemes.get().vector(2).uint16s(),
                authorities.isEmpty()
                        ? List.of()
                        : readAuthorities(authorities.get().vector(2)),
                extensions);
    }

    /// The names of a list of authorities. One that cannot be read is left out.
    static List<DistinguishedName> readAuthorities(Cursor list) throws MalformedMessage {
        var names = new ArrayList<DistinguishedName>();
        while (!list.atEnd()) {
            name(list.opaque(2).toArray()).ifPresent(names::add);
        }
        return names;
    }

    private static Optional<DistinguishedName> name(byte[] der) {
        try {
            var relativeNames = new ArrayList<List<NameAttribute>>();
            for (var rdn : X500Name.getInstance(der).getRDNs()) {
                var attributes = new ArrayList<NameAttribute>();
                for (var pair : rdn.getTypesAndValues()) {
                    attributes.add(new NameAttribute(pair.getType().getId(), text(pair.getValue())));
                }
                relativeNames.add(attributes);
            }
            return Optional.of(new DistinguishedName(relativeNames));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static String text(ASN1Encodable value) {
        return value instanceof ASN1String string ? string.getString() : value.toString();
    }

    /// The same as a value of the model.
    public CertificateDemand demand() {
        return new CertificateDemand(
                authorities,
                signatureSchemes.stream().map(Registry.SIGNATURE_SCHEME::name).toList());
    }

    @Override
    public String name() {
        return "CertificateRequest";
    }

    @Override
    public List<Field> fields() {
        if (requestContext.isPresent()) {
            var fields = new ArrayList<Field>();
            fields.add(new Field(
                    "certificate_request_context", requestContext.get().hex()));
            fields.addAll(Extension.fields(extensions, ExtensionText.Place.ELSEWHERE));
            return fields;
        }
        return List.of(
                new Field("certificate_types", Registry.CLIENT_CERTIFICATE_TYPE.names(certificateTypes)),
                new Field("supported_signature_algorithms", Registry.SIGNATURE_SCHEME.names(signatureSchemes)),
                new Field(
                        "certificate_authorities",
                        authorities.stream().map(DistinguishedName::toString).collect(Collectors.joining("; "))));
    }
}
