package dev.certwright.model.issuing;

import dev.certwright.model.Parsed;
import dev.certwright.model.certificate.CertificateDetails;
import dev.certwright.model.certificate.CertificateTemplate;
import dev.certwright.model.certificate.KeyPurpose;
import dev.certwright.model.certificate.KeyUsage;
import dev.certwright.model.certificate.Validity;
import dev.certwright.model.finding.Finding;
import dev.certwright.model.name.AttributeType;
import dev.certwright.model.name.GeneralName;
import dev.certwright.model.name.Rfc822Name;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What to change when a certificate is issued once more, so that a rule no longer objects to it.
public sealed interface LintRemedy {
    /// Issuing it again is enough: what was wrong lies in how the certificate was written.
    record Again() implements LintRemedy {}

    /// Names put beside those it has.
    ///
    /// @param suggested what the certificate itself lets one suppose; may be empty, then the person must say
    record AddNames(List<GeneralName> suggested) implements LintRemedy {
        public AddNames {
            suggested = List.copyOf(suggested);
        }
    }

    /// A shorter time, in days from now.
    record Shorten(int days) implements LintRemedy {}

    /// Other key usages.
    record ChangeKeyUsage(Set<KeyUsage> removed, Set<KeyUsage> added) implements LintRemedy {
        public ChangeKeyUsage {
            removed = Set.copyOf(removed);
            added = Set.copyOf(added);
        }
    }

    /// A purpose more.
    record AddPurpose(KeyPurpose purpose) implements LintRemedy {}

    /// The template with this change. Names that only a person knows are not added here.
    default CertificateTemplate applied(CertificateTemplate template) {
        return switch (this) {
            case Again() -> template;
            case AddNames(var suggested) -> {
                var names = new LinkedHashSet<>(template.subjectAltNames());
                names.addAll(suggested);
                yield with(
                        template,
                        List.copyOf(names),
                        template.validity(),
                        template.keyUsage(),
                        template.extendedKeyUsage());
            }
            case Shorten(int days) -> {
                var from = template.validity().notBefore();
                var shorter = template.validity()
                        .endingBy(from.plus(Duration.ofDays(days)).minusSeconds(1));
                yield with(
                        template,
                        template.subjectAltNames(),
                        shorter,
                        template.keyUsage(),
                        template.extendedKeyUsage());
            }
            case ChangeKeyUsage(var removed, var added) -> {
                var usages = EnumSet.noneOf(KeyUsage.class);
                usages.addAll(template.keyUsage());
                usages.removeAll(removed);
                usages.addAll(added);
                yield with(
                        template, template.subjectAltNames(), template.validity(), usages, template.extendedKeyUsage());
            }
            case AddPurpose(var purpose) -> {
                var purposes = new ArrayList<>(template.extendedKeyUsage());
                if (!purposes.contains(purpose)) {
                    purposes.add(purpose);
                }
                yield with(template, template.subjectAltNames(), template.validity(), template.keyUsage(), purposes);
            }
        };
    }

    private static CertificateTemplate with(
            CertificateTemplate template,
            List<GeneralName> names,
            Validity validity,
            Set<KeyUsage> usages,
            List<KeyPurpose> purposes) {
        return new CertificateTemplate(
                template.subject(),
                names,
                validity,
                template.basicConstraints(),
                usages,
                purposes,
                template.extensions());
    }

    /// The change that mends a finding; empty when issuing again with the same key does not help.
    static Optional<LintRemedy> of(Finding finding, CertificateDetails certificate) {
        return switch (finding.code()) {
            case "server-without-names", "common-name-not-in-san", "client-without-names", "server-without-dns-name" ->
                Optional.of(new AddNames(commonNames(certificate)));
            case "email-not-in-san" -> Optional.of(new AddNames(mailboxes(certificate)));
            case "validity-apple" -> Optional.of(new Shorten(825));
            case "validity-too-long", "validity-at-limit", "validity-without-end", "validity-order" ->
                Optional.of(new Shorten(397));
            case "key-usage-not-for-key", "key-usage-beyond-tls", "rsa-key-agreement", "only-without-agreement" ->
                Optional.of(new ChangeKeyUsage(beyondTls(certificate), Set.of()));
            case "cert-sign-without-ca", "crl-sign-without-ca" ->
                Optional.of(new ChangeKeyUsage(EnumSet.of(KeyUsage.KEY_CERT_SIGN, KeyUsage.CRL_SIGN), Set.of()));
            case "client-signature-missing",
                    "server-signature-missing",
                    "key-usage-missing",
                    "key-usage-empty",
                    "usage-against-purpose",
                    "responder-signature-missing" ->
                Optional.of(new ChangeKeyUsage(Set.of(), EnumSet.of(KeyUsage.DIGITAL_SIGNATURE)));
            case "server-purpose-missing" -> Optional.of(new AddPurpose(KeyPurpose.SERVER_AUTH));
            case "purpose-unlimited" -> Optional.of(new AddPurpose(KeyPurpose.CLIENT_AUTH));
            default -> WRITING.contains(finding.code()) ? Optional.of(new Again()) : Optional.empty();
        };
    }

    /// What the issuer here writes rightly whatever the certificate before had.
    Set<String> WRITING = Set.of(
            "aki-missing",
            "aki-without-key",
            "aki-critical",
            "aki-half-issuer",
            "aki-with-issuer",
            "ski-missing",
            "ski-critical",
            "san-critical",
            "san-not-critical",
            "key-usage-not-critical",
            "key-usage-trailing-zeros",
            "serial-not-positive",
            "serial-too-long",
            "serial-foreseeable",
            "signature-sha1",
            "signature-broken-digest",
            "signature-differs",
            "signature-parameters",
            "signature-empty",
            "version-old",
            "version-not-3",
            "unique-identifier",
            "unique-identifier-version",
            "time-type",
            "time-not-zulu",
            "time-seconds-missing",
            "time-fraction",
            "not-der",
            "default-encoded",
            "set-order",
            "issuer-key-id-differs",
            "issuer-serial-differs",
            "netscape-type");

    private static Set<KeyUsage> beyondTls(CertificateDetails certificate) {
        var surplus = EnumSet.of(
                KeyUsage.NON_REPUDIATION,
                KeyUsage.DATA_ENCIPHERMENT,
                KeyUsage.KEY_AGREEMENT,
                KeyUsage.ENCIPHER_ONLY,
                KeyUsage.DECIPHER_ONLY);
        if (!certificate.publicKey().algorithm().equals("RSA")) {
            surplus.add(KeyUsage.KEY_ENCIPHERMENT);
        }
        return surplus;
    }

    private static List<GeneralName> commonNames(CertificateDetails certificate) {
        return certificate.subject().value(AttributeType.COMMON_NAME).stream()
                .filter(text -> text.contains(".") || text.equals("localhost"))
                .flatMap(text -> valid(GeneralName.parse(text)).stream())
                .toList();
    }

    private static List<GeneralName> mailboxes(CertificateDetails certificate) {
        return certificate.subject().value(AttributeType.EMAIL_ADDRESS).stream()
                .flatMap(text -> valid(Rfc822Name.parse(text)).stream())
                .<GeneralName>map(GeneralName.Email::new)
                .toList();
    }

    private static <T> Optional<T> valid(Parsed<T> parsed) {
        return parsed instanceof Parsed.Valid<T>(var value) ? Optional.of(value) : Optional.empty();
    }
}
