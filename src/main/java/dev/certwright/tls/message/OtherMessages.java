package dev.certwright.tls.message;

/// Reads the messages of which nothing but the fields is needed.
final class OtherMessages {
    private static final int SHA1_OCTETS = 20;

    private OtherMessages() {}

    /// Reads the body of a handshake message.
    static void read(int type, FieldReader in) throws MalformedMessage {
        switch (type) {
            case 0, 5, 14 -> {} // HelloRequest, EndOfEarlyData, ServerHelloDone: empty
            case 3 -> helloVerifyRequest(in);
            case 21 -> certificateUrl(in);
            case 23 -> supplementalData(in);
            case 24 -> in.uint8("request_update", Registry.KEY_UPDATE_REQUEST);
            case 25 -> compressedCertificate(in);
            case 254 -> in.rest("hash");
            default -> {
                if (!in.atEnd()) {
                    in.skip("body");
                }
            }
        }
    }

    /// RFC 6347 §4.2.1.
    private static void helloVerifyRequest(FieldReader in) throws MalformedMessage {
        in.uint16("server_version", Registry.VERSION);
        in.opaque("cookie", 1);
    }

    /// RFC 6066 §5.
    private static void certificateUrl(FieldReader in) throws MalformedMessage {
        in.uint8("type", Registry.CERT_CHAIN_TYPE);
        in.list(
                "url_and_hash_list",
                2,
                list -> list.struct("URLAndHash", entry -> {
                    var url = entry.text("url", 2);
                    entry.say(url);
                    entry.uint8("padding");
                    return entry.octets("SHA1Hash", SHA1_OCTETS);
                }));
    }

    /// RFC 4680 §2.
    private static void supplementalData(FieldReader in) throws MalformedMessage {
        in.list(
                "supp_data",
                3,
                list -> list.struct("SupplementalDataEntry", entry -> {
                    int type = entry.uint16("supp_data_type", Registry.SUPPLEMENTAL_DATA_TYPE);
                    entry.say(Registry.SUPPLEMENTAL_DATA_TYPE.name(type));
                    return entry.opaque("supp_data", 2);
                }));
    }

    /// RFC 8879 §4.
    private static void compressedCertificate(FieldReader in) throws MalformedMessage {
        in.uint16("algorithm", Registry.CERTIFICATE_COMPRESSION_ALGORITHM);
        in.uint24("uncompressed_length");
        in.opaque("compressed_certificate_message", 3);
    }
}
