package dev.certwright.tls.message;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/// Divides an OCSP response (RFC 6960 §4.2.1) into its fields.
final class OcspFields {
    private static final int GOOD = 0x80;
    private static final int REVOKED = 0xa1;
    private static final int UNKNOWN = 0x82;
    private static final List<String> STATUS =
            List.of("successful", "malformedRequest", "internalError", "tryLater", "", "sigRequired", "unauthorized");

    private final List<String> words = new ArrayList<>();

    private OcspFields() {}

    /// Reads the response that follows. One that cannot be read is malformed, but nothing around it.
    ///
    /// @return what it says in few words
    static String read(FieldReader in, int length) throws MalformedMessage {
        var fields = new OcspFields();
        in.lenient(length, List.of(), inner -> {
            new DerReader(inner).constructed("OCSPResponse", fields::response);
            return List.of();
        });
        return String.join("; ", fields.words);
    }

    private void response(DerReader in) throws MalformedMessage {
        words.add("responseStatus "
                + in.element("responseStatus", der -> {
                    int status = der[der.length - 1];
                    return status >= 0 && status < STATUS.size() ? STATUS.get(status) : "" + status;
                }));
        if (!in.atEnd()) {
            in.constructed(
                    "responseBytes",
                    explicit -> explicit.constructed("ResponseBytes", bytes -> {
                        bytes.element("responseType", Words::object);
                        bytes.constructed("response", octets -> octets.constructed("BasicOCSPResponse", this::basic));
                    }));
        }
    }

    private void basic(DerReader in) throws MalformedMessage {
        in.constructed("tbsResponseData", data -> {
            if (data.follows(0xa0)) {
                data.element("version");
            }
            data.element("responderID", OcspFields::responder);
            data.element("producedAt", Words::time);
            data.constructed("responses", list -> {
                while (!list.atEnd()) {
                    list.constructed("SingleResponse", this::single);
                }
            });
            others(data, "responseExtensions");
        });
        in.constructed("signatureAlgorithm", CertificateFields::algorithm);
        in.element("signature");
        others(in, "certs");
    }

    private void single(DerReader in) throws MalformedMessage {
        in.constructed("certID", id -> {
            id.constructed("hashAlgorithm", CertificateFields::algorithm);
            id.element("issuerNameHash");
            id.element("issuerKeyHash");
            id.say("serialNumber " + id.element("serialNumber", CertificateFields::hexadecimal));
        });
        if (in.follows(REVOKED)) {
            in.constructed("certStatus", revoked -> {
                var status = "revoked " + revoked.element("revocationTime", Words::time);
                others(revoked, "revocationReason");
                revoked.say(status);
                words.add("certStatus " + status);
            });
        } else {
            words.add("certStatus " + in.element("certStatus", OcspFields::status));
        }
        words.add("thisUpdate " + in.element("thisUpdate", Words::time));
        if (in.follows(0xa0)) {
            in.constructed(
                    "nextUpdate", explicit -> words.add("nextUpdate " + explicit.element("nextUpdate", Words::time)));
        }
        others(in, "singleExtensions");
    }

    private static void others(DerReader in, String name) throws MalformedMessage {
        while (!in.atEnd()) {
            in.element(name);
        }
    }

    private static String status(byte[] der) {
        return switch (der[0] & 0xff) {
            case GOOD -> "good";
            case UNKNOWN -> "unknown";
            default -> HexFormat.of().formatHex(der);
        };
    }

    private static String responder(byte[] der) {
        var hex = HexFormat.of().formatHex(der);
        return (der[0] & 0xff) == 0xa1
                ? Words.name(Arrays.copyOfRange(der, header(der), der.length))
                        .map(Object::toString)
                        .orElse(hex)
                : hex;
    }

    private static int header(byte[] der) {
        return der[1] < 0 ? 2 + (der[1] & 0x7f) : 2;
    }
}
