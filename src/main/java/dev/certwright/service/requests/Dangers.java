package dev.certwright.service.requests;

import dev.certwright.model.Parsed;
import dev.certwright.model.Phrase;
import dev.certwright.model.certificate.BasicConstraints;
import dev.certwright.model.certificate.ExtensionDetails;
import dev.certwright.model.certificate.KeyPurpose;
import dev.certwright.model.certificate.KeyUsage;
import dev.certwright.model.name.AttributeType;
import dev.certwright.model.name.DistinguishedName;
import dev.certwright.model.name.GeneralName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// What it would mean to keep what a stranger asks for.
final class Dangers {
    /// Names nobody can own on the public internet (RFC 6761, RFC 6762, RFC 3172, RFC 9476, and ICANN's `internal`).
    private static final Set<String> PRIVATE_DOMAINS = Set.of(
            "localhost", "local", "test", "example", "invalid", "internal", "arpa", "alt", "lan", "home", "corp");

    /// Documentation may use them (RFC 2606 §3).
    private static final Set<String> EXAMPLE_DOMAINS = Set.of("example.com", "example.net", "example.org");

    /// Where to ask about revocation is the CA's to say (RFC 5280 §4.2.1.13, §4.2.1.15, §4.2.2.1).
    private static final Set<String> REVOCATION = Set.of("2.5.29.31", "2.5.29.46", "1.3.6.1.5.5.7.1.1");

    private static final String OCSP_NO_CHECK = "1.3.6.1.5.5.7.48.1.5";

    private Dangers() {}

    static List<Phrase> ofSubject(DistinguishedName subject) {
        var warnings = new ArrayList<Phrase>();
        if (!KeepableNames.keepable(subject)) {
            warnings.add(Phrase.of("csr.warning.subjectUnusable"));
        }
        for (var relative : subject.relativeNames()) {
            for (var attribute : relative) {
                AttributeType.of(attribute.oid())
                        .filter(_ -> !attribute.value().startsWith("#"))
                        .map(type -> DistinguishedName.check(type, attribute.value()))
                        .ifPresent(checked -> {
                            if (checked instanceof Parsed.Invalid<?>(var violation)) {
                                warnings.add(violation);
                            }
                        });
            }
        }
        return warnings;
    }

    static List<Phrase> ofNames(List<GeneralName> names) {
        var warnings = new ArrayList<Phrase>();
        for (var name : names) {
            if (!KeepableNames.keepable(name)) {
                warnings.add(Phrase.of("csr.warning.nameUnusable", name.typed()));
            } else if (name instanceof GeneralName.Dns(var host)) {
                ofHost(host, warnings);
            } else if (name instanceof GeneralName.Other(var type, var value) && type.equals("UPN")) {
                warnings.add(Phrase.of("csr.warning.logonName", value));
            }
        }
        return warnings;
    }

    private static void ofHost(String host, List<Phrase> warnings) {
        if (host.contains("*")) {
            warnings.add(Phrase.of("csr.warning.wildcard", host));
        } else if (isPublic(host.toLowerCase(Locale.ROOT))) {
            warnings.add(Phrase.of("csr.warning.publicName", host));
        }
    }

    private static boolean isPublic(String host) {
        return host.contains(".")
                && PRIVATE_DOMAINS.stream().noneMatch(domain -> within(host, domain))
                && EXAMPLE_DOMAINS.stream().noneMatch(domain -> within(host, domain));
    }

    private static boolean within(String host, String domain) {
        return host.equals(domain) || host.endsWith("." + domain);
    }

    static List<Phrase> ofBasicConstraints(BasicConstraints requested, BasicConstraints offered) {
        if (requested.ca() && !offered.ca()) {
            return List.of(Phrase.of("csr.warning.wantsToBeACa"));
        }
        if (!requested.ca()) {
            return List.of(Phrase.of("csr.warning.wantsToBeNoCa"));
        }
        return requested.pathLenConstraint().isEmpty() ? List.of(Phrase.of("csr.warning.noPathLength")) : List.of();
    }

    static List<Phrase> ofKeyUsage(Set<KeyUsage> requested, boolean authority) {
        var warnings = new ArrayList<Phrase>();
        boolean signs = requested.contains(KeyUsage.KEY_CERT_SIGN);
        if (authority) {
            if (!signs) {
                warnings.add(Phrase.of("csr.warning.caWithoutSigning"));
            }
            return warnings;
        }
        if (signs) {
            warnings.add(Phrase.of("csr.warning.keyCertSign"));
        }
        if (requested.contains(KeyUsage.CRL_SIGN)) {
            warnings.add(Phrase.of("csr.warning.crlSign"));
        }
        return warnings;
    }

    static List<Phrase> ofPurposes(List<KeyPurpose> requested) {
        var warnings = new ArrayList<Phrase>();
        if (requested.contains(KeyPurpose.ANY)) {
            warnings.add(Phrase.of("csr.warning.anyPurpose"));
        }
        if (requested.contains(KeyPurpose.OCSP_SIGNING)) {
            warnings.add(Phrase.of("csr.warning.ocspSigning"));
        }
        if (requested.contains(KeyPurpose.CODE_SIGNING)) {
            warnings.add(Phrase.of("csr.warning.codeSigning"));
        }
        return warnings;
    }

    static List<Phrase> ofExtension(ExtensionDetails extension) {
        var warnings = new ArrayList<Phrase>();
        if (REVOCATION.contains(extension.oid())) {
            warnings.add(Phrase.of("csr.warning.revocationAddress"));
        }
        if (extension.oid().equals(OCSP_NO_CHECK)) {
            warnings.add(Phrase.of("csr.warning.noRevocation"));
        }
        if (!extension.decoded()) {
            warnings.add(Phrase.of("csr.warning.unknown"));
        }
        if (extension.critical()) {
            warnings.add(Phrase.of("csr.warning.critical"));
        }
        return warnings;
    }
}
