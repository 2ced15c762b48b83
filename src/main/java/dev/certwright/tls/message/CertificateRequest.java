package dev.certwright.tls.message;

import dev.certwright.model.Bytes;
import dev.certwright.model.handshake.CertificateDemand;
import dev.certwright.model.handshake.HandshakeMessage.Field;
import dev.certwright.model.name.DistinguishedName;
import java.util.List;
import java.util.Optional;

/// RFC 8446 §4.3.2, RFC 5246 §7.4.4.
///
/// @param requestContext       under TLS 1.3 only; not empty when it asks after the handshake (RFC 8446 §4.6.2)
/// @param certificateTypes     under TLS 1.2 only
/// @param signatureSchemes     for the CertificateVerify, as numbers in the IANA registry
/// @param signatureSchemesCert for signatures in certificates, under TLS 1.3 only; empty means as `signatureSchemes`
/// @param authorities          empty means any; one that cannot be read is left out
/// @param extensions           under TLS 1.3 only
public record CertificateRequest(
        Optional<Bytes> requestContext,
        List<Integer> certificateTypes,
        List<Integer> signatureSchemes,
        List<Integer> signatureSchemesCert,
        List<DistinguishedName> authorities,
        List<Extension> extensions,
        List<Field> fields)
        implements TlsMessage {
    public CertificateRequest {
        certificateTypes = List.copyOf(certificateTypes);
        signatureSchemes = List.copyOf(signatureSchemes);
        signatureSchemesCert = List.copyOf(signatureSchemesCert);
        authorities = List.copyOf(authorities);
        extensions = List.copyOf(extensions);
        fields = List.copyOf(fields);
    }

    static CertificateRequest read(FieldReader in, DecodingContext context) throws MalformedMessage {
        if (context.tls13()) {
            var requestContext = Optional.of(in.opaque("certificate_request_context", 1));
            var extensions = Extension.readAll(in, Extension.Place.CERTIFICATE_REQUEST);
            return new CertificateRequest(
                    requestContext,
                    List.of(),
                    Extension.numbers(extensions, Extension.SIGNATURE_ALGORITHMS),
                    Extension.numbers(extensions, Extension.SIGNATURE_ALGORITHMS_CERT),
                    Extension.authorities(extensions),
                    extensions,
                    in.fields());
        }
        var types = in.vector("certificate_types", 1, list -> {
            var numbers = ExtensionReader.numbers(list, "certificate_types", 1, Registry.CLIENT_CERTIFICATE_TYPE);
            list.say(Registry.CLIENT_CERTIFICATE_TYPE.names(numbers));
            return numbers;
        });
        List<Integer> schemes = context.signaturesNameTheirAlgorithm() ? schemes(in) : List.of();
        var authorities = in.vector("certificate_authorities", 2, list -> {
            var names = NameExtensions.distinguishedNames(list);
            list.say(NameExtensions.joined(names));
            return names;
        });
        return new CertificateRequest(Optional.empty(), types, schemes, List.of(), authorities, List.of(), in.fields());
    }

    private static List<Integer> schemes(FieldReader in) throws MalformedMessage {
        return in.vector("supported_signature_algorithms", 2, list -> {
            List<Integer> schemes = list.items(item -> SignatureSchemes.read(item, "signature_scheme"));
            list.say(Registry.SIGNATURE_SCHEME.names(schemes));
            return schemes;
        });
    }

    /// The same as a value of the model.
    public CertificateDemand demand() {
        return new CertificateDemand(
                authorities,
                signatureSchemes.stream().map(Registry.SIGNATURE_SCHEME::name).toList());
    }

    /// What it asks of the signatures in certificates, in the words of the IANA registry.
    public List<String> signatureAlgorithmsCert() {
        return signatureSchemesCert.stream()
                .map(Registry.SIGNATURE_SCHEME::name)
                .toList();
    }

    /// Whether it came after the handshake (RFC 8446 §4.6.2).
    public boolean afterHandshake() {
        return requestContext.isPresent() && requestContext.get().length() > 0;
    }

    @Override
    public String name() {
        return "CertificateRequest";
    }
}
