package dev.certwright.pki.path;

import dev.certwright.model.Parsed;
import dev.certwright.model.name.GeneralName;
import dev.certwright.model.name.HostName;
import dev.certwright.model.name.IpAddress;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Who a client means to talk to, to be found among the alternative names of a certificate (RFC 9525 §6).
///
/// Common names do not count. An address is compared by its octets with addresses only. A wildcard is the whole
/// left-most label, stands for exactly one label, and does not stand directly below a domain of a registry.
public final class ServerIdentity {
    private final Optional<IpAddress> address;
    private final Optional<String> name;

    /// @param host a host name, internationalised or not, or an address, in brackets or not
    public ServerIdentity(String host) {
        var typed = host.strip();
        address = IpAddress.looksLikeOne(typed) ? valid(IpAddress.parse(typed)) : Optional.empty();
        name = IpAddress.looksLikeOne(typed)
                ? Optional.empty()
                : valid(HostName.parse(withoutFinalDot(typed))).map(n -> n.toLowerCase(Locale.ROOT));
    }

    private static <T> Optional<T> valid(Parsed<T> parsed) {
        return switch (parsed) {
            case Parsed.Valid<T>(var value) -> Optional.of(value);
            case Parsed.Invalid<T> _ -> Optional.empty();
        };
    }

    private static String withoutFinalDot(String typed) {
        return typed.endsWith(".") ? typed.substring(0, typed.length() - 1) : typed;
    }

    /// False when the text is neither a host name nor an address; such a text matches nothing.
    public boolean wellFormed() {
        return address.isPresent() || name.isPresent();
    }

    /// The first of these names that is valid for the host.
    public Optional<GeneralName> findIn(List<GeneralName> names) {
        return names.stream().filter(this::matches).findFirst();
    }

    public boolean matches(GeneralName presented) {
        return switch (presented) {
            case GeneralName.Dns(var pattern) ->
                name.isPresent() && matches(pattern.toLowerCase(Locale.ROOT), name.get());
            case GeneralName.Ip(var presentedAddress) ->
                address.filter(presentedAddress::equals).isPresent();
            case GeneralName.Email _, GeneralName.Uri _, GeneralName.Other _ -> false;
        };
    }

    private static boolean matches(String pattern, String host) {
        if (!pattern.startsWith("*.")) {
            return pattern.equals(host);
        }
        var rest = pattern.substring(1);
        int dot = host.indexOf('.');
        return dot > 0 && host.substring(dot).equals(rest) && !RegistrySuffix.isOne(rest.substring(1));
    }
}
