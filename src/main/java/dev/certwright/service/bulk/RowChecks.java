package dev.certwright.service.bulk;

import dev.certwright.model.Phrase;
import dev.certwright.model.PkiException;
import dev.certwright.model.certificate.CertificateTemplate;
import dev.certwright.model.inventory.Entry;
import dev.certwright.model.inventory.EntryStatus;
import dev.certwright.model.inventory.FileStem;
import dev.certwright.model.issuing.CertificateOrder;
import dev.certwright.service.bulk.table.Row;
import dev.certwright.service.bulk.table.Rows;
import dev.certwright.store.Vault;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Reads rows and checks each, some at a time: what it says, whether another row says the same, whether the rules of a
/// single order are kept, and what the vault has of that name.
final class RowChecks {
    private final RowOrders orders;
    private final OrderRules.Below rules;
    private final Instant now;
    private final Vault vault;
    private final Entry authority;
    private final boolean files;
    private final Lines names = new Lines();
    private final Lines stems = new Lines();

    /// @param files whether files are made, which need names of their own
    RowChecks(BulkOrder order, OrderRules rules, Vault vault, Entry authority, Instant now, boolean files)
            throws PkiException {
        this.orders = new RowOrders(order);
        this.rules = rules.below(authority, now);
        this.now = now;
        this.vault = vault;
        this.authority = authority;
        this.files = files;
    }

    /// The next rows, in order.
    ///
    /// @param most  at least 1
    /// @return none at the end
    List<CheckedRow> next(Rows rows, int most) throws PkiException {
        var checked = new TreeMap<Integer, CheckedRow>();
        var ready = new ArrayList<Integer>();
        var wanted = new ArrayList<String>();
        for (int i = 0; i < most; i++) {
            var row = rows.next();
            if (row.isEmpty()) {
                break;
            }
            var one = check(row.get());
            checked.put(i, one);
            if (one instanceof CheckedRow.Ready) {
                ready.add(i);
                wanted.add(one.name());
            }
        }
        var there = wanted.isEmpty() ? Map.<String, Entry>of() : vault.bulk().named(wanted);
        for (int i : ready) {
            if (checked.get(i) instanceof CheckedRow.Ready one && there.containsKey(one.name())) {
                checked.put(i, existing(one, there.get(one.name())));
            }
        }
        return List.copyOf(checked.values());
    }

    private CheckedRow check(Row row) {
        try {
            var order = orders.of(row);
            refuseRepeated(row, order.name());
            return new CheckedRow.Ready(row.line(), order, rules.template(order));
        } catch (PkiException e) {
            return new CheckedRow.Refused(row.line(), RowOrders.name(row), e.phrase());
        }
    }

    private void refuseRepeated(Row row, String name) throws PkiException.InvalidInput {
        var same = names.first(name, row.line());
        if (same.isPresent()) {
            throw new PkiException.InvalidInput(
                    Phrase.of("bulk.problem.repeated", Long.toString(row.line()), Long.toString(same.getAsLong())));
        }
        if (files) {
            // Some file systems do not tell capitals from small letters.
            var file = stems.first(FileStem.of(name).toLowerCase(Locale.ROOT), row.line());
            if (file.isPresent()) {
                throw new PkiException.InvalidInput(
                        Phrase.of("bulk.problem.sameFile", Long.toString(row.line()), Long.toString(file.getAsLong())));
            }
        }
    }

    private CheckedRow existing(CheckedRow.Ready row, Entry entry) {
        return sameContent(row.order(), row.template(), entry)
                ? new CheckedRow.Issued(row.line(), entry)
                : new CheckedRow.Refused(row.line(), row.name(), Phrase.of("bulk.problem.taken", row.name()));
    }

    /// Whether the entry is what the order would make, made earlier: everything but the dates, which are as long, and
    /// it can still be used.
    private boolean sameContent(CertificateOrder order, CertificateTemplate template, Entry entry) {
        var details = entry.details();
        var status = entry.status(now);
        boolean lasting = details.validity().days() == template.validity().days()
                || details.validity()
                        .notAfter()
                        .equals(authority.details().validity().notAfter());
        return entry.issuer().equals(order.issuer())
                && entry.profile() == order.profile()
                && entry.hasPrivateKey()
                && (status == EntryStatus.VALID || status == EntryStatus.EXPIRING)
                && lasting
                && details.subject().equals(template.subject())
                && details.subjectAltNames().equals(template.subjectAltNames())
                && details.publicKey().label().equals(order.key().label())
                && details.keyUsage().orElse(Set.of()).equals(template.keyUsage())
                && details.extendedKeyUsage().orElse(List.of()).equals(template.extendedKeyUsage());
    }
}
