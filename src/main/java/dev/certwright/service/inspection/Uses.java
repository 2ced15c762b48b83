package dev.certwright.service.inspection;

import dev.certwright.model.Phrase;
import dev.certwright.model.certificate.CertificateDetails;
import dev.certwright.model.certificate.ExtensionDetails;
import dev.certwright.model.certificate.KeyPurpose;
import dev.certwright.model.certificate.KeyUsage;
import dev.certwright.model.inspection.Use;
import dev.certwright.model.name.GeneralName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Says what a certificate may be used as, going by what it says itself; whether anybody trusts its issuer is another
/// question.
final class Uses {
    private static final int MIN_RSA_BITS = 2048;
    private static final int MIN_CURVE_BITS = 224;
    private static final Pattern BROKEN_DIGEST = Pattern.compile("(?i).*(md[245]|sha1)(?!\\d).*");
    private static final String CT_POISON = "1.3.6.1.4.1.11129.2.4.3";

    /// Critical extensions that programs act upon.
    private static final Set<String> ACTED_UPON = Set.of(
            "2.5.29.14",
            "2.5.29.15",
            "2.5.29.17",
            "2.5.29.18",
            "2.5.29.19",
            "2.5.29.30",
            "2.5.29.31",
            "2.5.29.32",
            "2.5.29.33",
            "2.5.29.35",
            "2.5.29.36",
            "2.5.29.37",
            "2.5.29.46",
            "2.5.29.54",
            "1.3.6.1.5.5.7.1.1",
            "1.3.6.1.5.5.7.1.24");

    private final CertificateDetails certificate;
    private final List<Phrase> always = new ArrayList<>();

    private Uses(CertificateDetails certificate, Instant now) {
        this.certificate = certificate;
        dates(now);
        key();
        signature();
        extensions();
    }

    static List<Use> of(CertificateDetails certificate, Instant now) {
        var uses = new Uses(certificate, now);
        return List.of(
                new Use("tls-server", uses.server()),
                new Use("tls-client", uses.client()),
                new Use("ca", uses.authority()),
                new Use("ocsp-signer", uses.ocspSigner()));
    }

    private void dates(Instant now) {
        var validity = certificate.validity();
        if (validity.notAfter().isBefore(validity.notBefore())) {
            always.add(Phrase.of("use.never"));
        } else if (now.isBefore(validity.notBefore())) {
            always.add(Phrase.of("use.notYet", validity.notBefore()));
        } else if (now.isAfter(validity.notAfter())) {
            always.add(Phrase.of("use.expired", validity.notAfter()));
        }
    }

    private void key() {
        var key = certificate.publicKey();
        boolean weak = switch (key.algorithm()) {
            case "RSA", "RSASSA-PSS" -> key.bits() < MIN_RSA_BITS;
            case "EC" -> key.bits() != 0 && key.bits() < MIN_CURVE_BITS;
            default -> false;
        };
        if (weak) {
            always.add(Phrase.of("use.weakKey", key.label()));
        }
        if (key.algorithm().equals("X25519") || key.algorithm().equals("X448")) {
            always.add(Phrase.of("use.keyCannotSign", key.label()));
        }
        if (key.algorithm().equals("DSA")) {
            always.add(Phrase.of("use.keyKind", key.label()));
        }
    }

    /// Nobody checks the signature of a root, for it is trusted as it is.
    private void signature() {
        if (!certificate.selfIssued()
                && BROKEN_DIGEST.matcher(certificate.signatureAlgorithm()).matches()) {
            always.add(Phrase.of("use.weakSignature", certificate.signatureAlgorithm()));
        }
    }

    private void extensions() {
        if (certificate.extensions().stream().anyMatch(e -> e.oid().equals(CT_POISON))) {
            always.add(Phrase.of("use.precertificate"));
        }
        certificate.extensions().stream()
                .filter(e -> e.critical() && !e.oid().equals(CT_POISON))
                .filter(e -> !ACTED_UPON.contains(e.oid()))
                .map(ExtensionDetails::name)
                .distinct()
                .forEach(name -> always.add(Phrase.of("use.unknownCritical", name)));
        certificate.extensions().stream()
                .filter(e -> ACTED_UPON.contains(e.oid()) && !e.decoded())
                .map(ExtensionDetails::name)
                .distinct()
                .forEach(name -> always.add(Phrase.of("use.brokenExtension", name)));
    }

    private List<Phrase> server() {
        var against = new ArrayList<>(always);
        purpose(KeyPurpose.SERVER_AUTH, against);
        // a key of RSA may also decrypt the secret that a client of TLS 1.2 chose (RFC 5246 §7.4.2)
        if (certificate.publicKey().algorithm().equals("RSA")) {
            keyUsage(against, KeyUsage.DIGITAL_SIGNATURE, KeyUsage.KEY_ENCIPHERMENT);
        } else {
            keyUsage(against, KeyUsage.DIGITAL_SIGNATURE);
        }
        if (certificate.subjectAltNames().stream()
                .noneMatch(n -> n instanceof GeneralName.Dns || n instanceof GeneralName.Ip)) {
            against.add(Phrase.of("use.noHostName"));
        }
        return against;
    }

    private List<Phrase> client() {
        var against = new ArrayList<>(always);
        purpose(KeyPurpose.CLIENT_AUTH, against);
        keyUsage(against, KeyUsage.DIGITAL_SIGNATURE);
        return against;
    }

    private List<Phrase> authority() {
        var against = new ArrayList<>(always);
        if (certificate.basicConstraints().isEmpty()) {
            against.add(
                    certificate.version() < 3
                            ? Phrase.of("use.version", certificate.version())
                            : Phrase.of("use.noBasicConstraints"));
        } else if (!certificate.authority()) {
            against.add(Phrase.of("use.notAuthority"));
        }
        keyUsage(against, KeyUsage.KEY_CERT_SIGN);
        return against;
    }

    /// A CA may sign for itself, without the purpose (RFC 6960 §4.2.2.2); any purpose at all is not enough for others.
    private List<Phrase> ocspSigner() {
        var against = new ArrayList<>(always);
        boolean delegated = certificate
                .extendedKeyUsage()
                .filter(p -> p.contains(KeyPurpose.OCSP_SIGNING))
                .isPresent();
        if (!delegated && !certificate.authority()) {
            against.add(Phrase.of("use.noOcspSigning"));
        }
        keyUsage(against, KeyUsage.DIGITAL_SIGNATURE);
        return against;
    }

    private void purpose(KeyPurpose wanted, List<Phrase> against) {
        certificate
                .extendedKeyUsage()
                .filter(p -> !p.contains(wanted) && !p.contains(KeyPurpose.ANY))
                .ifPresent(p -> against.add(Phrase.of(
                        "use.purpose",
                        wanted.rfcName(),
                        p.stream().map(KeyPurpose::rfcName).collect(Collectors.joining(", ")))));
    }

    private void keyUsage(List<Phrase> against, KeyUsage... anyOf) {
        certificate
                .keyUsage()
                .filter(bits -> Arrays.stream(anyOf).noneMatch(bits::contains))
                .ifPresent(bits -> against.add(Phrase.of(
                        "use.keyUsage",
                        anyOf[0].rfcName(),
                        bits.stream().sorted().map(KeyUsage::rfcName).collect(Collectors.joining(", ")))));
    }
}
