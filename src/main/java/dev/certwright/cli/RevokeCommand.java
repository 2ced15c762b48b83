package dev.certwright.cli;

import dev.certwright.model.Phrase;
import dev.certwright.model.PkiException;
import dev.certwright.model.certificate.SerialNumber;
import dev.certwright.model.inventory.Entry;
import dev.certwright.model.inventory.RevocationOutcome;
import dev.certwright.model.inventory.RevocationReason;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Revokes certificates, those of the vault by their names and others by their serial numbers.
@Command(name = "revoke")
final class RevokeCommand implements Callable<Integer> {
    private static final int MAX_SERIAL_DIGITS = 64;

    private final Session session;

    @Parameters(paramLabel = "NAME", arity = "0..*", descriptionKey = "cli.parameter.revoked")
    private List<String> names = List.of();

    @Option(names = "--reason", paramLabel = "R", descriptionKey = "cli.option.reason")
    private @Nullable String reason;

    @Option(names = "--at", paramLabel = "DATE", descriptionKey = "cli.option.revokedAt")
    private @Nullable String at;

    @Option(names = "--serial", paramLabel = "HEX", descriptionKey = "cli.option.serial")
    private @Nullable String serial;

    @Option(names = "--ca", paramLabel = "CA", descriptionKey = "cli.option.serialCa")
    private @Nullable String authority;

    @Option(names = "--json", descriptionKey = "cli.option.json")
    private boolean json;

    RevokeCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws PkiException {
        if (names.isEmpty() == (serial == null) || (serial == null) != (authority == null)) {
            throw new PkiException.InvalidInput(Phrase.of("revocation.cli.which"));
        }
        var why = reason == null
                ? RevocationReason.UNSPECIFIED
                : RevocationReason.parse(reason).orThrow();
        var since = at == null ? Optional.<Instant>empty() : Optional.of(moment(at));
        var service = session.services().revocation();
        if (serial != null && authority != null) {
            var number = serial(serial);
            var ca = session.entry(authority);
            report(number.toString(), ca.name(), service.revoke(ca, number, why, since));
            return ExitStatus.YES.code();
        }
        var entries = new ArrayList<Entry>();
        for (var name : names) {
            entries.add(session.entry(name));
        }
        var outcomes = service.revokeAll(entries, why, since);
        for (int i = 0; i < entries.size(); i++) {
            report(entries.get(i).name(), authorityOf(entries.get(i)), outcomes.get(i));
        }
        return ExitStatus.YES.code();
    }

    /// A day alone means its beginning in UTC.
    private static Instant moment(String text) throws PkiException {
        return VerifyInput.moment(text.strip().matches("\\d{4}-\\d\\d-\\d\\d") ? text.strip() + "T00:00:00Z" : text);
    }

    private static SerialNumber serial(String text) throws PkiException {
        var digits =
                text.strip().toLowerCase(Locale.ROOT).replaceFirst("^0x", "").replaceAll("[:\\s]", "");
        if (!digits.matches("[0-9a-f]{1," + MAX_SERIAL_DIGITS + "}")) {
            throw new PkiException.InvalidInput(Phrase.of("revocation.cli.serial", text));
        }
        return new SerialNumber(new BigInteger(digits, 16));
    }

    private String authorityOf(Entry entry) throws PkiException {
        return session.entries().stream()
                .filter(e -> Optional.of(e.id()).equals(entry.issuer()))
                .map(Entry::name)
                .findFirst()
                .orElse("");
    }

    private void report(String what, String ca, RevocationOutcome outcome) {
        var revocation = outcome.revocation();
        if (json) {
            session.out()
                    .json(new dev.certwright.service.report.JsonMembers()
                            .put("certificate", what)
                            .put("ca", ca)
                            .put("serial", outcome.serialNumber().toString())
                            .put("change", Words.word(outcome.change()))
                            .put("at", revocation.at())
                            .put("reason", revocation.reason().rfcName()));
            return;
        }
        var messages = session.messages();
        session.out()
                .line(messages.text(
                        "revocation.outcome." + Words.word(outcome.change()),
                        what,
                        Words.instant(revocation.at()),
                        messages.text("revocation.reason." + revocation.reason().rfcName())));
        if (outcome.change() != RevocationOutcome.Change.NONE) {
            session.err().line(messages.text("revocation.cli.publish", ca));
        }
    }
}
