package dev.certwright.pki.path;

import dev.certwright.model.name.GeneralName;
import dev.certwright.model.name.IpAddress;
import java.util.List;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.x500.style.BCStyle;

/// A common name that names a host repeats one of the alternative names, character for character (Baseline Requirements
/// §7.1.4.3).
///
/// One that names the domain of a wildcard is let pass, and so is a host where only addresses are certified, and the
/// other way round: nobody is misled by them.
final class CommonNameRule {
    private CommonNameRule() {}

    static void judge(PathCertificate leaf, Findings findings) {
        var names = AlternativeNames.readable(leaf.extensions().alternativeNames());
        for (var relative : leaf.certificate().getSubject().getRDNs(BCStyle.CN)) {
            for (var attribute : relative.getTypesAndValues()) {
                if (attribute.getType().equals(BCStyle.CN)
                        && attribute.getValue() instanceof ASN1String text
                        && !fine(text.getString(), names)) {
                    findings.fail("check.web-rules.commonName", leaf.label(), DisplayName.safe(text.getString()));
                }
            }
        }
    }

    private static boolean fine(String commonName, List<GeneralName> names) {
        var hosts = names.stream()
                .flatMap(n -> n instanceof GeneralName.Dns(var host) ? java.util.stream.Stream.of(host) : null)
                .toList();
        var addresses = names.stream()
                .flatMap(n -> n instanceof GeneralName.Ip(var address) ? java.util.stream.Stream.of(address) : null)
                .toList();
        boolean host = NameSyntax.looksLikeHost(commonName);
        boolean address = !host && (IpAddress.looksLikeOne(commonName) || commonName.startsWith("0x"));
        if (host && !hosts.isEmpty()) {
            return hosts.contains(commonName)
                    || hosts.stream().anyMatch(h -> h.equals("*." + parent(commonName)) || h.equals("*." + commonName));
        }
        if (address || (!host && hosts.isEmpty() && !addresses.isEmpty())) {
            return addresses.isEmpty()
                    ? !address
                    : addresses.stream()
                            .anyMatch(a -> new GeneralName.Ip(a).value().equals(commonName));
        }
        return true;
    }

    private static String parent(String host) {
        return host.substring(host.indexOf('.') + 1);
    }
}
