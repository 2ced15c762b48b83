package dev.certwright.cli;

import dev.certwright.model.Phrase;
import dev.certwright.model.PkiException;
import dev.certwright.model.certificate.CertificateProfile;
import dev.certwright.model.inventory.EntryName;
import dev.certwright.model.issuing.RequestOrder;
import dev.certwright.model.key.KeySpec;
import dev.certwright.model.name.AttributeType;
import dev.certwright.model.name.DistinguishedName;
import dev.certwright.model.name.GeneralName;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// What can be said about a certification request to be made.
final class RequestOptions {
    @Option(names = "--subject", paramLabel = "DN", descriptionKey = "cli.option.subject")
    private @Nullable String subject;

    @Option(names = "--san", paramLabel = "NAME", arity = "1..*", descriptionKey = "csr.option.san")
    private List<String> typedNames = List.of();

    @Option(names = "--key", paramLabel = "SPEC", descriptionKey = "cli.option.key")
    private @Nullable String key;

    @Option(names = "--profile", paramLabel = "PROFILE", descriptionKey = "csr.option.requestProfile")
    private @Nullable String profile;

    @Option(names = "--ca", descriptionKey = "csr.option.intermediate")
    private boolean intermediate;

    /// The request asked for.
    ///
    /// @throws PkiException.InvalidInput with the violation
    RequestOrder order(String typedName) throws PkiException {
        if (intermediate && profile != null) {
            throw new PkiException.InvalidInput(Phrase.of("csr.cli.profileOrCa"));
        }
        var name = EntryName.parse(typedName).orThrow();
        var wanted = intermediate
                ? Optional.of(CertificateProfile.INTERMEDIATE_CA)
                : profile == null ? Optional.<CertificateProfile>empty() : Optional.of(ProfileWord.parse(profile));
        var names = OrderOptions.names(typedNames);
        var asked = subject(name, names);
        if (asked.isEmpty() && names.isEmpty()) {
            throw new PkiException.InvalidInput(Phrase.of("violation.subject.required"));
        }
        return RequestOrder.of(name, wanted, asked, names, key(wanted));
    }

    private KeySpec key(Optional<CertificateProfile> wanted) throws PkiException {
        return key == null
                ? wanted.orElse(CertificateProfile.CLIENT).defaultKey()
                : KeySpec.parse(key).orThrow();
    }

    /// The subject asked for; else the first name, unless that is too long, or the name of the request.
    private DistinguishedName subject(String name, List<GeneralName> names) throws PkiException {
        if (subject != null) {
            return DistinguishedName.parse(subject).orThrow();
        }
        var common = names.isEmpty() ? name : names.getFirst().value();
        return common.length() > AttributeType.COMMON_NAME.maxLength() && !names.isEmpty()
                ? DistinguishedName.EMPTY
                : DistinguishedName.check(AttributeType.COMMON_NAME, common)
                        .map(part -> DistinguishedName.of(List.of(part)))
                        .orThrow();
    }
}
