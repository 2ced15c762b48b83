package dev.certwright.cli;

import dev.certwright.model.Parsed;
import dev.certwright.model.Phrase;
import dev.certwright.model.PkiException;
import dev.certwright.model.certificate.Validity;
import dev.certwright.model.inventory.EntryName;
import dev.certwright.model.issuing.CertificateOrder;
import dev.certwright.model.key.KeySpec;
import dev.certwright.model.name.AttributeType;
import dev.certwright.model.name.DistinguishedName;
import dev.certwright.model.name.GeneralName;
import dev.certwright.model.name.NameList;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// What can be said about any certificate to be made.
final class OrderOptions {
    @Option(names = "--subject", paramLabel = "DN", descriptionKey = "cli.option.subject")
    private @Nullable String subject;

    @Option(names = "--key", paramLabel = "SPEC", descriptionKey = "cli.option.key")
    private @Nullable String key;

    @Option(names = "--days", paramLabel = "N", descriptionKey = "cli.option.days")
    private @Nullable String days;

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

    /// The order with the key and the days asked for.
    CertificateOrder complete(CertificateOrder order) throws PkiException {
        var complete = order;
        if (key != null) {
            complete = complete.withKey(KeySpec.parse(key).orThrow());
        }
        if (days != null) {
            complete = complete.withDays(Validity.parseDays(days).orThrow());
        }
        return complete;
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
