package dev.certwright.cli;

import dev.certwright.model.Parsed;
import dev.certwright.model.Phrase;
import dev.certwright.model.PkiException;
import dev.certwright.model.certificate.Validity;
import dev.certwright.model.inventory.EntryName;
import dev.certwright.model.issuing.CertificateOrder;
import dev.certwright.model.issuing.IssuingProfile;
import dev.certwright.model.key.KeySpec;
import dev.certwright.model.name.AttributeType;
import dev.certwright.model.name.DistinguishedName;
import dev.certwright.model.name.GeneralName;
import dev.certwright.model.name.NameList;
import dev.certwright.service.issuing.IssuingService;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// What can be said about any certificate to be made.
final class OrderOptions {
    @Option(names = "--subject", paramLabel = "DN", descriptionKey = "cli.option.subject")
    private @Nullable String subject;

    @Option(names = "--key", paramLabel = "SPEC", descriptionKey = "cli.option.key")
    private @Nullable String key;

    @Option(names = "--days", paramLabel = "N", descriptionKey = "cli.option.days")
    private @Nullable String days;

    @Option(names = "--profile", paramLabel = "PROFILE", descriptionKey = "cli.option.issuingProfile")
    private @Nullable String profile;

    @Mixin
    private FieldOptions fields;

    /// The profile asked for.
    Optional<IssuingProfile> profile(Session session) throws PkiException {
        return profile == null
                ? Optional.empty()
                : Optional.of(session.services().profiles().find(profile));
    }

    /// The subject asked for, else the common name.
    DistinguishedName subject(String commonName) throws PkiException {
        return subject != null
                ? DistinguishedName.parse(subject).orThrow()
                : DistinguishedName.check(
                                AttributeType.COMMON_NAME,
                                EntryName.parse(commonName).orThrow())
                        .map(name -> DistinguishedName.of(List.of(name)))
                        .orThrow();
    }

    /// The subject of a server: its first name, unless that is too long for a common name (RFC 5280 Appendix A.1).
    DistinguishedName subject(List<GeneralName> names) throws PkiException {
        var first = names.getFirst().value();
        return subject == null && first.length() > AttributeType.COMMON_NAME.maxLength()
                ? DistinguishedName.EMPTY
                : subject(first);
    }

    /// The order with what was asked for: first what the options say, then what the profile says.
    ///
    /// @throws PkiException.InvalidInput when the profile is for another kind of certificate
    CertificateOrder complete(CertificateOrder order, Session session) throws PkiException {
        var issuing = session.services().issuing();
        var complete = order.withChoices(fields.choices(order.profile(), issuing));
        var chosen = profile(session);
        if (chosen.isPresent()) {
            var base = chosen.get().base();
            if (base != order.profile()) {
                throw new PkiException.InvalidInput(
                        Phrase.of("violation.profile.otherBase", chosen.get().name(), IssuingProfile.word(base)));
            }
            complete = chosen.get().fill(complete, maxDays(order, issuing));
        }
        if (key != null) {
            complete = complete.withKey(KeySpec.parse(key).orThrow());
        }
        if (days != null) {
            complete = complete.withDays(Validity.parseDays(days).orThrow());
        }
        return complete;
    }

    private static OptionalInt maxDays(CertificateOrder order, IssuingService issuing) throws PkiException {
        return order.issuer().isPresent()
                ? OptionalInt.of(issuing.maxDays(order.issuer().get()))
                : OptionalInt.empty();
    }

    /// Reads names as they were typed, several to a word or not.
    static List<GeneralName> names(List<String> typed) throws PkiException {
        var names = new ArrayList<GeneralName>();
        for (var text : typed) {
            if (text.isBlank()) {
                throw new PkiException.InvalidInput(Phrase.of("violation.generalName.blank"));
            }
            for (var piece : NameList.parse(text)) {
                Parsed<GeneralName> name = piece.name();
                names.add(name.orThrow());
            }
        }
        return names.stream().distinct().toList();
    }
}
