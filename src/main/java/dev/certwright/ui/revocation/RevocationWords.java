package dev.certwright.ui.revocation;

import dev.certwright.model.inventory.CrlStatus;
import dev.certwright.model.inventory.OcspExchange;
import dev.certwright.model.inventory.RevokedCertificate;
import dev.certwright.text.Messages;
import dev.certwright.ui.common.Chip;
import dev.certwright.ui.common.Dates;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

/// How the sheets write what they show.
record RevocationWords(Messages messages, Dates dates) {
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);
    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    static Chip.Kind kind(CrlStatus.State state) {
        return switch (state) {
            case NONE -> Chip.Kind.NEUTRAL;
            case CURRENT -> Chip.Kind.OK;
            case BEHIND, DUE -> Chip.Kind.WARN;
            case OVERDUE -> Chip.Kind.BAD;
        };
    }

    String state(CrlStatus.State state) {
        return messages.text("revocation.state." + state.name().toLowerCase(Locale.ROOT));
    }

    /// Number, dates and counts, each a short text.
    List<String> standing(CrlStatus status) {
        var texts = new ArrayList<String>();
        status.number()
                .map(BigInteger::toString)
                .ifPresent(number -> texts.add(messages.text("revocation.list.number", number)));
        status.thisUpdate().map(this::minute).ifPresent(t -> texts.add(messages.text("revocation.list.made", t)));
        status.nextUpdate().map(this::minute).ifPresent(t -> texts.add(messages.text("revocation.list.next", t)));
        if (status.pending() > 0) {
            texts.add(messages.text("revocation.list.pending", status.pending()));
        }
        return texts;
    }

    private String minute(Instant moment) {
        return MINUTE.format(LocalDateTime.ofInstant(moment, dates.zone()));
    }

    void revokedColumns(TableView<RevokedCertificate> table) {
        column(
                table,
                "revocation.column.certificate",
                300,
                one -> one.name().orElseGet(() -> one.serialNumber().toString()));
        column(
                table,
                "revocation.column.since",
                140,
                one -> minute(one.revocation().at()));
        column(
                table,
                "revocation.column.reason",
                220,
                one -> messages.of(RevokeViewModel.words(one.revocation().reason())));
        table.setPlaceholder(new Label(messages.text("revocation.list.empty")));
    }

    void exchangeColumns(TableView<OcspExchange> table) {
        column(
                table,
                "revocation.column.time",
                80,
                one -> SECOND.format(LocalDateTime.ofInstant(one.at(), dates.zone())));
        column(table, "revocation.column.method", 70, OcspExchange::method);
        column(
                table,
                "revocation.column.asked",
                300,
                one -> one.certificates().stream()
                        .map(answered -> answered.name()
                                .orElseGet(() -> answered.serialNumber().toString()))
                        .collect(Collectors.joining(", ")));
        column(table, "revocation.column.answer", 200, this::answer);
        table.setPlaceholder(new Label(messages.text("revocation.ocsp.empty")));
    }

    private String answer(OcspExchange exchange) {
        return exchange.certificates().isEmpty()
                ? exchange.status()
                : exchange.certificates().stream()
                        .map(one -> messages.text(
                                "revocation.answer." + one.status().name().toLowerCase(Locale.ROOT)))
                        .distinct()
                        .collect(Collectors.joining(", "));
    }

    private <T> void column(TableView<T> table, String key, double width, Function<T, String> text) {
        var column = new TableColumn<T, String>(messages.text(key));
        column.setPrefWidth(width);
        column.setCellValueFactory(row -> new ReadOnlyStringWrapper(
                Optional.ofNullable(row.getValue()).map(text).orElse("")));
        table.getColumns().add(column);
    }
}
