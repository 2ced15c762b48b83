package dev.certwright.tls.message;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Puts the content of an extension into words; what is not understood stays hexadecimal.
final class ExtensionText {
    /// The message an extension stands in, which decides its structure.
    enum Place {
        CLIENT_HELLO,
        SERVER_HELLO,
        HELLO_RETRY_REQUEST,
        ELSEWHERE
    }

    private ExtensionText() {}

    static String of(Extension extension, Place place) {
        var data = new Cursor(extension.data().toArray());
        try {
            var text = read(extension.type(), data, place);
            return data.atEnd() ? text : extension.data().hex();
        } catch (MalformedMessage _) {
            return extension.data().hex();
        }
    }

    private static String read(int type, Cursor data, Place place) throws MalformedMessage {
        if (data.atEnd()) {
            return "";
        }
        boolean client = place == Place.CLIENT_HELLO;
        return switch (Registry.EXTENSION.name(type)) {
            case "server_name" -> serverNames(data.vector(2));
            case "supported_groups" -> Registry.GROUP.names(data.vector(2).uint16s());
            case "signature_algorithms", "signature_algorithms_cert" ->
                Registry.SIGNATURE_SCHEME.names(data.vector(2).uint16s());
            case "application_layer_protocol_negotiation" -> protocols(data);
            case "supported_versions" ->
                client ? Registry.VERSION.names(data.vector(1).uint16s()) : Registry.VERSION.name(data.uint16());
            case "psk_key_exchange_modes" ->
                Registry.PSK_KEY_EXCHANGE_MODE.names(data.vector(1).uint8s());
            case "key_share" ->
                switch (place) {
                    case CLIENT_HELLO -> keyShares(data.vector(2));
                    case HELLO_RETRY_REQUEST -> Registry.GROUP.name(data.uint16());
                    case SERVER_HELLO, ELSEWHERE -> keyShares(data);
                };
            case "certificate_authorities" -> {
                var names = new ArrayList<String>();
                CertificateRequest.readAuthorities(data.vector(2)).forEach(n -> names.add(n.toString()));
                yield String.join("; ", names);
            }
            default -> data.rest().hex();
        };
    }

    private static String serverNames(Cursor list) throws MalformedMessage {
        var names = new ArrayList<String>();
        while (!list.atEnd()) {
            int type = list.uint8();
            var name = list.opaque(2);
            names.add(type == 0 ? new String(name.toArray(), StandardCharsets.US_ASCII) : name.hex());
        }
        return String.join(", ", names);
    }

    static String protocols(Cursor data) throws MalformedMessage {
        var list = data.vector(2);
        List<String> names = new ArrayList<>();
        while (!list.atEnd()) {
            names.add(new String(list.opaque(1).toArray(), StandardCharsets.US_ASCII));
        }
        return String.join(", ", names);
    }

    private static String keyShares(Cursor list) throws MalformedMessage {
        var groups = new ArrayList<Integer>();
        while (!list.atEnd()) {
            groups.add(list.uint16());
            list.opaque(2);
        }
        return Registry.GROUP.names(groups);
    }
}
