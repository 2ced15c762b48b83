package dev.certwright.tls.message;

import dev.certwright.tls.message.Extension.Place;
import dev.certwright.tls.message.ExtensionContent.Numbers;
import dev.certwright.tls.message.ExtensionContent.Other;
import java.util.ArrayList;
import java.util.List;

/// Reads the content of extensions, which is not empty; what is not known stays as octets.
final class ExtensionReader {
    private ExtensionReader() {}

    static ExtensionContent read(int type, FieldReader in, Place place) throws MalformedMessage {
        boolean client = place == Place.CLIENT_HELLO;
        return switch (Registry.EXTENSION.name(type)) {
            case "server_name" -> NameExtensions.serverNames(in);
            case "application_layer_protocol_negotiation" -> NameExtensions.protocols(in);
            case "trusted_ca_keys" -> NameExtensions.trustedAuthorities(in);
            case "certificate_authorities" -> NameExtensions.authorities(in);
            case "oid_filters" -> NameExtensions.oidFilters(in);
            case "max_fragment_length" -> one(in, "max_fragment_length", 1, Registry.MAX_FRAGMENT_LENGTH);
            case "supported_groups" -> many(in, "named_group_list", 2, 2, Registry.GROUP);
            case "ec_point_formats" -> many(in, "ec_point_format_list", 1, 1, Registry.EC_POINT_FORMAT);
            case "signature_algorithms", "signature_algorithms_cert" ->
                SignatureSchemes.readAll(in, "supported_signature_algorithms");
            case "supported_versions" ->
                client
                        ? many(in, "versions", 1, 2, Registry.VERSION)
                        : one(in, "selected_version", 2, Registry.VERSION);
            case "psk_key_exchange_modes" -> many(in, "ke_modes", 1, 1, Registry.PSK_KEY_EXCHANGE_MODE);
            case "compress_certificate" -> many(in, "algorithms", 1, 2, Registry.CERTIFICATE_COMPRESSION_ALGORITHM);
            case "client_certificate_type" -> certificateTypes(in, place, "client_certificate_types");
            case "server_certificate_type" -> certificateTypes(in, place, "server_certificate_types");
            case "heartbeat" -> one(in, "mode", 1, Registry.HEARTBEAT_MODE);
            case "key_share" -> KeyExtensions.keyShare(in, place);
            case "pre_shared_key" -> KeyExtensions.preSharedKey(in, place);
            case "delegated_credential" -> KeyExtensions.delegatedCredential(in, place);
            case "status_request" -> StatusExtensions.statusRequest(in, place);
            case "status_request_v2" -> StatusExtensions.statusRequestV2(in);
            case "signed_certificate_timestamp" -> StatusExtensions.timestamps(in);
            case "encrypted_client_hello" -> EncryptedClientHello.read(in, place);
            case "ech_outer_extensions" -> many(in, "OuterExtensions", 1, 2, Registry.EXTENSION);
            case "quic_transport_parameters" -> OtherExtensions.quicTransportParameters(in);
            case "use_srtp" -> OtherExtensions.useSrtp(in);
            case "record_size_limit" -> OtherExtensions.number(in, "RecordSizeLimit", 2);
            case "early_data" -> OtherExtensions.number(in, "max_early_data_size", 4);
            case "cookie" -> OtherExtensions.opaque(in, "cookie", 2);
            case "renegotiation_info" -> OtherExtensions.opaque(in, "renegotiated_connection", 1);
            case "srp" -> OtherExtensions.text(in, "srp_I", 1);
            case "connection_id" -> OtherExtensions.opaque(in, "cid", 1);
            case "session_ticket" -> OtherExtensions.rest(in, "ticket");
            case "padding" -> OtherExtensions.rest(in, "padding");
            case "token_binding" -> OtherExtensions.tokenBinding(in);
            case "ticket_request" -> OtherExtensions.ticketRequest(in, place);
            case "tls_flags" -> OtherExtensions.opaque(in, "flags", 1);
            default -> OtherExtensions.rest(in, "extension_data");
        };
    }

    private static ExtensionContent certificateTypes(FieldReader in, Place place, String name) throws MalformedMessage {
        return place == Place.CLIENT_HELLO
                ? many(in, name, 1, 1, Registry.CERTIFICATE_TYPE)
                : one(in, name, 1, Registry.CERTIFICATE_TYPE);
    }

    /// A single number.
    static Numbers one(FieldReader in, String name, int width, Registry registry) throws MalformedMessage {
        int number = (int) in.number(name, width, n -> registry.name((int) n));
        in.say(registry.name(number));
        return new Numbers(List.of(number));
    }

    /// A vector of numbers.
    static Numbers many(FieldReader in, String name, int lengthWidth, int width, Registry registry)
            throws MalformedMessage {
        var numbers = in.vector(name, lengthWidth, list -> numbers(list, name, width, registry));
        in.say(registry.names(numbers));
        return new Numbers(numbers);
    }

    /// Numbers up to the end, each a field.
    static List<Integer> numbers(FieldReader in, String listName, int width, Registry registry)
            throws MalformedMessage {
        var numbers = new ArrayList<Integer>();
        var name = singular(listName);
        while (!in.atEnd()) {
            numbers.add((int) in.number(name, width, n -> registry.name((int) n)));
        }
        return numbers;
    }

    private static String singular(String list) {
        var name = list.endsWith("_list") ? list.substring(0, list.length() - 5) : list;
        return name.endsWith("s") ? name.substring(0, name.length() - 1) : name;
    }

    /// What only its fields say.
    static Other said(FieldReader in, String words) {
        in.say(words);
        return new Other();
    }
}
