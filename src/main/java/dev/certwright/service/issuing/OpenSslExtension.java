package dev.certwright.service.issuing;

import dev.certwright.model.certificate.AddedExtension;
import dev.certwright.model.certificate.AddedExtension.Policy;
import dev.certwright.model.certificate.Subtree;
import dev.certwright.model.name.IpAddress;
import java.util.ArrayList;
import java.util.List;

/// An added extension in OpenSSL's configuration (x509v3_config(5)).
///
/// @param line     within the section of extensions
/// @param sections further sections that the line refers to, line by line
record OpenSslExtension(String line, List<String> sections) {
    OpenSslExtension {
        sections = List.copyOf(sections);
    }

    static OpenSslExtension of(AddedExtension extension) {
        return switch (extension) {
            case AddedExtension.NameConstraints(var permitted, var excluded) -> nameConstraints(permitted, excluded);
            case AddedExtension.CertificatePolicies(var policies) -> policies(policies);
            case AddedExtension.CrlDistributionPoints(var uris) -> {
                var section = new ArrayList<>(List.of("[lists]"));
                for (int i = 0; i < uris.size(); i++) {
                    section.add("URI." + (i + 1) + " = " + OpenSslScript.escaped(uris.get(i)));
                }
                yield new OpenSslExtension("crlDistributionPoints = @lists", section);
            }
            case AddedExtension.AuthorityInformation(var ocsp, var issuers) -> {
                var section = new ArrayList<>(List.of("[information]"));
                for (int i = 0; i < ocsp.size(); i++) {
                    section.add("OCSP;URI." + (i + 1) + " = " + OpenSslScript.escaped(ocsp.get(i)));
                }
                for (int i = 0; i < issuers.size(); i++) {
                    section.add("caIssuers;URI." + (i + 1) + " = " + OpenSslScript.escaped(issuers.get(i)));
                }
                yield new OpenSslExtension("authorityInfoAccess = @information", section);
            }
            case AddedExtension.MustStaple() -> new OpenSslExtension("tlsfeature = status_request", List.of());
            case AddedExtension.OcspNoCheck() -> new OpenSslExtension("noCheck = ignored", List.of());
            case AddedExtension.Custom(var oid, boolean critical, var value) ->
                new OpenSslExtension(oid + " = " + (critical ? "critical, " : "") + "DER:" + value.hex(), List.of());
        };
    }

    private static OpenSslExtension nameConstraints(List<Subtree> permitted, List<Subtree> excluded) {
        var section = new ArrayList<>(List.of("[constraints]"));
        var directories = new ArrayList<String>();
        int number = 0;
        for (var subtree : permitted) {
            section.add("permitted;" + constraint(subtree, ++number, directories));
        }
        for (var subtree : excluded) {
            section.add("excluded;" + constraint(subtree, ++number, directories));
        }
        section.addAll(directories);
        return new OpenSslExtension("nameConstraints = critical, @constraints", section);
    }

    private static String constraint(Subtree subtree, int number, List<String> directories) {
        return switch (subtree) {
            case Subtree.Dns(var domain) -> "DNS." + number + " = " + OpenSslScript.escaped(domain);
            case Subtree.Email(var mailboxes) -> "email." + number + " = " + OpenSslScript.escaped(mailboxes);
            case Subtree.Uri(var host) -> "URI." + number + " = " + OpenSslScript.escaped(host);
            case Subtree.Ip(var address, int prefix) ->
                "IP." + number + " = " + address + "/" + mask(address.octets().size(), prefix);
            case Subtree.Directory(var name) -> {
                directories.add("[directory" + number + "]");
                int part = 0;
                for (var relative : name.relativeNames()) {
                    var plus = "";
                    for (var attribute : relative) {
                        directories.add(part++ + "." + plus + attribute.label() + " = "
                                + OpenSslScript.escaped(attribute.value()));
                        plus = "+";
                    }
                }
                yield "dirName." + number + " = directory" + number;
            }
        };
    }

    private static IpAddress mask(int octets, int prefix) {
        var mask = new byte[octets];
        for (int i = 0; i < octets; i++) {
            mask[i] = (byte) (0xff << (8 - Math.clamp(prefix - i * 8L, 0, 8)));
        }
        return IpAddress.of(mask);
    }

    private static OpenSslExtension policies(List<Policy> policies) {
        var names = new ArrayList<String>();
        var sections = new ArrayList<String>();
        for (var policy : policies) {
            if (policy.cps().isPresent()) {
                var section = "policy" + (names.size() + 1);
                names.add("@" + section);
                sections.add("[" + section + "]");
                sections.add("policyIdentifier = " + policy.oid());
                sections.add("CPS.1 = " + OpenSslScript.escaped(policy.cps().get()));
            } else {
                names.add(policy.oid());
            }
        }
        return new OpenSslExtension("certificatePolicies = " + String.join(", ", names), sections);
    }
}
