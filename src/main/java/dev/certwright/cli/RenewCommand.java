package dev.certwright.cli;

import dev.certwright.model.Cancellation;
import dev.certwright.model.Phrase;
import dev.certwright.model.PkiException;
import dev.certwright.model.inventory.Entry;
import dev.certwright.model.inventory.EntryId;
import dev.certwright.model.inventory.RevocationReason;
import dev.certwright.model.inventory.WarningTime;
import dev.certwright.model.issuing.RenewalOrder;
import dev.certwright.model.issuing.RenewalOutcome;
import dev.certwright.service.expiry.Expiry.Ending;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Renews certificates of the vault.
@Command(name = "renew")
final class RenewCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(paramLabel = "NAME", arity = "0..*", descriptionKey = "renewal.parameter.names")
    private List<String> names = List.of();

    @Option(names = "--expiring", paramLabel = "TIME", descriptionKey = "renewal.option.expiring")
    private @Nullable String expiring;

    @Option(names = "--ca", paramLabel = "CA", descriptionKey = "renewal.option.ca")
    private @Nullable String authority;

    @Option(names = "--new-key", descriptionKey = "renewal.option.newKey")
    private boolean newKey;

    @Option(names = "--days", paramLabel = "N", descriptionKey = "renewal.option.days")
    private @Nullable Integer days;

    @Option(names = "--add", paramLabel = "NAME", arity = "1..*", descriptionKey = "renewal.option.add")
    private List<String> added = List.of();

    @Option(names = "--revoke-old", descriptionKey = "renewal.option.revokeOld")
    private boolean revokeOld;

    RenewCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws PkiException {
        if (names.isEmpty() == (expiring == null) || (authority != null && expiring == null)) {
            throw new PkiException.InvalidInput(Phrase.of("renewal.which"));
        }
        var order = RenewalOrder.SAME
                .withNewKey(newKey)
                .withDays(days == null ? OptionalInt.empty() : OptionalInt.of(days))
                .withAdded(OrderOptions.names(added));
        var ids = expiring == null ? named() : expiring(expiring);
        if (ids.isEmpty()) {
            session.out().line(session.messages().text("expiry.none"));
            return ExitStatus.YES.code();
        }
        var renewals = session.services().renewals();
        if (ids.size() == 1) {
            // refuses before a passphrase is asked for
            renewals.preview(ids.getFirst(), order);
        }
        session.keys().openForNewKey();
        var outcome = renewals.renew(ids, order, _ -> {}, new Cancellation());
        for (var renewed : outcome.renewed()) {
            report(renewed, revokeOld && revoke(renewed.former()));
        }
        outcome.failures().forEach(this::complain);
        return (outcome.failures().isEmpty() ? ExitStatus.YES : worst(outcome)).code();
    }

    private static ExitStatus worst(RenewalOutcome outcome) {
        return ExitStatus.of(outcome.failures().getFirst().cause());
    }

    private List<EntryId> named() throws PkiException {
        var ids = new ArrayList<EntryId>();
        for (var name : names) {
            ids.add(session.entry(name).id());
        }
        return ids.stream().distinct().toList();
    }

    private List<EntryId> expiring(String time) throws PkiException {
        var within = WarningTime.parse(time).orThrow();
        Optional<EntryId> ca = authority == null
                ? Optional.empty()
                : Optional.of(session.entry(authority)).map(Entry::id);
        var endings = session.vaultExists() ? session.services().expiry().look().within(within) : List.<Ending>of();
        return endings.stream()
                .map(Ending::entry)
                .filter(entry -> ca.isEmpty() || (entry.issuer().equals(ca) && !entry.root()))
                .filter(entry -> entry.issuer().isPresent())
                // a CA first, so that what is below it does not end with the old one
                .sorted(java.util.Comparator.comparing(entry -> !entry.profile().authority()))
                .map(entry -> entry.id())
                .toList();
    }

    /// A root cannot be revoked by its own list: whoever trusts it must stop doing so.
    private boolean revoke(Entry former) throws PkiException {
        if (former.root()) {
            session.err().line(session.messages().text("renewal.root", former.name()));
            return false;
        }
        session.services().revocation().revoke(former, RevocationReason.SUPERSEDED, Optional.empty());
        return true;
    }

    private void report(RenewalOutcome.Renewed renewed, boolean revoked) {
        var messages = session.messages();
        session.out()
                .line(messages.text(
                        revoked ? "renewal.done.revoked" : "renewal.done",
                        renewed.entry().name(),
                        Words.instant(renewed.entry().details().validity().notAfter()),
                        Words.instant(renewed.former().details().validity().notAfter())));
        if (renewed.entry().details().authority()) {
            session.err().line(messages.text(newKey ? "renewal.ca.newKey" : "renewal.ca.sameKey"));
        }
    }

    private void complain(RenewalOutcome.Failure failure) {
        session.err()
                .line(session.messages()
                        .text(
                                "renewal.failed",
                                failure.name(),
                                session.messages().of(failure.cause())));
    }
}
