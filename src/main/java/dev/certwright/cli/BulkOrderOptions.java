package dev.certwright.cli;

import dev.certwright.model.Phrase;
import dev.certwright.model.PkiException;
import dev.certwright.model.certificate.Validity;
import dev.certwright.model.inventory.EntryId;
import dev.certwright.model.issuing.CertificateOrder;
import dev.certwright.model.key.KeySpec;
import dev.certwright.model.name.DistinguishedName;
import dev.certwright.service.bulk.BulkOrder;
import dev.certwright.service.bulk.BulkOutput;
import dev.certwright.service.bulk.table.RowSource;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// What all of many certificates have in common, and where their files go.
final class BulkOrderOptions {
    @Option(names = "--profile", paramLabel = "NAME", descriptionKey = "cli.option.profile.bulk")
    private String profile = "client";

    @Option(names = "--subject", paramLabel = "DN", descriptionKey = "cli.option.subject")
    private String subject = "";

    @Option(names = "--san", paramLabel = "NAME", arity = "1..*", descriptionKey = "cli.option.san.bulk")
    private List<String> names = List.of();

    @Option(names = "--key", paramLabel = "SPEC", descriptionKey = "cli.option.key")
    private @Nullable String key;

    @Option(names = "--days", paramLabel = "N", descriptionKey = "cli.option.days")
    private @Nullable String days;

    @Option(names = "--out", paramLabel = "DIR|FILE.zip", descriptionKey = "cli.option.out.bulk")
    private @Nullable Path out;

    @Option(names = "--format", paramLabel = "FORM", descriptionKey = "cli.option.format.bulk")
    private @Nullable String format;

    @Option(names = "--zip-each", descriptionKey = "cli.option.zipEach")
    private boolean zipEach;

    @Option(names = "--resume", descriptionKey = "cli.option.resume")
    private boolean resume;

    @Option(names = "--leave-out", descriptionKey = "cli.option.leaveOut")
    private boolean leaveOut;

    BulkOrder order(EntryId authority, RowSource source, Session session) throws PkiException {
        var services = session.services();
        var chosen = services.profiles().find(profile);
        if (chosen.base().authority()) {
            throw new PkiException.InvalidInput(Phrase.of("cli.bulk.profile.authority", profile));
        }
        var plain = CertificateOrder.below(authority, "", chosen.base(), DistinguishedName.EMPTY, List.of());
        if (days != null) {
            plain = plain.withDays(Validity.parseDays(days).orThrow());
        }
        var pattern = chosen.fill(plain, OptionalInt.of(services.issuing().maxDays(authority)));
        if (key != null) {
            pattern = pattern.withKey(KeySpec.parse(key).orThrow());
        }
        var wanted = subject.isEmpty()
                ? pattern.subject()
                : DistinguishedName.parse(subject).orThrow();
        return new BulkOrder(pattern, wanted, names, source, leaveOut);
    }

    /// Where the files go; empty for no files.
    Optional<BulkOutput> output() throws PkiException {
        if (out == null) {
            if (format != null || zipEach || resume) {
                throw new PkiException.InvalidInput(Phrase.of("cli.bulk.out.missing"));
            }
            return Optional.empty();
        }
        var output = BulkOutput.at(out, form());
        if (zipEach) {
            if (output.packing() == BulkOutput.Packing.ONE_ARCHIVE) {
                throw new PkiException.InvalidInput(Phrase.of("cli.bulk.zipEach.archive"));
            }
            output = output.withPacking(BulkOutput.Packing.ARCHIVES);
        }
        return Optional.of(resume ? output.goingOn() : output);
    }

    private BulkOutput.Form form() throws PkiException {
        if (format == null) {
            return BulkOutput.Form.PEM;
        }
        return switch (format.toLowerCase(Locale.ROOT)) {
            case "pem" -> BulkOutput.Form.PEM;
            case "p12", "pkcs12" -> BulkOutput.Form.PKCS12;
            default -> throw new PkiException.InvalidInput(Phrase.of("cli.bulk.format.unknown", format));
        };
    }
}
