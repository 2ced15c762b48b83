package dev.certwright.ui.comparison;

import dev.certwright.model.Parsed;
import dev.certwright.model.comparison.ComparisonSource;
import dev.certwright.service.comparison.ComparisonService;
import dev.certwright.ui.common.Field;
import java.util.Optional;

/// Where one of the two certificates comes from: typed, or open already as long as its name is left alone.
public final class Side {
    private final Optional<ComparisonSource.OfCertificate> given;
    private final Field<ComparisonSource> field;

    Side(Optional<ComparisonSource.OfCertificate> given) {
        this.given = given;
        this.field =
                new Field<>(given.map(ComparisonSource.OfCertificate::label).orElse(""), this::parse);
    }

    private Parsed<ComparisonSource> parse(String text) {
        return given.filter(g -> g.label().equals(text))
                .<Parsed<ComparisonSource>>map(Parsed::valid)
                .orElseGet(() -> ComparisonService.source(text));
    }

    /// What a person types.
    public Field<ComparisonSource> field() {
        return field;
    }
}
