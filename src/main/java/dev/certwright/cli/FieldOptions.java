package dev.certwright.cli;

import dev.certwright.model.Parsed;
import dev.certwright.model.Phrase;
import dev.certwright.model.PkiException;
import dev.certwright.model.certificate.AddedExtension.Custom;
import dev.certwright.model.certificate.CertificateProfile;
import dev.certwright.model.certificate.KeyPurpose;
import dev.certwright.model.certificate.KeyUsage;
import dev.certwright.model.certificate.Subtree;
import dev.certwright.model.issuing.AddedFields;
import dev.certwright.model.issuing.CertificateOrder;
import dev.certwright.service.issuing.IssuingService;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The fields of a certificate that a profile else decides (RFC 5280 §4.2).
final class FieldOptions {
    private static final int MAX_PATH_LENGTH = 100;

    @Option(names = "--key-usage", paramLabel = "USAGE", split = ",", descriptionKey = "cli.option.keyUsage")
    private @Nullable List<String> keyUsage;

    @Option(names = "--eku", paramLabel = "PURPOSE", split = ",", descriptionKey = "cli.option.eku")
    private @Nullable List<String> purposes;

    @Option(names = "--path-length", paramLabel = "N|none", descriptionKey = "cli.option.pathLength")
    private @Nullable String pathLength;

    @Option(names = "--permit", paramLabel = "NAMES", descriptionKey = "cli.option.permit")
    private List<String> permitted = List.of();

    @Option(names = "--exclude", paramLabel = "NAMES", descriptionKey = "cli.option.exclude")
    private List<String> excluded = List.of();

    @Option(names = "--policy", paramLabel = "OID[=URL]", descriptionKey = "cli.option.certificatePolicy")
    private List<String> policies = List.of();

    @Option(names = "--crl-url", paramLabel = "URL", descriptionKey = "cli.option.crlUrl")
    private List<String> crl = List.of();

    @Option(names = "--ocsp-url", paramLabel = "URL", descriptionKey = "cli.option.ocspUrl")
    private List<String> ocsp = List.of();

    @Option(names = "--issuer-url", paramLabel = "URL", descriptionKey = "cli.option.issuerUrl")
    private List<String> issuers = List.of();

    @Option(names = "--must-staple", descriptionKey = "cli.option.mustStaple")
    private boolean mustStaple;

    @Option(names = "--extension", paramLabel = "OID[:critical]=VALUE", descriptionKey = "cli.option.extension")
    private List<String> extensions = List.of();

    /// What was said, in place of what a profile says.
    ///
    /// @throws PkiException.InvalidInput naming the first that cannot be read
    CertificateOrder.Choices choices(CertificateProfile profile, IssuingService issuing) throws PkiException {
        var usages = keyUsage == null ? Optional.<List<KeyUsage>>empty() : Optional.of(all(keyUsage, KeyUsage::parse));
        var wanted =
                purposes == null ? Optional.<List<KeyPurpose>>empty() : Optional.of(all(purposes, KeyPurpose::parse));
        var custom = new ArrayList<Custom>(all(extensions, issuing::extension));
        var fields = AddedFields.NONE
                .withNames(all(permitted, Subtree::parse), all(excluded, Subtree::parse))
                .withPolicies(all(policies, AddedFields::parsePolicy))
                .withAddresses(
                        all(crl, AddedFields::parseAddress),
                        all(ocsp, AddedFields::parseAddress),
                        all(issuers, AddedFields::parseAddress))
                .withStaple(mustStaple)
                .withCustom(custom);
        return new CertificateOrder.Choices(
                usages.map(LinkedHashSet::new), wanted, pathLength(profile), fields.extensions());
    }

    private OptionalInt pathLength(CertificateProfile profile) throws PkiException {
        if (pathLength == null) {
            return OptionalInt.empty();
        }
        if (!profile.authority()) {
            throw new PkiException.InvalidInput(Phrase.of("violation.pathLength.leaf"));
        }
        if (pathLength.strip().equals("none")) {
            return OptionalInt.of(-1);
        }
        if (!pathLength.strip().matches("\\d{1,3}") || Integer.parseInt(pathLength.strip()) > MAX_PATH_LENGTH) {
            throw new PkiException.InvalidInput(Phrase.of("violation.pathLength.malformed", pathLength));
        }
        return OptionalInt.of(Integer.parseInt(pathLength.strip()));
    }

    private static <T> List<T> all(List<String> typed, Function<String, Parsed<T>> parse)
            throws PkiException.InvalidInput {
        var values = new ArrayList<T>();
        for (var text : typed) {
            var value = parse.apply(text).orThrow();
            if (!values.contains(value)) {
                values.add(value);
            }
        }
        return values;
    }
}
