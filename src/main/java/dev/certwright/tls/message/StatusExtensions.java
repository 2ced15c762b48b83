package dev.certwright.tls.message;

import dev.certwright.model.Bytes;
import dev.certwright.tls.message.Extension.Place;
import dev.certwright.tls.message.ExtensionContent.Other;
import dev.certwright.tls.message.ExtensionContent.Staple;
import java.time.Instant;

/// Extensions about the status of certificates.
final class StatusExtensions {
    private static final int OCSP = 1;
    private static final int LOG_ID_OCTETS = 32;

    private StatusExtensions() {}

    /// RFC 6066 §8; in a certificate's extensions a response (RFC 8446 §4.4.2.1).
    static ExtensionContent statusRequest(FieldReader in, Place place) throws MalformedMessage {
        if (place == Place.CERTIFICATE) {
            return new Staple(response(in));
        }
        int type = in.uint8("status_type", Registry.CERTIFICATE_STATUS_TYPE);
        ocspRequest(in, type);
        return ExtensionReader.said(in, Registry.CERTIFICATE_STATUS_TYPE.name(type));
    }

    /// A `CertificateStatus` (RFC 6066 §8).
    ///
    /// @return the OCSP response, as encoded; for the list of RFC 6961 that of the first certificate
    static Bytes response(FieldReader in) throws MalformedMessage {
        int type = in.uint8("status_type", Registry.CERTIFICATE_STATUS_TYPE);
        if (type == OCSP) {
            int length = in.uint24("response_length");
            return ocspResponse(in, length);
        }
        var responses = in.list("ocsp_response_list", 3, list -> {
            int length = list.uint24("response_length");
            return length == 0 ? Bytes.of(new byte[0]) : ocspResponse(list, length);
        });
        return responses.isEmpty() ? Bytes.of(new byte[0]) : responses.getFirst();
    }

    private static Bytes ocspResponse(FieldReader in, int length) throws MalformedMessage {
        var response = Bytes.of(in.ahead(Math.min(length, in.remaining())));
        var words = in.bounded("response", length, inner -> {
            var text = OcspFields.read(inner, inner.remaining());
            inner.say(text);
            return text;
        });
        in.say(words);
        return response;
    }

    private static void ocspRequest(FieldReader in, int type) throws MalformedMessage {
        if (type != OCSP && type != 2) {
            in.rest("request");
            return;
        }
        in.list("responder_id_list", 2, list -> list.opaque("ResponderID", 2));
        in.opaque("request_extensions", 2);
    }

    /// RFC 6961 §2.2.
    static ExtensionContent statusRequestV2(FieldReader in) throws MalformedMessage {
        in.list(
                "certificate_status_req_list",
                2,
                list -> list.struct("CertificateStatusRequestItemV2", item -> {
                    int type = item.uint8("status_type", Registry.CERTIFICATE_STATUS_TYPE);
                    item.say(Registry.CERTIFICATE_STATUS_TYPE.name(type));
                    return item.inline(item.uint16("request_length"), request -> {
                        ocspRequest(request, type);
                        return type;
                    });
                }));
        return new Other();
    }

    /// RFC 6962 §3.3.
    static ExtensionContent timestamps(FieldReader in) throws MalformedMessage {
        var times = in.list(
                "sct_list",
                2,
                list -> list.vector("SerializedSCT", 2, sct -> {
                    sct.uint8("version", Registry.SCT_VERSION);
                    sct.octets("id", LOG_ID_OCTETS);
                    long time = sct.number("timestamp", 8, StatusExtensions::instant);
                    sct.opaque("extensions", 2);
                    SignatureSchemes.read(sct, "algorithm");
                    sct.opaque("signature", 2);
                    sct.say(instant(time));
                    return instant(time);
                }));
        return ExtensionReader.said(in, String.join(", ", times));
    }

    private static String instant(long milliseconds) {
        return Instant.ofEpochMilli(milliseconds).toString();
    }
}
