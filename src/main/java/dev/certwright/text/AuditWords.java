package dev.certwright.text;

import dev.certwright.model.Phrase;
import dev.certwright.model.inventory.AuditEvent;
import dev.certwright.model.inventory.AuditProblem;

/// What the audit log says, in words.
public final class AuditWords {
    private static final String ACTION = "safety.action.";

    private AuditWords() {}

    /// What was done. An action of a newer version of this program is shown as it is.
    public static String action(AuditEvent event, Messages messages) {
        var key = ACTION + event.action();
        return messages.bundle().containsKey(key) ? messages.text(key) : event.action();
    }

    /// What is not right.
    public static Phrase problem(AuditProblem problem) {
        return switch (problem) {
            case AuditProblem.Altered(long number) -> Phrase.of("safety.problem.altered", number(number));
            case AuditProblem.Missing(long first, long last) ->
                range("safety.problem.missing.one", "safety.problem.missing.many", first, last);
            case AuditProblem.CutOff(long first, long last) ->
                range("safety.problem.cutOff.one", "safety.problem.cutOff.many", first, last);
            case AuditProblem.Appended(long first, long last) ->
                range("safety.problem.appended.one", "safety.problem.appended.many", first, last);
            case AuditProblem.Rewritten() -> Phrase.of("safety.problem.rewritten");
            case AuditProblem.EndUnknown() -> Phrase.of("safety.problem.endUnknown");
            case AuditProblem.NotedHashAbsent() -> Phrase.of("safety.problem.notedHashAbsent");
        };
    }

    private static Phrase range(String one, String many, long first, long last) {
        return first == last ? Phrase.of(one, number(first)) : Phrase.of(many, number(first), number(last));
    }

    /// Without separators.
    private static String number(long number) {
        return Long.toString(number);
    }
}
