package dev.certwright.tls.message;

import dev.certwright.model.name.DistinguishedName;
import dev.certwright.tls.message.ExtensionContent.Authorities;
import dev.certwright.tls.message.ExtensionContent.Names;
import dev.certwright.tls.message.ExtensionContent.Other;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Extensions about names: of servers, protocols, authorities.
final class NameExtensions {
    private static final int SHA1_OCTETS = 20;

    private NameExtensions() {}

    /// RFC 6066 §3.
    static ExtensionContent serverNames(FieldReader in) throws MalformedMessage {
        List<String> names = in.list(
                "server_name_list",
                2,
                list -> list.struct("ServerName", entry -> {
                    int type = entry.uint8("name_type", Registry.NAME_TYPE);
                    var name = entry.text(type == 0 ? "host_name" : "name", 2);
                    entry.say(name);
                    return name;
                }));
        in.say(String.join(", ", names));
        return new Names(names);
    }

    /// RFC 7301 §3.1.
    static ExtensionContent protocols(FieldReader in) throws MalformedMessage {
        List<String> names = in.list("protocol_name_list", 2, list -> list.text("ProtocolName", 1));
        in.say(String.join(", ", names));
        return new Names(names);
    }

    /// RFC 8446 §4.2.4.
    static ExtensionContent authorities(FieldReader in) throws MalformedMessage {
        List<DistinguishedName> names = in.vector("authorities", 2, NameExtensions::distinguishedNames);
        in.say(joined(names));
        return new Authorities(names);
    }

    /// Names up to the end. Those that cannot be read are fields, but not in the list.
    static List<DistinguishedName> distinguishedNames(FieldReader in) throws MalformedMessage {
        var names = new ArrayList<DistinguishedName>();
        while (!in.atEnd()) {
            distinguishedName(in).ifPresent(names::add);
        }
        return names;
    }

    private static Optional<DistinguishedName> distinguishedName(FieldReader in) throws MalformedMessage {
        return in.vector("distinguished_name", 2, inner -> {
            var name = Words.name(inner.ahead(inner.remaining()));
            inner.say(name.map(Object::toString).orElse(""));
            return inner.lenient(inner.remaining(), name, der -> {
                new DerReader(der).wrapped("RDNSequence", inner.words());
                return name;
            });
        });
    }

    static String joined(List<DistinguishedName> names) {
        return names.stream().map(DistinguishedName::toString).collect(Collectors.joining("; "));
    }

    /// RFC 6066 §6.
    static ExtensionContent trustedAuthorities(FieldReader in) throws MalformedMessage {
        in.list(
                "trusted_authorities_list",
                2,
                list -> list.struct("TrustedAuthority", entry -> {
                    int type = entry.uint8("identifier_type", Registry.IDENTIFIER_TYPE);
                    entry.say(Registry.IDENTIFIER_TYPE.name(type));
                    switch (type) {
                        case 0 -> {}
                        case 1, 3 -> entry.octets(Registry.IDENTIFIER_TYPE.name(type), SHA1_OCTETS);
                        case 2 -> entry.opaque("x509_name", 2);
                        default -> throw new MalformedMessage("identifier type " + type);
                    }
                    return type;
                }));
        return new Other();
    }

    /// RFC 8446 §4.2.5.
    static ExtensionContent oidFilters(FieldReader in) throws MalformedMessage {
        List<String> identifiers = in.list(
                "filters",
                2,
                list -> list.struct("OIDFilter", filter -> {
                    var identifier = filter.vector("certificate_extension_oid", 1, NameExtensions::identifier);
                    filter.say(identifier);
                    filter.opaque("certificate_extension_values", 2);
                    return identifier;
                }));
        return ExtensionReader.said(in, String.join(", ", identifiers));
    }

    private static String identifier(FieldReader in) throws MalformedMessage {
        var der = in.ahead(in.remaining());
        return in.lenient(der.length, "", inner -> {
            var identifier = Words.object(der);
            new DerReader(inner).wrapped("OBJECT IDENTIFIER", identifier);
            inner.say(identifier);
            return identifier;
        });
    }
}
