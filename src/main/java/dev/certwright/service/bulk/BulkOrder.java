package dev.certwright.service.bulk;

import dev.certwright.model.inventory.EntryId;
import dev.certwright.model.issuing.CertificateOrder;
import dev.certwright.model.name.DistinguishedName;
import dev.certwright.service.bulk.table.RowSource;
import java.util.List;

/// What a person asks for: many certificates by one CA.
///
/// @param pattern  what every certificate has: CA, profile, key, days, choices; its name, subject and alternative names
///                 are not used. A row's own key and days come before these.
/// @param subject  the subject where a row says nothing about it; `{name}` in a value is the name of the row, which
///                 becomes the common name where there is none
/// @param names    alternative names that every certificate has besides those of its row, likewise with `{name}`
/// @param source   who is to get one
/// @param leaveOut whether rows with problems are left out; else one of them keeps all from being issued
public record BulkOrder(
        CertificateOrder pattern, DistinguishedName subject, List<String> names, RowSource source, boolean leaveOut) {
    /// What stands for the name of the row.
    public static final String NAME = "{name}";

    public BulkOrder {
        names = List.copyOf(names);
        if (pattern.profile().authority()) {
            throw new IllegalArgumentException("many CAs at a time");
        }
    }

    /// One with nothing but what the rows and the profile say.
    public static BulkOrder of(CertificateOrder pattern, RowSource source) {
        return new BulkOrder(pattern, DistinguishedName.EMPTY, List.of(), source, false);
    }

    EntryId authority() {
        return pattern.issuer().orElseThrow();
    }
}
