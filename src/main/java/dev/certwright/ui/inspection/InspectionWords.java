package dev.certwright.ui.inspection;

import dev.certwright.model.finding.Severity;
import dev.certwright.service.inspection.Inspected;
import dev.certwright.service.inspection.Inspected.Item;
import dev.certwright.text.Messages;
import dev.certwright.ui.common.Chip;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Puts what was found into words.
final class InspectionWords {
    private static final Pattern MOMENT = Pattern.compile("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d UTC");
    private static final DateTimeFormatter FORM = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT);

    private final Messages messages;

    InspectionWords(Messages messages) {
        this.messages = messages;
    }

    /// The text of a key, or the stable word at its end where there is none.
    String label(String area, String word) {
        var key = area + word;
        return messages.bundle().containsKey(key) ? messages.text(key) : plain(word);
    }

    private static String plain(String word) {
        var words = word.replace('-', ' ');
        return words.isEmpty() ? words : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    String title(Item item) {
        return switch (item) {
            case Item.Certificate(var details, var _) -> details.shortName();
            case Item.PrivateKey(var label, var _, var _, var _) -> messages.text("inspection.privateKey", label);
            case Item.PublicKey(var details, var _) -> messages.text("inspection.publicKey", details.label());
            case Item.Request(var details) -> named(details.subject().shortForm());
            case Item.RevocationList(var details) ->
                messages.text("inspection.revocationList", details.issuer().shortForm());
            case Item.Other(var kind, var label, var _) ->
                label.isEmpty() ? label("item.", kind) : label("item.", kind) + " " + label;
            case Item.Closed(var kind, var _, var _, var _) -> label("item.", kind);
        };
    }

    private String named(String name) {
        return name.isEmpty() ? messages.text("inspection.noName") : name;
    }

    /// What an entry of a key store is called there.
    static Optional<String> alias(Item item) {
        return switch (item) {
            case Item.Certificate(var _, var alias) -> alias;
            case Item.PrivateKey(var _, var alias, var _, var _) -> alias;
            case Item.PublicKey(var _, var alias) -> alias;
            case Item.Other(var _, var _, var alias) -> alias;
            case Item.Closed(var _, var alias, var _, var _) -> alias;
            case Item.Request _, Item.RevocationList _ -> Optional.empty();
        };
    }

    /// What kind of file it is.
    String kind(Inspected content) {
        if (content.items().size() == 1 && content.items().getFirst() instanceof Item.Request) {
            return messages.text("inspection.kind.request");
        }
        var key = "inspection.kind." + content.kind();
        return messages.bundle().containsKey(key)
                ? messages.text(key)
                : content.kind().toUpperCase(Locale.ROOT);
    }

    /// How long until a moment, or since, where the value is one.
    Optional<String> distance(String value, Instant now, boolean end) {
        if (!MOMENT.matcher(value).matches()) {
            return Optional.empty();
        }
        return Optional.of(distance(LocalDateTime.parse(value, FORM).toInstant(ZoneOffset.UTC), now, end));
    }

    /// How long until a moment, or since.
    ///
    /// @param end whether something has expired once the moment is over
    String distance(Instant moment, Instant now, boolean end) {
        var between = Duration.between(now, moment);
        var key = between.isNegative() ? (end ? "inspection.expired." : "inspection.ago.") : "inspection.in.";
        var size = between.abs();
        long days = Math.round(size.toSeconds() / 86_400.0);
        if (days >= 730) {
            return messages.text(key + "years", days * 100 / 36_525);
        }
        if (size.toDays() >= 1) {
            return messages.text(key + "days", days);
        }
        return size.toHours() >= 1
                ? messages.text(key + "hours", size.toHours())
                : messages.text(key + "minutes", Math.max(1, size.toMinutes()));
    }

    String severity(Severity severity) {
        return messages.text(
                switch (severity) {
                    case ERROR -> "inspection.severity.error";
                    case WARNING -> "inspection.severity.warning";
                    case NOTE -> "inspection.severity.note";
                });
    }

    static Chip.Kind colour(Severity severity) {
        return switch (severity) {
            case ERROR -> Chip.Kind.BAD;
            case WARNING -> Chip.Kind.WARN;
            case NOTE -> Chip.Kind.INFO;
        };
    }
}
